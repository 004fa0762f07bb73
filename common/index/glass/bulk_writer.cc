#include "common/index/glass/bulk_writer.h"

#include <cassert>
#include <cerrno>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <limits>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <sys/stat.h>

#include "common/error.h"
#include "common/index/durable.h"
#include "common/index/glass/document_tables.h"
#include "common/index/glass/run_store.h"
#include "common/index/glass/term_tables.h"
#include "common/index/glass/version_file.h"

namespace dizin::index::glass {
namespace {

// Shares of BulkOptions::memory.
constexpr double kRunsShare = 5.0 / 8;
constexpr std::size_t kWaitingShare = 4;
constexpr std::size_t kSpoolsShare = 32;

constexpr std::uint64_t kMaxDocid = std::numeric_limits<std::uint32_t>::max();

void MakeDirectory(const std::string& path) {
  if (mkdir(path.c_str(), 0777) == 0) return;
  const std::error_code code(errno, std::generic_category());
  throw Error(ErrorKind::kSystem, "creating " + path + ": " + code.message());
}

// A thread whose exception is thrown by Join().
class Task {
 public:
  template <class Work>
  explicit Task(Work work) {
    try {
      thread_ = std::thread([this, work] {
        try {
          work();
        } catch (...) {
          failure_ = std::current_exception();
        }
      });
    } catch (const std::system_error& e) {
      throw Error(ErrorKind::kSystem,
                  std::string("starting a thread: ") + e.what());
    }
  }
  ~Task() {
    if (thread_.joinable()) thread_.join();
  }
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;

  void Join() {
    thread_.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace

class BulkWriter::Impl {
 public:
  Impl(const std::string& directory, const BulkOptions& options)
      : directory_(directory),
        options_(options),
        documents_(directory, options.block_bytes, options.first_docid,
                   options.memory / kSpoolsShare),
        values_(directory, options.memory / kSpoolsShare),
        runs_(directory,
              static_cast<std::size_t>(static_cast<double>(options.memory) *
                                       kRunsShare)) {}

  void Put(std::uint64_t number, Batch batch);
  void SetMetadata(std::string_view key, std::string_view value);
  BulkSummary Finish(const MetadataSource& metadata);

 private:
  void AcceptInTurn(std::unique_lock<std::mutex>* lock);
  void Accept(Batch batch);
  void WritePostlist(const DropList& drops, const MetadataSource& metadata,
                     Tables* tables, Statistics* statistics) const;
  void WriteTables(const DropList& drops, const MetadataSource& metadata,
                   Tables* tables, Statistics* statistics);

  const std::string directory_;
  const BulkOptions options_;

  // Only the thread that has set is_accepting_ uses these.
  DocumentTables documents_;
  ValueStore values_;
  RunStore runs_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  std::uint64_t next_ = 0;  // the batch whose turn it is
  std::map<std::uint64_t, Batch> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool is_accepting_ = false;
  std::exception_ptr failure_;
  std::map<std::string, std::string> metadata_;
};

void BulkWriter::Impl::Put(std::uint64_t number, Batch batch) {
  const std::size_t bytes = batch.MemoryUse();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] {
    return failure_ || number == next_ ||
           waiting_bytes_ + bytes <= options_.memory / kWaitingShare;
  });
  if (failure_) std::rethrow_exception(failure_);
  assert(number >= next_ && !waiting_.contains(number));
  waiting_.emplace(number, std::move(batch));
  waiting_bytes_ += bytes;
  // Another thread that is at it will see this batch too.
  if (!is_accepting_) AcceptInTurn(&lock);
}

// Takes what waits and whose turn it is, without holding others up.
void BulkWriter::Impl::AcceptInTurn(std::unique_lock<std::mutex>* lock) {
  is_accepting_ = true;
  while (!waiting_.empty() && waiting_.begin()->first == next_) {
    Batch batch = std::move(waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
    const std::size_t bytes = batch.MemoryUse();
    lock->unlock();
    std::exception_ptr failure;
    try {
      Accept(std::move(batch));
    } catch (...) {
      failure = std::current_exception();
    }
    lock->lock();
    waiting_bytes_ -= bytes;
    ++next_;
    failure_ = failure;
    changed_.notify_all();
    if (failure_) std::rethrow_exception(failure_);
  }
  is_accepting_ = false;
}

void BulkWriter::Impl::Accept(Batch batch) {
  if (batch.articles == 0) return;
  const std::uint64_t first = options_.first_docid + documents_.articles();
  if (first + batch.articles - 1 > kMaxDocid) {
    throw Error(ErrorKind::kIndex, directory_ + ": more than " +
                                       std::to_string(kMaxDocid) +
                                       " articles in one shard");
  }
  const auto first_docid = static_cast<std::uint32_t>(first);
  documents_.Add(batch);
  values_.Add(first_docid, batch.values);
  batch.run->first_docid = first_docid;
  runs_.Add(std::move(batch.run));
}

void BulkWriter::Impl::SetMetadata(std::string_view key,
                                   std::string_view value) {
  assert(!key.empty() && key.size() <= kMaxMetadataKeyBytes);
  const std::lock_guard lock(mutex_);
  metadata_.insert_or_assign(std::string(key), std::string(value));
}

void BulkWriter::Impl::WritePostlist(const DropList& drops,
                                     const MetadataSource& metadata,
                                     Tables* tables,
                                     Statistics* statistics) const {
  TableWriter table(TablePath(directory_, kPostlist), options_.block_bytes);
  WriteMetadata(metadata_, metadata, &table);
  values_.Write(drops, &table);
  PostlistWriter lists(&table, options_.chunk_bytes);
  documents_.WriteLengths(drops, &lists, statistics);
  WriteTermLists(runs_.runs(), drops, runs_.WindowBytes(), &lists);
  (*tables)[kPostlist] = table.Finish(Sync::kYes);
}

void BulkWriter::Impl::WriteTables(const DropList& drops,
                                   const MetadataSource& metadata,
                                   Tables* tables, Statistics* statistics) {
  Task positions([this, &drops, tables] {
    (*tables)[kPosition] = WritePositionTable(
        runs_.runs(), drops, runs_.WindowBytes(),
        TablePath(directory_, kPosition), options_.block_bytes);
  });
  // It waits for the disk more than it works.
  Task documents([this, &drops, tables] { documents_.Finish(drops, tables); });
  WritePostlist(drops, metadata, tables, statistics);
  positions.Join();
  documents.Join();
}

BulkSummary BulkWriter::Impl::Finish(const MetadataSource& metadata) {
  if (failure_) std::rethrow_exception(failure_);
  if (!waiting_.empty()) {
    throw Error(ErrorKind::kInternal,
                "batch " + std::to_string(next_) + " is missing");
  }
  const DropList drops =
      FindReplaced(runs_.runs(), options_.id_prefix, runs_.WindowBytes());
  Tables tables;
  for (TableInfo& table : tables) table.block_bytes = options_.block_bytes;
  Statistics statistics;
  WriteTables(drops, metadata, &tables, &statistics);
  WriteVersionFile(directory_, tables, statistics);
  const std::string parent = std::filesystem::path(directory_).parent_path();
  SyncDirectory(parent.empty() ? "." : parent);

  BulkSummary summary;
  summary.articles = statistics.documents;
  summary.replaced = drops.size();
  summary.last_docid = statistics.last_docid;
  summary.runs = runs_.runs().size();
  summary.spilled = runs_.spilled();
  return summary;
}

BulkWriter::BulkWriter(const std::string& directory,
                       const BulkOptions& options) {
  MakeDirectory(directory);
  impl_ = std::make_unique<Impl>(directory, options);
}

BulkWriter::~BulkWriter() = default;

void BulkWriter::Put(std::uint64_t number, Batch batch) {
  impl_->Put(number, std::move(batch));
}

void BulkWriter::SetMetadata(std::string_view key, std::string_view value) {
  impl_->SetMetadata(key, value);
}

BulkSummary BulkWriter::Finish(MetadataSource metadata) {
  return impl_->Finish(metadata);
}

}  // namespace dizin::index::glass
