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
#include "indexer/checkpoint.h"
#include "indexer/file_feeder.h"
#include "indexer/input/walk.h"
#include "indexer/large_addition.h"
#include "indexer/load_manifest.h"
#include "indexer/mend_article.h"
#include "indexer/piped_addition.h"
#include "indexer/segmented_load.h"
#include "indexer/sync.h"
#include "indexer/total_bytes.h"
#include "indexer/update_pipeline.h"

namespace dizin {
namespace {

using indexer::ArticleShard;
using indexer::Checkpoint;
using indexer::FileFeeder;
using indexer::LargeAddition;
using indexer::LoadManifest;
using indexer::LoadPlan;
using indexer::PipedAddition;
using indexer::SeenArticles;
using indexer::SegmentedLoad;
using indexer::ShardSink;
using indexer::UpdatePipeline;
using indexer::WorkerShare;

constexpr std::size_t kDefaultShards = 1;
const std::string kUnknownFormat =
    "indexed through Xapian, which takes longer than a bulk load: ";
constexpr char kAllWasRead[] =
    "finished what was interrupted when all had been read";
constexpr char kKeptAside[] =
    "what was read is kept aside, and found when the same command has come to "
    "its end";

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

// The libraries and their tables are in memory too, and what is being read.
index::BulkLoadOptions LoadOptions(const IndexerOptions& options) {
  constexpr std::size_t kProgramBytes = std::size_t{48} << 20;
  return {
      .memory = options.memory - std::min(options.memory / 4, kProgramBytes),
      .threads = JobsOf(options.jobs)};
}

std::uint64_t BytesOf(const index::DatabaseLayout& layout) {
  std::uint64_t bytes = 0;
  for (const index::ShardPlace& shard : layout.shards) {
    bytes += index::DirectoryBytes(shard.path);
  }
  return bytes;
}

// A run that could not say that it had a segment has taken it away.
bool AreThere(const std::string& database,
              const std::vector<std::string>& shards) {
  return std::all_of(shards.begin(), shards.end(), [&](const auto& shard) {
    return index::ReadVersionStamp(database + "/" + shard).inode != 0;
  });
}

// The manifest of a load that `request` can go on with. Takes away what any
// other has left.
std::optional<LoadManifest> TakeManifest(const std::string& database,
                                         const std::string& state,
                                         const IndexRequest& request) {
  std::optional<LoadManifest> manifest = indexer::ReadManifest(database);
  const bool is_ours =
      manifest && request.resume && manifest->beside == state &&
      indexer::IsOfRun(manifest->checkpoint, indexer::RunKey(request)) &&
      AreThere(database, indexer::NamesOf(*manifest));
  if (!is_ours) {
    manifest.reset();
    indexer::RemoveManifest(database);
  }
  index::RemoveUnlistedShards(database, manifest ? indexer::NamesOf(*manifest)
                                                 : std::vector<std::string>());
  return manifest;
}

}  // namespace

std::size_t JobsOf(std::size_t jobs) {
  if (jobs != 0) return jobs;
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

struct Indexer::State {
  explicit State(IndexerOptions given) : options(std::move(given)) {}

  // Opens the shards that are there.
  void Open() {
    layout = OpenLayout(options);
    if (!lock) lock.emplace(options.database);
    std::vector<std::unique_ptr<ShardSink>> sinks;
    stored_checkpoints.clear();
    for (const index::ShardPlace& shard : layout.shards) {
      sinks.push_back(std::make_unique<ArticleShard>(
          index::OpenShardWriter(shard.path, /*create=*/false)));
      stored_checkpoints.push_back(sinks.back()->Checkpoint());
    }
    updates.emplace(std::move(sinks), &share);
  }

  std::size_t Shards() const {
    return options.shards == 0 ? kDefaultShards : options.shards;
  }

  // The pipeline of a database that is there; it is made, or opened, if it is
  // not.
  UpdatePipeline& Updates() {
    if (!updates) {
      if (layout.shards.empty()) {
        index::CreateDatabase(options.database, Shards());
      }
      Open();
    }
    return *updates;
  }

  // Beside the shards that are there, if any.
  LoadPlan Plan() const {
    return {.database = options.database,
            .shards = layout.shards.empty() ? Shards() : layout.shards.size(),
            .layout = layout,
            .options = LoadOptions(options)};
  }

  PipedAddition::Ways Ways() {
    return {
        .updates = [this] { return &Updates(); },
        .load =
            [this] {
              updates.reset();
              layout = OpenLayout(options);
              return std::make_unique<SegmentedLoad>(Plan(), std::nullopt,
                                                     &share);
            },
        .database_bytes =
            [this] { return BytesOf(index::ReadLayout(options.database)); }};
  }

  // Shards of the database's own, that others can take the place of.
  bool CanLoadBeside() const {
    return options.bulk && layout.shards.front().path != layout.path;
  }

  IndexerOptions options;
  std::optional<index::DatabaseLock> lock;
  index::DatabaseLayout layout;  // no shards: there is no database
  std::vector<std::string> stored_checkpoints;
  WorkerShare share;
  std::optional<UpdatePipeline> updates;  // none: there is no database
};

// One AddFiles().
struct Indexer::Run {
  const IndexRequest& request;
  const std::function<void(const IndexProgress&)>& progress;
  const std::atomic<bool>* stop;
  const WorkerShare& share;
  // It may come slowly, or never end.
  const bool from_pipe =
      std::any_of(request.paths.begin(), request.paths.end(), indexer::IsPipe);
  IndexReport report = {};
  std::atomic<std::uint64_t> read_bytes{0};
  indexer::TotalBytes total{request.paths};

  void Show(const std::string& file) const {
    if (!progress) return;
    progress({share.added + share.replaced + share.unchanged, read_bytes,
              total.Get(), file});
  }

  void Feed(indexer::Pipeline* pipeline, SeenArticles* seen,
            const std::optional<Checkpoint>& resume_from) {
    if (resume_from) {
      report.notes.push_back(indexer::ResumeNote(*resume_from));
    }
    FileFeeder feeder(request, pipeline, &report, seen,
                      {.consumed = &read_bytes, .stop = stop});
    feeder.Run(resume_from, [this](const std::string& file) { Show(file); });
  }

  // Puts in what `load` does, beginning where a run before was.
  void Load(SegmentedLoad* load, SeenArticles* seen,
            const std::optional<LoadManifest>& manifest) {
    if (!manifest) return Feed(load, seen, std::nullopt);
    const std::optional<Checkpoint> checkpoint =
        indexer::DecodeCheckpoint(manifest->checkpoint);
    if (!checkpoint->finished) return Feed(load, seen, checkpoint);
    report.notes.emplace_back(kAllWasRead);
    load->Finish([this] { Show(""); });
  }

  void NoteIfAside(const SegmentedLoad& load) {
    if (report.stopped && !load.finished()) {
      report.notes.emplace_back(kKeptAside);
    }
  }
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
  Run run{request, progress, stop, state_->share};
  const bool is_new = !state_->updates && !run.from_pipe;
  if (is_new && state_->options.bulk && index::GlassFormatIsKnown()) {
    LoadNew(&run);
  } else {
    if (is_new && state_->options.bulk) {
      run.report.notes.push_back(kUnknownFormat + index::GlassFormatDoubt());
    }
    Update(&run);
  }
  IndexReport report = std::move(run.report);
  const IndexReport counts = Counts();
  report.added = counts.added;
  report.replaced = counts.replaced;
  report.unchanged = counts.unchanged;
  report.removed = counts.removed;
  report.not_found = counts.not_found;
  report.bytes = run.read_bytes;
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started)
          .count();
  return report;
}

// Makes a database of all that is read.
void Indexer::LoadNew(Run* run) {
  const std::string& path = state_->options.database;
  index::PrepareDatabase(path, state_->Shards());
  state_->lock.emplace(path);
  const std::optional<LoadManifest> manifest =
      TakeManifest(path, indexer::StateOfNew(state_->Shards()), run->request);
  {
    SegmentedLoad load(state_->Plan(), manifest, &state_->share);
    run->Load(&load, nullptr, manifest);
    run->NoteIfAside(load);
    if (!load.finished()) return;
  }
  state_->Open();
  state_->stored_checkpoints.clear();
}

void Indexer::Update(Run* run) {
  const IndexRequest& request = run->request;
  UpdatePipeline* updates = &state_->Updates();
  std::optional<SeenArticles> seen;
  if (request.sync) seen.emplace(request.paths);
  std::optional<Checkpoint> resume_from;
  std::optional<LoadManifest> manifest;
  // What a run before has read is not seen in this one.
  if (request.resume && !request.sync) {
    resume_from = indexer::FindResumable(state_->stored_checkpoints,
                                         indexer::RunKey(request));
  }
  std::optional<SegmentedLoad> load;
  const auto go_over = [&]() -> indexer::Pipeline* {
    if (!index::GlassFormatIsKnown()) return updates;
    state_->updates.reset();
    load.emplace(state_->Plan(), manifest, &state_->share);
    return &*load;
  };
  SeenArticles* const seen_or_null = seen ? &*seen : nullptr;
  if (state_->CanLoadBeside()) {
    manifest = TakeManifest(state_->layout.path,
                            indexer::StateOf(state_->layout), request);
    if (request.sync) manifest.reset();
  }
  if (manifest && index::GlassFormatIsKnown()) {
    go_over();
    run->Load(&*load, seen_or_null, manifest);
  } else if (run->from_pipe && state_->CanLoadBeside() &&
             index::GlassFormatIsKnown()) {
    PipedAddition addition(state_->options.large_addition_bytes,
                           state_->Ways());
    run->Feed(&addition, seen_or_null, resume_from);
    state_->Updates();
  } else if (state_->CanLoadBeside()) {
    LargeAddition addition(
        updates, &state_->share,
        {.database_bytes = BytesOf(state_->layout),
         .least_bytes = state_->options.large_addition_bytes,
         .size =
             [run] {
               return indexer::AdditionSize{run->read_bytes, run->total.Get()};
             }},
        go_over);
    run->Feed(&addition, seen_or_null, resume_from);
  } else {
    run->Feed(updates, seen_or_null, resume_from);
  }
  if (load) {
    run->NoteIfAside(*load);
    load.reset();
    state_->Open();
  }
  if (seen && !run->report.stopped) {
    indexer::RemoveGone(*seen, state_->layout, &state_->Updates(),
                        &run->report);
  }
  state_->stored_checkpoints.clear();
}

IndexReport Indexer::Counts() const {
  const WorkerShare& share = state_->share;
  IndexReport report;
  report.added = share.added;
  report.replaced = share.replaced;
  report.unchanged = share.unchanged;
  report.removed = share.removed;
  report.not_found = share.not_found;
  return report;
}

}  // namespace dizin
