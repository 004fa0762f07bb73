#include "indexer/readers/article_builder.h"

#include <algorithm>
#include <charconv>
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

void ArticleBuilder::SetDate(std::string_view value) {
  std::optional<Date> date = ParseWrittenDate(value);
  if (!date) date = ParseUnixTime(value);
  if (date) {
    record_.article.date = date;
  } else {
    Reject("the date " + Quoted(value) +
           " is not one (want 2021-02-11; --map date= leaves dates out)");
  }
}

std::string ArticleBuilder::DefaultId() const {
  if (file_ == "-") return "stdin:" + Hex(index::ContentHash(record_.article));
  if (holds_ == Holds::kOne) return file_;
  return file_ + ":" + std::to_string(record_.line);
}

void ArticleBuilder::Finish(Record* record) {
  Article& article = record_.article;
  if (article.title.empty() && article.text.empty() && !record_.passed_over) {
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
