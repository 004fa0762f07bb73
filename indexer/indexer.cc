#include "indexer/indexer.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/bulk_load.h"
#include "common/index/database.h"
#include "common/index/glass_probe.h"
#include "common/index/shard_writer.h"
#include "indexer/article_shard.h"
#include "indexer/bulk_pipeline.h"
#include "indexer/checkpoint.h"
#include "indexer/file_feeder.h"
#include "indexer/input/walk.h"
#include "indexer/mend_article.h"
#include "indexer/sync.h"
#include "indexer/update_pipeline.h"

namespace dizin {
namespace {

using indexer::ArticleShard;
using indexer::BulkPipeline;
using indexer::Checkpoint;
using indexer::FileFeeder;
using indexer::FoundFile;
using indexer::SeenArticles;
using indexer::ShardSink;
using indexer::UpdatePipeline;
using indexer::WorkerShare;

constexpr std::size_t kDefaultShards = 1;
constexpr char kUnknownFormat[] =
    "this Xapian's table format is not the one the bulk writer knows; indexed "
    "through Xapian, which takes longer";

index::DatabaseLayout OpenLayout(const IndexerOptions& options) {
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

index::BulkLoadOptions LoadOptions(const IndexerOptions& options) {
  const std::size_t cores =
      std::max<std::size_t>(1, std::thread::hardware_concurrency());
  return {.memory = options.memory,
          .threads = options.jobs == 0 ? cores : options.jobs};
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
  explicit State(IndexerOptions given) : options(std::move(given)) {}

  // Opens the shards that are there.
  void Open() {
    layout = OpenLayout(options);
    std::vector<std::unique_ptr<ShardSink>> sinks;
    for (const index::ShardPlace& shard : layout.shards) {
      sinks.push_back(std::make_unique<ArticleShard>(
          index::OpenShardWriter(shard.path, /*create=*/false)));
      stored_checkpoints.push_back(sinks.back()->Checkpoint());
    }
    updates.emplace(std::move(sinks));
  }

  std::size_t Shards() const {
    return options.shards == 0 ? kDefaultShards : options.shards;
  }

  // The pipeline of a database that is there; it is made if it is not.
  UpdatePipeline& Updates() {
    if (!updates) {
      index::CreateDatabase(options.database, Shards());
      Open();
    }
    return *updates;
  }

  void Count(const WorkerShare& counts, IndexReport* report) const {
    report->added += counts.added;
    report->replaced += counts.replaced;
    report->unchanged += counts.unchanged;
    report->removed += counts.removed;
    report->not_found += counts.not_found;
  }

  IndexerOptions options;
  index::DatabaseLayout layout;
  std::vector<std::string> stored_checkpoints;
  std::optional<UpdatePipeline> updates;  // none: there is no database
  IndexReport loaded;                     // counts of a bulk load
};

Indexer::Indexer(const IndexerOptions& options)
    : state_(std::make_unique<State>(options)) {
  if (!options.create || index::DatabaseExists(options.database)) {
    state_->Open();
  }
}

Indexer::~Indexer() = default;

void Indexer::Add(Article article) {
  indexer::MendArticle(&article);
  state_->Updates().Put(std::move(article), nullptr);
}

void Indexer::Delete(std::string id) {
  state_->Updates().Delete(std::move(id));
}

void Indexer::Commit() { state_->Updates().Commit(""); }

IndexReport Indexer::AddFiles(
    const IndexRequest& request,
    const std::function<void(const IndexProgress&)>& progress,
    const std::atomic<bool>* stop) {
  const auto started = std::chrono::steady_clock::now();
  IndexReport report;
  std::atomic<std::uint64_t> read_bytes{0};
  const TotalBytes total(request.paths);
  const auto run = [&](indexer::Pipeline* pipeline, SeenArticles* seen,
                       const std::optional<Checkpoint>& resume_from) {
    FileFeeder feeder(request, pipeline, &report, seen,
                      {.consumed = &read_bytes, .stop = stop});
    feeder.Run(resume_from, [&](const std::string& file) {
      if (progress) {
        progress({Done(pipeline->counts()), read_bytes, total.Get(), file});
      }
    });
  };
  // What comes through a pipe may come slowly, or never end.
  const bool from_pipe = std::find(request.paths.begin(), request.paths.end(),
                                   "-") != request.paths.end();
  if (!state_->updates && !from_pipe && index::GlassFormatIsKnown()) {
    LoadNew([&run](indexer::Pipeline* pipeline) {
      run(pipeline, nullptr, std::nullopt);
    });
  } else {
    if (!state_->updates && !from_pipe) {
      report.notes.emplace_back(kUnknownFormat);
    }
    Update(request, run, &report);
  }
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

// Makes a database of all that `run` puts into the pipeline.
void Indexer::LoadNew(const std::function<void(indexer::Pipeline*)>& run) {
  const std::string& path = state_->options.database;
  const std::vector<std::string> names =
      index::PrepareDatabase(path, state_->Shards());
  {
    const index::DatabaseLock lock(path);
    const index::UnpublishedShards unpublished(path, names);
    std::vector<std::string> directories;
    for (const std::string& name : names) {
      directories.push_back(path + "/" + name);
    }
    BulkPipeline pipeline(directories, LoadOptions(state_->options));
    run(&pipeline);
    index::PublishDatabase(path, names);
    state_->Count(pipeline.counts(), &state_->loaded);
  }
  state_->Open();
  state_->stored_checkpoints.clear();
}

void Indexer::Update(const IndexRequest& request, const FeederRun& run,
                     IndexReport* report) {
  UpdatePipeline& pipeline = state_->Updates();
  std::optional<SeenArticles> seen;
  if (request.sync) seen.emplace(request.paths);
  std::optional<Checkpoint> resume_from;
  // What a run before has read is not seen in this one.
  if (request.resume && !request.sync) {
    resume_from = indexer::FindResumable(state_->stored_checkpoints,
                                         indexer::RunKey(request));
  }
  if (resume_from) report->notes.push_back(indexer::ResumeNote(*resume_from));
  run(&pipeline, seen ? &*seen : nullptr, resume_from);
  if (seen && !report->stopped) {
    indexer::RemoveGone(*seen, state_->layout, &pipeline, report);
  }
  state_->stored_checkpoints.clear();
}

IndexReport Indexer::Counts() const {
  IndexReport report = state_->loaded;
  if (state_->updates) state_->Count(state_->updates->counts(), &report);
  return report;
}

}  // namespace dizin
