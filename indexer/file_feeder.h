// Reads the files of a request and puts their articles into a pipeline.
//
//   FileFeeder feeder(request, &pipeline, &report, &seen);
//   feeder.Run(resume_from, on_progress);
//
// It commits on the way by the request's policy, each time with a checkpoint of
// the place it has come to (also where a pipe pauses), and last with one that
// says it has finished (or, where it was stopped, with its place).

#ifndef DIZIN_INDEXER_FILE_FEEDER_H_
#define DIZIN_INDEXER_FILE_FEEDER_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "indexer/checkpoint.h"
#include "indexer/index_request.h"
#include "indexer/input/input.h"
#include "indexer/input/walk.h"
#include "indexer/pipeline.h"
#include "indexer/readers/article_reader.h"
#include "indexer/seen_articles.h"

namespace dizin::indexer {

// A hash of all that decides what a run over the request does.
std::uint64_t RunKey(const IndexRequest& request);

// Used by one thread.
class FileFeeder {
 public:
  // All must outlive the feeder; `seen` may be null. `watch` counts the bytes
  // of the files, for progress, and tells when to stop.
  FileFeeder(const IndexRequest& request, Pipeline* pipeline,
             IndexReport* report, SeenArticles* seen, const FileWatch& watch);

  // `tick` is called for every record and while waiting. Throws what the
  // pipeline throws.
  void Run(const std::optional<Checkpoint>& resume_from,
           const std::function<void(const std::string& file)>& tick);

 private:
  using Clock = std::chrono::steady_clock;

  bool IsStopped() const { return watch_.stop != nullptr && *watch_.stop; }
  void Visit(const FoundFile& file);
  void ReadFile(const FoundFile& file, std::uint64_t skip);
  std::unique_ptr<ArticleReader> Open(const FoundFile& file, Input* input);
  bool Next(ArticleReader* reader, const Input& input, Record* record);
  void Take(Record record, const std::shared_ptr<const Origin>& origin);
  void RejectFile(const std::string& file, std::uint64_t line,
                  std::string reason);
  void Reject(Rejection rejection, std::size_t* listed);
  void CommitIfDue();
  void CommitIfPaused();
  void CommitSoon();
  std::string EncodedCheckpoint() const;
  bool IsGiven(const FoundFile& file) const;

  const IndexRequest& request_;
  Pipeline* pipeline_;
  IndexReport* report_;
  SeenArticles* seen_;
  FileWatch watch_;
  std::function<void(const std::string&)> tick_;
  std::optional<Checkpoint> resume_from_;
  Checkpoint checkpoint_;

  std::size_t listed_files_ = 0;  // of the report's rejections
  std::size_t listed_records_ = 0;
  std::uint64_t articles_since_commit_ = 0;
  std::uint64_t bytes_since_commit_ = 0;
  Clock::time_point last_commit_;
  Clock::time_point last_record_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_FILE_FEEDER_H_
