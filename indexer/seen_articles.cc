#include "indexer/seen_articles.h"

#include <algorithm>

#include "common/index/hash.h"
#include "indexer/input/walk.h"

namespace dizin::indexer {

SeenArticles::SeenArticles(const std::vector<std::string>& given_paths)
    : met_(given_paths.size(), false) {
  for (const std::string& path : given_paths) {
    given_.push_back(NormalizePath(path));
  }
}

void SeenArticles::Add(std::string_view id, std::string_view origin) {
  ids_.insert(index::Hash64(id));
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (!met_[i] && IsUnder(origin, given_[i])) met_[i] = true;
  }
}

void SeenArticles::Keep(std::string_view path) { kept_.emplace_back(path); }

bool SeenArticles::IsGone(std::string_view id, std::string_view origin) const {
  bool ours = false;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    ours = ours || (met_[i] && IsUnder(origin, given_[i]));
  }
  if (!ours || ids_.contains(index::Hash64(id))) return false;
  return std::none_of(
      kept_.begin(), kept_.end(),
      [origin](const std::string& path) { return IsUnder(origin, path); });
}

}  // namespace dizin::indexer
