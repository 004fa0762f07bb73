// Cuts rows of CSV and TSV into fields.

#ifndef DIZIN_INDEXER_READERS_CSV_ROW_H_
#define DIZIN_INDEXER_READERS_CSV_ROW_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/article_builder.h"

namespace dizin::indexer {

enum class RowState : std::uint8_t {
  kWhole,
  kOpen,  // a quote has not closed: the row goes on in the next line
  kBad,   // something stands behind a closing quote
};

// Cuts one row after another, of which it gives no more fields than these. Not
// safe in two threads at once.
class CsvSplitter {
 public:
  static constexpr std::size_t kMaxFields = ArticleBuilder::kMaxFields + 1;

  explicit CsvSplitter(char separator) : separator_(separator) {}

  // A row that begins with this line.
  RowState Begin(std::string_view line);
  // The next line of a row. REQUIRES: the last answer was kOpen.
  RowState Continue(std::string_view line);

  // Of a row that is whole.
  const std::vector<std::string>& fields() const { return fields_; }

 private:
  RowState Split(std::string_view rest, bool in_quotes);
  void SkipBlanks(std::string_view* rest) const;
  bool TakeIndented(std::string_view* rest);

  char separator_;
  std::vector<std::string> fields_;
};

// `row` is one line; `fields` is overwritten. No more than kMaxFields either.
void SplitTsvRow(std::string_view row, std::vector<std::string>* fields);

// The separator of a header line: , ; tab or |.
char GuessSeparator(std::string_view header);

// That which a line of its own before the header tells, "sep=;", as Excel reads
// it; '\0' if the line is none.
char SeparatorLine(std::string_view line);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_CSV_ROW_H_
