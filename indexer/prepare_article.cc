#include "indexer/prepare_article.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "common/text/language.h"

namespace dizin::indexer {
namespace {

// Puts the value where its slot belongs. REQUIRES: the slot is empty.
void AddValue(std::uint32_t slot, std::string value,
              std::vector<std::pair<std::uint32_t, std::string>>* values) {
  const auto at = std::lower_bound(
      values->begin(), values->end(), slot,
      [](const auto& v, std::uint32_t s) { return v.first < s; });
  values->emplace(at, slot, std::move(value));
}

}  // namespace

std::uint64_t HashOf(const Article& article, const Origin* origin) {
  return WithOrigin(index::ContentHash(article), origin);
}

void PrepareArticle(std::uint64_t hash, const Origin* origin, Article* article,
                    index::ArticleAnalyzer* analyzer,
                    index::IndexedArticle* out) {
  article->language = NormalizeLanguage(article->language);
  if (article->language.empty()) {
    article->language =
        DetectLanguage(article->text.empty() ? article->title : article->text);
  }
  analyzer->Analyze(*article, hash, out);
  if (origin != nullptr) {
    AddValue(index::kOriginSlot, OriginValue(*origin, article->id),
             &out->values);
  }
}

bool NeedsOriginKey(const Article& article, const Origin* origin) {
  return origin != nullptr && article.id != origin->path;
}

}  // namespace dizin::indexer
