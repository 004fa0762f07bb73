#include "indexer/readers/plain_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/ascii.h"
#include "indexer/readers/article_builder.h"
#include "indexer/readers/title.h"
#include "indexer/readers/whole_file.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kMaxHeaderLines = 64;
constexpr std::size_t kMaxNameBytes = 40;
constexpr std::string_view kArticleFields[] = {
    "id", "title", "date", "lang", "url", "source", "authors"};

// Takes the first line off `*text`; without its end, \n or \r\n.
std::string_view TakeLine(std::string_view* text) {
  const std::size_t end = std::min(text->find('\n'), text->size());
  std::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool IsBlankLine(std::string_view line) {
  return std::all_of(line.begin(), line.end(), IsBlank);
}

using Header = std::pair<std::string, std::string>;

// "name: value"; names are letters, digits, '_' and '-', from a letter on.
std::optional<Header> ParseHeader(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > kMaxNameBytes) {
    return std::nullopt;
  }
  const std::string_view name = line.substr(0, colon);
  const bool good = IsLetter(name.front()) &&
                    std::all_of(name.begin(), name.end(), [](char c) {
                      return IsLetter(c) || IsDigit(c) || c == '_' || c == '-';
                    });
  if (!good) return std::nullopt;
  return Header(name, line.substr(colon + 1));
}

// The header lines at the beginning of `*text`, which are taken off with the
// blank line behind them; none if they are not headers by rule 1.
std::vector<Header> TakeHeaders(std::string_view* text, const FieldMap& map) {
  std::vector<Header> headers;
  std::string_view rest = *text;
  bool known = false;
  while (!rest.empty()) {
    const std::string_view line = TakeLine(&rest);
    if (IsBlankLine(line)) break;
    if (IsBlank(line.front()) && !headers.empty()) {
      headers.back().second.append(line);
      continue;
    }
    std::optional<Header> header = ParseHeader(line);
    if (!header || headers.size() == kMaxHeaderLines) return {};
    const std::string target = map.Target(header->first);
    known =
        known || std::find(std::begin(kArticleFields), std::end(kArticleFields),
                           target) != std::end(kArticleFields);
    headers.push_back(*std::move(header));
  }
  if (!known) return {};
  *text = rest;
  return headers;
}

// 2021-…, or 20210211.
bool HasDateShape(std::string_view word) {
  const auto digits = static_cast<std::size_t>(
      std::find_if_not(word.begin(), word.end(), IsDigit) - word.begin());
  return (digits == 4 && word.size() > 5 && word[4] == '-' &&
          IsDigit(word[5])) ||
         (digits == 8 && word.size() == 8);
}

// The date of a wire line, which is taken off `*text`; empty if there is none.
std::string_view TakeWireDate(std::string_view* text) {
  constexpr std::string_view kWord = "date";
  std::string_view rest = *text;
  const auto skip_blanks = [&rest] {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  };
  skip_blanks();
  if (!rest.starts_with(kWord)) return {};
  rest.remove_prefix(kWord.size());
  if (rest.empty() || !IsBlank(rest.front())) return {};
  skip_blanks();
  const std::string_view date =
      rest.substr(0, std::min(rest.find_first_of(" \t\r\n"), rest.size()));
  if (!HasDateShape(date)) return {};
  rest.remove_prefix(date.size());
  *text = rest;
  return date;
}

class PlainTextReader : public ArticleReader {
 public:
  PlainTextReader(Input* input, const ReaderOptions& options)
      : input_(input),
        options_(options),
        builder_(input->name(), ArticleBuilder::Holds::kOne, &options_.map) {}

  bool Next(Record* record) override {
    if (done_) return false;
    done_ = true;
    builder_.Begin(1);
    if (const auto bytes = ReadWhole(input_, options_.max_article_bytes)) {
      ReadText(*bytes);
    } else {
      builder_.Reject(LongerThan(options_.max_article_bytes));
    }
    builder_.Finish(record);
    return true;
  }

 private:
  void ReadText(std::string_view text) {
    if (IsEmpty(text)) return builder_.Reject("is empty");
    const std::vector<Header> headers = TakeHeaders(&text, options_.map);
    for (const auto& [name, value] : headers) builder_.Add(name, value);
    if (headers.empty()) {
      const std::string_view date = TakeWireDate(&text);
      if (!date.empty()) builder_.AddOwn("date", date);
    }
    builder_.AddOwn("text", text);
    if (builder_.article().title.empty()) {
      builder_.AddOwn("title", TitleFromText(builder_.article().text));
    }
  }

  static bool IsEmpty(std::string_view text) {
    return text.find_first_not_of(std::string_view(" \t\r\n\0", 5)) ==
           std::string_view::npos;
  }

  Input* input_;
  ReaderOptions options_;
  ArticleBuilder builder_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> MakePlainTextReader(
    Input* input, const ReaderOptions& options) {
  return std::make_unique<PlainTextReader>(input, options);
}

}  // namespace dizin::indexer
