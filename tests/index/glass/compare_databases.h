// Compares two databases through Xapian's public interface: every term,
// posting, position, length, term list, value, bound, data, metadata and
// statistic, and ranked answers.

#ifndef DIZIN_TESTS_INDEX_GLASS_COMPARE_DATABASES_H_
#define DIZIN_TESTS_INDEX_GLASS_COMPARE_DATABASES_H_

#include <cstddef>
#include <string>

#include <gtest/gtest.h>

namespace dizin::index::glass {

// kLoose: bounds (of lengths, wdf, values) need not be equal, as after
// deletions; they must hold.
enum class Bounds { kExact, kLoose };

::testing::AssertionResult SameDatabase(const std::string& a,
                                        const std::string& b,
                                        Bounds bounds = Bounds::kExact);

// Of `queries` random ones over the terms of `a`: ANDs, ORs, phrases, synonyms,
// filters by value; by relevance and by value.
::testing::AssertionResult SameAnswers(const std::string& a,
                                       const std::string& b,
                                       std::size_t queries, unsigned seed);

// Xapian's own check finds nothing.
::testing::AssertionResult IsSound(const std::string& path);

}  // namespace dizin::index::glass

#endif  // DIZIN_TESTS_INDEX_GLASS_COMPARE_DATABASES_H_
