#include "indexer/mend_article.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/readers/article_builder.h"
#include "indexer/readers/field_map.h"

namespace dizin::indexer {
namespace {

bool IsControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// True for names that fields of every article have.
bool IsOwn(std::string_view name) {
  constexpr std::string_view kOwn[] = {"id",   "title", "text",   "date",
                                       "lang", "url",   "source", "authors"};
  return std::find(std::begin(kOwn), std::end(kOwn), name) != std::end(kOwn);
}

void CheckId(const std::string& id) {
  const bool good = !id.empty() && id.size() <= ArticleBuilder::kMaxIdBytes &&
                    IsWellFormed(id) &&
                    std::none_of(id.begin(), id.end(), IsControl);
  if (!good) {
    throw Error(ErrorKind::kInput,
                "an id is 1 to " + std::to_string(ArticleBuilder::kMaxIdBytes) +
                    " bytes of UTF-8 without control characters");
  }
}

// `why` is one line, about an article whose id is good.
[[noreturn]] void Refuse(const Article& article, const std::string& why) {
  throw Error(ErrorKind::kInput, "article " + article.id + ": " + why);
}

void CheckSize(const Article& article) {
  std::uint64_t bytes = article.title.size() + article.text.size();
  for (const auto& [name, value] : article.extra) bytes += value.size();
  if (bytes > kMaxArticleBytes) Refuse(article, "is longer than 100 MB");
  if (article.authors.size() + article.extra.size() >
      ArticleBuilder::kMaxFields) {
    Refuse(article, ArticleBuilder::TooManyFields());
  }
  if (article.title.empty() && article.text.empty()) {
    Refuse(article, "has neither a title nor a text");
  }
}

}  // namespace

void MendArticle(Article* article) {
  CheckId(article->id);
  CheckSize(*article);
  for (std::string* text : {&article->title, &article->text, &article->language,
                            &article->url, &article->source}) {
    MakeWellFormed(text);
  }
  for (std::string& author : article->authors) MakeWellFormed(&author);
  const FieldMap map;
  for (auto& [name, value] : article->extra) {
    if (name.empty() || map.Target(name) != name || IsOwn(name)) {
      MakeWellFormed(&name);
      std::replace_if(name.begin(), name.end(), IsControl, ' ');
      Refuse(*article, "'" + name + "' cannot be the name of a further field");
    }
    MakeWellFormed(&value);
  }
}

}  // namespace dizin::indexer
