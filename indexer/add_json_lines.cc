#include "indexer/add_json_lines.h"

#include <memory>
#include <string>
#include <utility>

#include "common/error.h"
#include "indexer/input/input.h"
#include "indexer/readers/article_reader.h"

namespace dizin {

std::vector<Rejection> AddJsonLines(std::string_view lines, Indexer* indexer) {
  std::vector<Rejection> rejected;
  indexer::Input input(indexer::kNoFile, std::string(lines));
  const std::unique_ptr<indexer::ArticleReader> reader =
      indexer::MakeReader(indexer::Format::kJsonLines, &input, {});
  for (indexer::Record record; reader->Next(&record);) {
    if (record.passed_over) continue;
    if (record.rejection.empty()) {
      try {
        indexer->Add(std::move(record.article));
      } catch (const Error& e) {
        if (e.kind() != ErrorKind::kInput) throw;
        record.rejection = e.what();
      }
    }
    if (!record.rejection.empty()) {
      rejected.push_back({"", record.line, std::move(record.rejection)});
    }
  }
  return rejected;
}

}  // namespace dizin
