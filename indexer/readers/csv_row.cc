#include "indexer/readers/csv_row.h"

#include <algorithm>

#include "indexer/ascii.h"

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

// `*rest` without the blanks at its beginning, of which a separator is none.
void CsvSplitter::SkipBlanks(std::string_view* rest) const {
  while (!rest->empty() && rest->front() != separator_ &&
         (rest->front() == ' ' || rest->front() == '\t')) {
    rest->remove_prefix(1);
  }
}

// Takes a field with blanks before its first quote, if it is one: closed in
// this line, with nothing behind it.
bool CsvSplitter::TakeIndented(std::string_view* rest) {
  std::string_view ahead = *rest;
  SkipBlanks(&ahead);
  if (ahead.size() == rest->size() || !ahead.starts_with('"')) return false;
  ahead.remove_prefix(1);
  std::string field;
  if (!TakeQuoted(&ahead, &field)) return false;
  SkipBlanks(&ahead);
  if (!ahead.empty() && ahead.front() != separator_) return false;
  *rest = ahead;
  fields_.back() = std::move(field);
  return true;
}

RowState CsvSplitter::Split(std::string_view rest, bool in_quotes) {
  for (;;) {
    if (!in_quotes && rest.starts_with('"')) {
      rest.remove_prefix(1);
      in_quotes = true;
    }
    if (in_quotes) {
      if (!TakeQuoted(&rest, &fields_.back())) return RowState::kOpen;
      SkipBlanks(&rest);
      if (!rest.empty() && rest.front() != separator_) return RowState::kBad;
      in_quotes = false;
    } else if (!TakeIndented(&rest)) {
      fields_.back() = rest.substr(0, rest.find(separator_));
      rest.remove_prefix(fields_.back().size());
    }
    if (rest.empty() || fields_.size() == kMaxFields) return RowState::kWhole;
    rest.remove_prefix(1);
    fields_.emplace_back();
  }
}

void SplitTsvRow(std::string_view row, std::vector<std::string>* fields) {
  fields->clear();
  fields->emplace_back();
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\t') {
      if (fields->size() == CsvSplitter::kMaxFields) return;
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

char SeparatorLine(std::string_view line) {
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  constexpr std::string_view kSep = "sep=";
  const bool is_one =
      line.size() == kSep.size() + 1 && StartsWithIgnoringCase(line, kSep);
  return is_one ? line.back() : '\0';
}

}  // namespace dizin::indexer
