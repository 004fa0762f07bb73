// Articles and queries by chance, of a few words in several scripts: many of
// the words are spellings, forms or other names of each other.

#ifndef DIZIN_TESTS_INDEX_RANDOM_QUERIES_H_
#define DIZIN_TESTS_INDEX_RANDOM_QUERIES_H_

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "common/article.h"

namespace dizin::index {

std::vector<Article> RandomArticles(std::size_t count, std::mt19937* random);

// Of any operators, nested `depth` deep, as it may be typed.
std::string RandomQuery(int depth, std::mt19937* random);

}  // namespace dizin::index

#endif  // DIZIN_TESTS_INDEX_RANDOM_QUERIES_H_
