#include "indexer/readers/csv_row.h"

#include <algorithm>

namespace dizin::indexer {

namespace {

// Moves the rest of a quoted field from `*rest` to `*field`, with the quote
// that closes it; false if none does.
bool TakeQuoted(std::string_view* rest, std::string* field) {
  for (;;) {
    const std::size_t quote = rest->find('"');
    field->append(rest->substr(0, quote));
    if (quote == std::string_view::npos) return false;
    rest->remove_prefix(quote + 1);
    if (!rest->starts_with('"')) return true;
    field->push_back('"');
    rest->remove_prefix(1);
  }
}

}  // namespace

RowState CsvSplitter::Begin(std::string_view line) {
  fields_.assign(1, std::string());
  return Split(line, /*in_quotes=*/false);
}

RowState CsvSplitter::Continue(std::string_view line) {
  fields_.back() += '\n';
  return Split(line, /*in_quotes=*/true);
}

RowState CsvSplitter::Split(std::string_view rest, bool in_quotes) {
  for (;;) {
    if (!in_quotes && rest.starts_with('"')) {
      rest.remove_prefix(1);
      in_quotes = true;
    }
    if (in_quotes) {
      if (!TakeQuoted(&rest, &fields_.back())) return RowState::kOpen;
      if (!rest.empty() && rest.front() != separator_) return RowState::kBad;
      in_quotes = false;
    } else {
      fields_.back() = rest.substr(0, rest.find(separator_));
      rest.remove_prefix(fields_.back().size());
    }
    if (rest.empty()) return RowState::kWhole;
    rest.remove_prefix(1);
    fields_.emplace_back();
  }
}

void SplitTsvRow(std::string_view row, std::vector<std::string>* fields) {
  fields->clear();
  fields->emplace_back();
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\t') {
      fields->emplace_back();
    } else if (row[i] != '\\' || i + 1 == row.size()) {
      fields->back() += row[i];
    } else {
      const char next = row[++i];
      if (next == 't' || next == 'n' || next == 'r') {
        fields->back() += next == 't' ? '\t' : '\n';
      } else if (next == '\\') {
        fields->back() += '\\';
      } else {
        fields->back().append({'\\', next});
      }
    }
  }
}

char GuessSeparator(std::string_view header) {
  constexpr std::string_view kSeparators = ",;\t|";
  char best = ',';
  std::ptrdiff_t most = 0;
  std::string bare;
  bool quoted = false;
  for (const char c : header) {
    quoted = quoted != (c == '"');
    if (!quoted) bare += c;
  }
  for (const char separator : kSeparators) {
    const auto count = std::count(bare.begin(), bare.end(), separator);
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

}  // namespace dizin::indexer
