// SearcherOptions, read: what the index is opened with.
//
//   auto reader = index::IndexReader::Open(paths, ReadRules(options).reader);

#ifndef DIZIN_SEARCHER_EXPANSION_RULES_H_
#define DIZIN_SEARCHER_EXPANSION_RULES_H_

#include <string>

#include "common/index/index_reader.h"
#include "searcher/searcher.h"

namespace dizin {

struct SearcherRules {
  index::ReaderOptions reader;  // may be shared by any number of readers
  std::string text;             // another one for other rules
};

// Reads the file of aliases. Throws Error: kUsage where it cannot, kInput for a
// line without sense.
SearcherRules ReadRules(const SearcherOptions& options);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_EXPANSION_RULES_H_
