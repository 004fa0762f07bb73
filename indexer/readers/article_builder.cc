#include "indexer/readers/article_builder.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <simdjson.h>

#include "common/index/stored_article.h"
#include "common/text/utf8.h"
#include "indexer/ascii.h"
#include "indexer/readers/written_date.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kMaxQuotedBytes = 60;

// \r\n and \r as \n.
void UnifyLineEnds(std::string* text) {
  std::size_t to = text->find('\r');
  if (to == std::string::npos) return;
  for (std::size_t from = to; from < text->size(); ++from) {
    char c = (*text)[from];
    if (c == '\r') {
      if (from + 1 < text->size() && (*text)[from + 1] == '\n') continue;
      c = '\n';
    }
    (*text)[to++] = c;
  }
  text->resize(to);
}

// For a message: short, on one line.
std::string Quoted(std::string_view value) {
  const std::string_view head = TruncateUtf8(value, kMaxQuotedBytes);
  std::string out = "'" + std::string(head) + (head == value ? "'" : "…'");
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::optional<Date> AnyDate(std::string_view text) {
  const std::optional<Date> date = ParseWrittenDate(text);
  return date ? date : ParseUnixTime(text);
}

bool IsControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string Hex(std::uint64_t number) {
  char digits[16];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, number, 16).ptr;
  return {digits, end};
}

}  // namespace

ArticleBuilder::ArticleBuilder(std::string file, Holds holds,
                               const FieldMap* map)
    : file_(std::move(file)), holds_(holds), map_(map) {}

std::string ArticleBuilder::TooManyFields() {
  return "has more than " + std::to_string(kMaxFields) + " fields";
}

void ArticleBuilder::Begin(std::uint64_t line) {
  records_on_line_ = line == line_ ? records_on_line_ + 1 : 1;
  line_ = line;
  record_ = Record();
  record_.line = line;
  unused_.clear();
}

void ArticleBuilder::Reject(std::string reason) {
  if (record_.rejection.empty()) record_.rejection = std::move(reason);
}

void ArticleBuilder::Add(std::string_view record_field,
                         std::string_view value) {
  AddOwn(map_->Target(record_field), value);
}

void ArticleBuilder::AddOwn(const std::string& field, std::string_view value) {
  value = Strip(value);
  if (field.empty() || value.empty() || !record_.rejection.empty()) return;
  std::string text(value);
  const bool good =
      simdjson::validate_utf8(text) && text.find('\0') == std::string::npos;
  if (const std::size_t mended = good ? 0 : MakeWellFormed(&text)) {
    record_.mended += mended;
    text = std::string(Strip(text));  // NULs have become blanks
    if (text.empty()) return;
  }
  UnifyLineEnds(&text);
  Set(field, std::move(text));
}

void ArticleBuilder::Set(const std::string& field, std::string value) {
  Article& article = record_.article;
  if (field == "id") {
    SetId(std::move(value));
  } else if (field == "title") {
    std::replace(value.begin(), value.end(), '\n', ' ');
    article.title = std::move(value);
  } else if (field == "text") {
    if (article.text.empty()) {
      article.text = std::move(value);
    } else {
      article.text.append("\n\n").append(value);
    }
  } else if (field == "date") {
    SetDate(value);
  } else if (field == "lang") {
    article.language = std::move(value);
  } else if (field == "url") {
    article.url = std::move(value);
  } else if (field == "source") {
    article.source = std::move(value);
  } else if (article.authors.size() + article.extra.size() == kMaxFields) {
    Reject(TooManyFields());
  } else if (field == "authors") {
    article.authors.push_back(std::move(value));
  } else {
    if (unused_.size() < kMaxQuotedBytes) {
      unused_ += (unused_.empty() ? "" : ", ") + field;
    }
    article.extra.emplace_back(field, std::move(value));
  }
}

void ArticleBuilder::SetId(std::string value) {
  if (value.size() > kMaxIdBytes) {
    Reject("the id " + Quoted(value) + " is longer than " +
           std::to_string(kMaxIdBytes) + " bytes");
  } else if (std::any_of(value.begin(), value.end(), IsControl)) {
    Reject("the id " + Quoted(value) + " has control characters in it");
  } else {
    record_.article.id = std::move(value);
  }
}

void ArticleBuilder::FillFromOtherNames() {
  const Article& article = record_.article;
  if (article.extra.empty() || !record_.rejection.empty()) return;
  const std::pair<const char*, bool> fields[] = {
      {"id", article.id.empty()},         {"title", article.title.empty()},
      {"text", article.text.empty()},     {"date", !article.date},
      {"lang", article.language.empty()}, {"url", article.url.empty()},
      {"source", article.source.empty()}, {"authors", article.authors.empty()}};
  for (const auto& [field, empty] : fields) {
    if (!empty) continue;
    for (const std::string_view other : map_->OtherNames(field)) {
      if (FillFrom(field, other)) break;
    }
  }
}

// Makes all fields of the name `other` this one; false if there is none, or it
// would not do.
bool ArticleBuilder::FillFrom(const std::string& field,
                              std::string_view other) {
  auto& extra = record_.article.extra;
  const auto will_do = [&field, other](const auto& named) {
    const auto& [name, value] = named;
    if (name != other) return false;
    if (field == "date") return AnyDate(value).has_value();
    return field != "id" ||
           (value.size() <= kMaxIdBytes &&
            std::none_of(value.begin(), value.end(), IsControl));
  };
  const auto taken = std::stable_partition(
      extra.begin(), extra.end(),
      [&will_do](const auto& named) { return !will_do(named); });
  if (taken == extra.end()) return false;
  const std::vector<std::pair<std::string, std::string>> values(
      std::make_move_iterator(taken), std::make_move_iterator(extra.end()));
  extra.erase(taken, extra.end());
  for (const auto& [name, value] : values) Set(field, value);
  return true;
}

void ArticleBuilder::SetDate(std::string_view value) {
  if (const auto date = AnyDate(value)) {
    record_.article.date = date;
  } else {
    Reject("the date " + Quoted(value) +
           " is not one (want 2021-02-11; --map date= leaves dates out)");
  }
}

std::string ArticleBuilder::DefaultId() const {
  if (file_ == "-") return "stdin:" + Hex(index::ContentHash(record_.article));
  if (holds_ == Holds::kOne) return file_;
  const std::string id = file_ + ":" + std::to_string(record_.line);
  return records_on_line_ == 1 ? id
                               : id + ":" + std::to_string(records_on_line_);
}

void ArticleBuilder::Finish(Record* record) {
  Article& article = record_.article;
  if (record_.passed_over) {
    *record = std::move(record_);
    return;
  }
  FillFromOtherNames();
  if (article.title.empty() && article.text.empty()) {
    Reject(unused_.empty() ? "has neither a title nor a text"
                           : "has neither a title nor a text, but " + unused_ +
                                 " (name one with --map text=…)");
  }
  if (article.id.empty() && file_ == kNoFile) Reject("has no id");
  if (record_.rejection.empty() && article.id.empty()) {
    article.id = DefaultId();
    // A path may be anything.
    MakeWellFormed(&article.id);
    std::replace_if(article.id.begin(), article.id.end(), IsControl, ' ');
  }
  *record = std::move(record_);
}

}  // namespace dizin::indexer
