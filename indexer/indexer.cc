#include "indexer/indexer.h"

#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/database.h"
#include "common/index/shard_writer.h"
#include "indexer/article_shard.h"
#include "indexer/checkpoint.h"
#include "indexer/file_feeder.h"
#include "indexer/input/walk.h"
#include "indexer/pipeline.h"
#include "indexer/sync.h"

namespace dizin {
namespace {

using indexer::ArticleShard;
using indexer::Checkpoint;
using indexer::FileFeeder;
using indexer::FoundFile;
using indexer::Pipeline;
using indexer::SeenArticles;
using indexer::ShardSink;

constexpr std::size_t kDefaultShards = 1;

index::DatabaseLayout OpenLayout(const IndexerOptions& options) {
  if (options.create && !index::DatabaseExists(options.database)) {
    index::CreateDatabase(options.database, options.shards == 0
                                                ? kDefaultShards
                                                : options.shards);
  }
  index::DatabaseLayout layout = index::ReadLayout(options.database);
  if (options.shards != 0 && options.shards != layout.shards.size()) {
    throw Error(ErrorKind::kUsage,
                options.database + ": has " +
                    std::to_string(layout.shards.size()) +
                    " shards, and their number never changes; index into a "
                    "new database for another");
  }
  for (const index::ShardPlace& shard : layout.shards) {
    if (shard.path.empty()) {
      throw Error(ErrorKind::kUsage, options.database + ": the shard " +
                                         shard.name +
                                         " is on another machine; index there");
    }
  }
  return layout;
}

// Adds up the sizes of the files in a thread of its own.
class TotalBytes {
 public:
  explicit TotalBytes(const std::vector<std::string>& paths)
      : thread_([this, paths] { Count(paths); }) {}
  ~TotalBytes() {
    stop_ = true;
    thread_.join();
  }
  TotalBytes(const TotalBytes&) = delete;
  TotalBytes& operator=(const TotalBytes&) = delete;

  // 0 while it is not known.
  std::uint64_t Get() const { return known_ ? bytes_.load() : 0; }

 private:
  void Count(const std::vector<std::string>& paths) {
    bool all_regular = true;
    indexer::Walk(paths, [this, &all_regular](const FoundFile& file) {
      bytes_ += file.bytes;
      all_regular = all_regular && (file.regular || !file.problem.empty());
      return !stop_;
    });
    known_ = all_regular;
  }

  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<bool> known_{false};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

std::uint64_t Done(const indexer::WorkerShare& counts) {
  return counts.added + counts.replaced + counts.unchanged;
}

}  // namespace

struct Indexer::State {
  index::DatabaseLayout layout;
  std::vector<std::string> stored_checkpoints;
  std::optional<Pipeline> pipeline;
};

Indexer::Indexer(const IndexerOptions& options)
    : state_(std::make_unique<State>()) {
  state_->layout = OpenLayout(options);
  std::vector<std::unique_ptr<ShardSink>> sinks;
  for (const index::ShardPlace& shard : state_->layout.shards) {
    sinks.push_back(std::make_unique<ArticleShard>(
        index::OpenShardWriter(shard.path, /*create=*/false)));
    state_->stored_checkpoints.push_back(sinks.back()->Checkpoint());
  }
  state_->pipeline.emplace(std::move(sinks));
}

Indexer::~Indexer() = default;

void Indexer::Add(Article article) {
  state_->pipeline->Put(std::move(article), nullptr);
}

void Indexer::Delete(std::string id) {
  state_->pipeline->Delete(std::move(id));
}

void Indexer::Commit() { state_->pipeline->Commit(""); }

IndexReport Indexer::AddFiles(
    const IndexRequest& request,
    const std::function<void(const IndexProgress&)>& progress,
    const std::atomic<bool>* stop) {
  const auto started = std::chrono::steady_clock::now();
  IndexReport report;
  Pipeline& pipeline = *state_->pipeline;
  std::optional<SeenArticles> seen;
  if (request.sync) seen.emplace(request.paths);

  std::optional<Checkpoint> resume_from;
  // What a run before has read is not seen in this one.
  if (request.resume && !request.sync) {
    resume_from = indexer::FindResumable(state_->stored_checkpoints,
                                         indexer::RunKey(request));
  }
  if (resume_from) report.notes.push_back(indexer::ResumeNote(*resume_from));

  std::atomic<std::uint64_t> read_bytes{0};
  const TotalBytes total(request.paths);
  FileFeeder feeder(request, &pipeline, &report, seen ? &*seen : nullptr,
                    &read_bytes);
  feeder.Run(resume_from, [&](const std::string& file) {
    if (progress) {
      progress({Done(pipeline.counts()), read_bytes, total.Get(), file});
    }
    return stop == nullptr || !*stop;
  });
  if (seen && !report.stopped) {
    indexer::RemoveGone(*seen, state_->layout, &pipeline, &report);
  }
  state_->stored_checkpoints.clear();

  const IndexReport counts = Counts();
  report.added = counts.added;
  report.replaced = counts.replaced;
  report.unchanged = counts.unchanged;
  report.removed = counts.removed;
  report.not_found = counts.not_found;
  report.bytes = read_bytes;
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started)
          .count();
  return report;
}

IndexReport Indexer::Counts() const {
  const indexer::WorkerShare& counts = state_->pipeline->counts();
  IndexReport report;
  report.added = counts.added;
  report.replaced = counts.replaced;
  report.unchanged = counts.unchanged;
  report.removed = counts.removed;
  report.not_found = counts.not_found;
  return report;
}

}  // namespace dizin
