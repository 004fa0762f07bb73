// All that a reader gives for some bytes.

#ifndef DIZIN_TESTS_INDEXER_READ_RECORDS_H_
#define DIZIN_TESTS_INDEXER_READ_RECORDS_H_

#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

inline std::vector<Record> ReadRecords(Format format, std::string bytes,
                                       const ReaderOptions& options = {},
                                       std::string name = "in.file") {
  Input input(std::move(name), std::move(bytes));
  const auto reader = MakeReader(format, &input, options);
  std::vector<Record> all;
  for (Record record; reader->Next(&record);) all.push_back(record);
  return all;
}

}  // namespace dizin::indexer

#endif  // DIZIN_TESTS_INDEXER_READ_RECORDS_H_
