#include "indexer/preview.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <unordered_map>

#include "common/error.h"
#include "common/index/database.h"
#include "common/index/hash.h"
#include "common/index/known_articles.h"
#include "indexer/file_feeder.h"
#include "indexer/pipeline.h"
#include "indexer/prepare_article.h"
#include "indexer/seen_articles.h"
#include "indexer/sync.h"
#include "indexer/total_bytes.h"

namespace dizin {
namespace {

using indexer::CommitLimits;
using indexer::Origin;

// The articles of a database and what a run has changed about them.
class Counter : public indexer::Pipeline {
 public:
  // `database` need not exist: a load does not compare what comes twice.
  Counter(const std::string& database, IndexReport* report) : report_(report) {
    if (!index::DatabaseExists(database)) return;
    layout_ = index::ReadLayout(database);
    for (const index::ShardPlace& shard : layout_.shards) {
      if (shard.path.empty()) {
        throw Error(ErrorKind::kUsage, database + ": the shard " + shard.name +
                                           " is on another machine; index "
                                           "there");
      }
      shards_.emplace_back(shard.path);
    }
  }

  void Put(Article article, std::shared_ptr<const Origin> origin) override {
    const std::uint64_t hash = indexer::HashOf(article, origin.get());
    const std::optional<std::uint64_t> known = Find(article.id);
    if (!known) {
      ++report_->added;
    } else if (*known == hash && !shards_.empty()) {
      ++report_->unchanged;
    } else {
      ++report_->replaced;
    }
    put_[index::Hash64(article.id)] = hash;
  }

  void CommitSoon(const std::string& /*checkpoint*/) override {}
  void Commit(const std::string& /*checkpoint*/,
              const std::function<void()>& /*meanwhile*/) override {}
  CommitLimits Limits(const CommitPolicy& /*policy*/) const override {
    return {.seconds = std::numeric_limits<double>::infinity()};
  }

  bool Has(const std::string& id) { return Find(id).has_value(); }
  const index::DatabaseLayout& layout() const { return layout_; }

 private:
  std::optional<std::uint64_t> Find(const std::string& id) {
    const auto put = put_.find(index::Hash64(id));
    if (put != put_.end()) return put->second;
    if (shards_.empty()) return std::nullopt;
    return shards_[index::ShardOf(id, shards_.size())].ContentHash(id);
  }

  IndexReport* report_;
  index::DatabaseLayout layout_;
  std::vector<index::KnownArticles> shards_;
  std::unordered_map<std::uint64_t, std::uint64_t> put_;  // hashes by id's
};

}  // namespace

IndexReport PreviewFiles(
    const std::string& database, const IndexRequest& request,
    const std::function<void(const IndexProgress&)>& progress,
    const std::atomic<bool>* stop) {
  const auto started = std::chrono::steady_clock::now();
  IndexReport report;
  report.dry_run = true;
  Counter counter(database, &report);
  std::optional<indexer::SeenArticles> seen;
  if (request.sync) seen.emplace(request.paths);
  std::atomic<std::uint64_t> read_bytes{0};
  const indexer::TotalBytes total(request.paths);
  indexer::FileFeeder feeder(request, &counter, &report,
                             seen ? &*seen : nullptr,
                             {.consumed = &read_bytes, .stop = stop});
  feeder.Run(std::nullopt, [&](const std::string& file) {
    if (!progress) return;
    progress({report.added + report.replaced + report.unchanged, read_bytes,
              total.Get(), file});
  });
  if (seen && !report.stopped) {
    report.removed = indexer::CountGone(*seen, counter.layout(), &report);
  }
  report.bytes = read_bytes;
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started)
          .count();
  return report;
}

IndexReport PreviewDeletion(const std::string& database,
                            const std::vector<std::string>& ids) {
  index::ReadLayout(database);  // there must be one
  IndexReport report;
  report.dry_run = true;
  Counter counter(database, &report);
  for (const std::string& id : ids) {
    ++(counter.Has(id) ? report.removed : report.not_found);
  }
  return report;
}

}  // namespace dizin
