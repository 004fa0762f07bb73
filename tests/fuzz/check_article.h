// What every reader promises of the articles it gives, whatever it read.

#ifndef DIZIN_TESTS_FUZZ_CHECK_ARTICLE_H_
#define DIZIN_TESTS_FUZZ_CHECK_ARTICLE_H_

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

inline void Require(bool holds, const char* what, std::string_view value) {
  if (holds) return;
  std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(value.size()),
               value.data());
  std::abort();
}

inline void CheckString(const char* what, std::string_view value) {
  Require(IsWellFormed(value), what, value);
  Require(value.find('\0') == std::string_view::npos, what, value);
  Require(value.find('\r') == std::string_view::npos, what, value);
}

inline void CheckRecord(const Record& record) {
  Require(record.line > 0, "line", "0");
  CheckString("rejection", record.rejection);
  Require(record.rejection.find('\n') == std::string::npos, "rejection",
          record.rejection);
  if (!record.rejection.empty() || record.passed_over) return;
  const Article& a = record.article;
  Require(!a.id.empty(), "id", "");
  Require(!a.title.empty() || !a.text.empty(), "article", "");
  Require(a.title.find('\n') == std::string::npos, "title", a.title);
  for (const std::string* value :
       {&a.id, &a.title, &a.text, &a.language, &a.url, &a.source}) {
    CheckString("value", *value);
  }
  for (const std::string& author : a.authors) CheckString("author", author);
  for (const auto& [name, value] : a.extra) {
    Require(!name.empty() && !value.empty(), "field", name);
    Require(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                std::string::npos,
            "field name", name);
    CheckString("field", value);
  }
}

// Reads all of `bytes`, small limits, and checks each record. Answers the last
// article, for whoever wants to check more.
inline Article ReadAndCheck(Format format, std::string bytes) {
  constexpr std::uint64_t kMaxBytes = 2000;
  Article last;
  try {
    Input input("fuzz.in", std::move(bytes));
    ReaderOptions options;
    options.max_article_bytes = kMaxBytes;
    const auto reader = MakeReader(format, &input, options);
    std::uint64_t line = 0;
    for (Record record; reader->Next(&record);) {
      CheckRecord(record);
      Require(record.line >= line, "lines go back", std::to_string(line));
      line = record.line;
      if (record.rejection.empty() && !record.passed_over) {
        last = std::move(record.article);
      }
    }
  } catch (const Error& e) {
    Require(e.kind() == ErrorKind::kInput, "error", e.what());
  }
  return last;
}

}  // namespace dizin::indexer

#endif  // DIZIN_TESTS_FUZZ_CHECK_ARTICLE_H_
