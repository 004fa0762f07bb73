// Articles of random shape, with all that a glass table can hold and more than
// an analyser would make: for tests that compare two writers.

#ifndef DIZIN_TESTS_INDEX_GLASS_SAMPLE_ARTICLES_H_
#define DIZIN_TESTS_INDEX_GLASS_SAMPLE_ARTICLES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "common/index/glass/bulk_writer.h"
#include "common/index/shard_writer.h"
#include "common/index/term_dictionary.h"

namespace dizin::index::glass {

using Metadata = std::map<std::string, std::string>;

struct Sample {
  TermDictionary terms;
  std::vector<IndexedArticle> articles;
  Metadata metadata;
};

// Prints the seed, so that a failure can be had again: set DIZIN_TEST_SEED.
unsigned PrintedSeed(unsigned otherwise);

struct SampleShape {
  std::size_t articles = 500;
  std::size_t vocabulary = 400;
  std::size_t max_terms = 30;  // of most articles
  bool odd_terms = true;       // NULs, 245 bytes, prefixes of each other
  bool odd_articles = true;    // empty ones, without data, huge values
  // Share of the articles that repeat the id of one before, in percent. 0:
  // articles have no ids.
  unsigned repeated_ids_percent = 0;
};
std::unique_ptr<Sample> MakeSample(const SampleShape& shape, unsigned seed);

// The first `articles` of a text made of words in Zipf's distribution.
std::unique_ptr<Sample> MakeText(std::size_t articles, unsigned seed);

struct LoadPlan {
  BulkOptions options;
  std::size_t batches = 3;
  unsigned threads = 1;
  bool metadata_as_source = false;
};
BulkSummary BulkLoad(const Sample& sample, const LoadPlan& plan,
                     const std::string& directory);

// The same through Xapian: an article with a known id deletes that one first,
// so that it gets a docid of its own as in a bulk load.
void XapianLoad(const Sample& sample, const std::string& directory,
                std::uint32_t block_bytes = kDefaultBlockBytes);

}  // namespace dizin::index::glass

#endif  // DIZIN_TESTS_INDEX_GLASS_SAMPLE_ARTICLES_H_
