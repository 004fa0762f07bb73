#include "indexer/readers/csv.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/ascii.h"
#include "indexer/input/line_reader.h"
#include "indexer/readers/article_builder.h"
#include "indexer/readers/csv_row.h"

namespace dizin::indexer {
namespace {

// See TableReader::reach_.
constexpr std::size_t kLeastReach = 16 << 10;
constexpr std::size_t kReachOfARow = 16;

struct Line {
  std::string text;
  std::uint64_t number = 0;
  bool too_long = false;
};

// Lines that can be taken back: those of a row that turned out to be none.
class LineQueue {
 public:
  LineQueue(Input* input, std::size_t max_bytes) : lines_(input, max_bytes) {}

  std::optional<Line> Take() {
    if (!waiting_.empty()) {
      Line line = std::move(waiting_.front());
      waiting_.pop_front();
      return line;
    }
    if (!lines_.Next()) return std::nullopt;
    return Line{std::string(lines_.line()), lines_.number(), lines_.too_long()};
  }

  void GiveBack(std::vector<Line> lines) {
    waiting_.insert(waiting_.begin(), std::make_move_iterator(lines.begin()),
                    std::make_move_iterator(lines.end()));
  }

 private:
  LineReader lines_;
  std::deque<Line> waiting_;
};

class TableReader : public ArticleReader {
 public:
  TableReader(Input* input, const ReaderOptions& options, bool tabs_only)
      : options_(options),
        lines_(input, options.max_article_bytes),
        builder_(input->name(), ArticleBuilder::Holds::kMany, &options_.map),
        splitter_(tabs_only ? '\t' : ','),
        quotes_(!tabs_only),
        reach_(options.max_article_bytes) {}

  bool Next(Record* record) override {
    std::optional<Line> line = TakeLine();
    if (line && columns_.empty()) {
      builder_.Begin(line->number);
      if (!ReadHeader(*std::move(line))) {
        builder_.Finish(record);
        return true;
      }
      line = TakeLine();
    }
    if (!line) return false;
    builder_.Begin(line->number);
    ReadRow(*std::move(line));
    builder_.Finish(record);
    return true;
  }

 private:
  // The next line that is not blank.
  std::optional<Line> TakeLine() {
    std::optional<Line> line;
    do {
      line = lines_.Take();
    } while (line && !line->too_long && Strip(line->text).empty());
    return line;
  }

  // False if it is rejected.
  bool ReadHeader(Line line) {
    columns_.assign(1, std::string());  // for the rows of a bad one
    if (quotes_) {
      char separator = SeparatorLine(line.text);
      if (separator != '\0') {
        std::optional<Line> next = TakeLine();
        if (!next) return true;
        line = *std::move(next);
      } else {
        separator = GuessSeparator(line.text);
      }
      splitter_ = CsvSplitter(separator);
    }
    if (!Split(line, "the header: ")) return false;
    if (fields_.size() > ArticleBuilder::kMaxFields) {
      builder_.Reject("the header: " + ArticleBuilder::TooManyFields());
      return false;
    }
    columns_ = fields_;
    for (std::string& column : columns_) column = Strip(column);
    named_ = columns_.size();
    while (named_ > 0 && columns_[named_ - 1].empty()) --named_;
    return true;
  }

  void ReadRow(const Line& line) {
    if (Split(line, "")) AddFields();
  }

  // Cuts the row that begins with `line` into fields_; false if it is rejected,
  // with `what` before the reason.
  bool Split(const Line& line, const char* what) {
    if (line.too_long) {
      builder_.Reject(what + LongerThan(options_.max_article_bytes));
      return false;
    }
    if (!quotes_) {
      SplitTsvRow(line.text, &fields_);
      SplitQuotedTsvRow(line.text);
      return true;
    }
    RowState state = splitter_.Begin(line.text);
    if (state == RowState::kOpen) state = ReadFurtherLines(line.text.size());
    if (state == RowState::kWhole) {
      fields_ = splitter_.fields();
      return true;
    }
    builder_.Reject(std::string(what) +
                    (state == RowState::kOpen
                         ? "a quote does not close"
                         : "something stands behind a closing quote"));
    return false;
  }

  // Takes a row of TSV for one with quotes as spreadsheets write them, where it
  // then has as many fields as it should. Only such a one goes on in the next
  // lines.
  void SplitQuotedTsvRow(std::string_view row) {
    if (!row.starts_with('"') && row.find("\t\"") == row.npos) return;
    const std::size_t want = named_ == 0 ? fields_.size() : columns_.size();
    RowState state = splitter_.Begin(row);
    // Of a row that has all its fields a quote may be one, and the next line
    // another row.
    if (state == RowState::kOpen) {
      state = ReadFurtherLines(row.size(), fields_.size() < want ? 0 : want);
    }
    if (state == RowState::kWhole && splitter_.fields().size() == want) {
      fields_ = splitter_.fields();
    }
  }

  // Of a row with a quote that has not closed, of `bytes` so far; not over a
  // line that has `not_over` fields by itself.
  RowState ReadFurtherLines(std::size_t bytes, std::size_t not_over = 0) {
    std::vector<Line> taken;
    RowState state = RowState::kOpen;
    const std::size_t most =
        std::min<std::size_t>(reach_, options_.max_article_bytes);
    while (state == RowState::kOpen && bytes <= most) {
      std::optional<Line> line = lines_.Take();
      if (!line) break;
      bytes += line->text.size() + 1;
      taken.push_back(*std::move(line));
      const std::string& text = taken.back().text;
      const auto tabs = std::count(text.begin(), text.end(), '\t');
      if (taken.back().too_long ||
          static_cast<std::size_t>(tabs) + 1 == not_over) {
        break;
      }
      state = splitter_.Continue(text);
    }
    if (!quotes_ && splitter_.fields().size() != columns_.size()) {
      state = RowState::kBad;
    }
    if (state == RowState::kWhole) {
      reach_ = std::max(reach_, bytes * kReachOfARow);
    } else {
      reach_ = std::max(reach_ - std::min(reach_, bytes), kLeastReach);
      lines_.GiveBack(std::move(taken));
    }
    return state;
  }

  void AddFields() {
    // Spreadsheets write empty cells behind the last column, or none.
    std::size_t count = fields_.size();
    while (count > columns_.size() && Strip(fields_[count - 1]).empty()) {
      --count;
    }
    if (count > columns_.size() || count < named_) {
      return builder_.Reject(
          "has " + std::to_string(fields_.size()) + " fields, the header " +
          std::to_string(columns_.size()) +
          (quotes_ || fields_.size() > 1 ? "" : " (is it separated by tabs?)"));
    }
    for (std::size_t i = 0; i < count; ++i) {
      builder_.Add(columns_[i], fields_[i]);
    }
  }

  ReaderOptions options_;
  LineQueue lines_;
  ArticleBuilder builder_;
  CsvSplitter splitter_;
  bool quotes_;
  // Bytes in which the end of a quote is looked for. What was looked through in
  // vain is taken off, or a file of such rows would be read over and over; what
  // was found gives some back.
  std::size_t reach_;
  std::vector<std::string> columns_;
  std::size_t named_ = 0;  // up to the last column with a name
  std::vector<std::string> fields_;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeCsvReader(Input* input,
                                             const ReaderOptions& options) {
  return std::make_unique<TableReader>(input, options, /*tabs_only=*/false);
}

std::unique_ptr<ArticleReader> MakeTsvReader(Input* input,
                                             const ReaderOptions& options) {
  return std::make_unique<TableReader>(input, options, /*tabs_only=*/true);
}

}  // namespace dizin::indexer
