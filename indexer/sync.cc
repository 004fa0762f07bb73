#include "indexer/sync.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/article_list.h"
#include "common/index/schema.h"
#include "indexer/origin.h"

namespace dizin::indexer {
namespace {

// The path behind a value of kOriginSlot; empty if there is none.
class OriginPaths {
 public:
  explicit OriginPaths(const std::string& shard) {
    index::VisitMetadata(shard, index::kOriginKeyPrefix,
                         [this](std::string_view, std::string_view path) {
                           const Origin origin{std::string(path)};
                           paths_.emplace(index::HashToValue(origin.hash),
                                          origin.path);
                         });
  }

  std::string_view Find(std::string_view id, std::string_view value) const {
    if (value == index::kOriginIsId) return id;
    const auto found = paths_.find(std::string(value));
    return found == paths_.end() ? std::string_view() : found->second;
  }

 private:
  std::unordered_map<std::string, std::string> paths_;
};

// Ids of a shard's articles that were not met where they came from.
std::vector<std::string> GoneFrom(const std::string& shard,
                                  const SeenArticles& seen) {
  const OriginPaths origins(shard);
  std::vector<std::string> gone;
  index::VisitArticles(shard, index::kOriginSlot,
                       [&](std::string_view id, std::string_view value) {
                         const std::string_view origin =
                             origins.Find(id, value);
                         if (!origin.empty() && seen.IsGone(id, origin))
                           gone.emplace_back(id);
                       });
  return gone;
}

void NoteBarePaths(const SeenArticles& seen, IndexReport* report) {
  for (std::size_t i = 0; i < seen.given().size(); ++i) {
    if (!seen.IsBare(i)) continue;
    report->notes.push_back(seen.given()[i] +
                            ": no article was found in it, so none that came "
                            "from it is removed");
  }
}

}  // namespace

void RemoveGone(const SeenArticles& seen, const index::DatabaseLayout& layout,
                UpdatePipeline* pipeline, IndexReport* report) {
  for (const index::ShardPlace& shard : layout.shards) {
    for (std::string& id : GoneFrom(shard.path, seen)) {
      pipeline->Delete(std::move(id));
    }
  }
  pipeline->Commit("");
  NoteBarePaths(seen, report);
}

std::uint64_t CountGone(const SeenArticles& seen,
                        const index::DatabaseLayout& layout,
                        IndexReport* report) {
  std::uint64_t gone = 0;
  for (const index::ShardPlace& shard : layout.shards) {
    gone += GoneFrom(shard.path, seen).size();
  }
  NoteBarePaths(seen, report);
  return gone;
}

}  // namespace dizin::indexer
