#include "indexer/file_feeder.h"

#include <utility>

#include "common/error.h"
#include "common/index/hash.h"
#include "indexer/readers/guess_format.h"

namespace dizin::indexer {

std::uint64_t RunKey(const IndexRequest& request) {
  std::string all;
  const auto add = [&all](std::string_view text) {
    all += std::to_string(text.size()) + ":";
    all += text;
  };
  for (const std::string& path : request.paths) add(NormalizePath(path));
  add(request.format ? std::to_string(static_cast<int>(*request.format)) : "");
  add(request.reader.map.ToString());
  add(request.reader.charset);
  add(std::to_string(request.reader.max_article_bytes));
  return index::Hash64(all);
}

FileFeeder::FileFeeder(const IndexRequest& request, Pipeline* pipeline,
                       IndexReport* report, SeenArticles* seen,
                       const FileWatch& watch)
    : request_(request),
      pipeline_(pipeline),
      report_(report),
      seen_(seen),
      watch_(watch) {
  watch_.waits = [this] { CommitIfPaused(); };
}

void FileFeeder::Run(const std::optional<Checkpoint>& resume_from,
                     const std::function<void(const std::string&)>& tick) {
  tick_ = tick;
  resume_from_ = resume_from;
  last_commit_ = Clock::now();
  checkpoint_.run = RunKey(request_);
  checkpoint_.started_ns =
      resume_from ? resume_from->started_ns : FileClockNow();
  checkpoint_.rejected = resume_from ? resume_from->rejected : 0;
  Walk(request_.paths, [&](const FoundFile& file) {
    tick_(file.path);
    if (!IsStopped()) Visit(file);
    report_->stopped = IsStopped();
    return !report_->stopped;
  });
  checkpoint_.finished = !report_->stopped;
  pipeline_->Commit(EncodedCheckpoint(), [&] { tick_(""); });
}

void FileFeeder::Visit(const FoundFile& file) {
  if (!file.problem.empty()) return RejectFile(file.path, 0, file.problem);
  checkpoint_.place = {file.given, file.path, 0};
  std::uint64_t skip = 0;
  if (resume_from_ && file.regular &&
      file.changed_ns < resume_from_->started_ns) {
    const int order = CompareFiles(checkpoint_.place, resume_from_->place);
    if (order < 0) {
      if (watch_.consumed != nullptr) *watch_.consumed += file.bytes;
      return;
    }
    if (order == 0) skip = resume_from_->place.records;
  }
  ReadFile(file, skip);
}

void FileFeeder::ReadFile(const FoundFile& file, std::uint64_t skip) {
  const auto origin = std::make_shared<const Origin>(file.path);
  std::unique_ptr<Input> input;
  std::unique_ptr<ArticleReader> reader;
  try {
    input = std::make_unique<Input>(file.path, watch_, request_.reader.charset);
    reader = Open(file, input.get());
  } catch (const Error& e) {
    RejectFile(file.path, 0, e.what());
  } catch (const Stopped&) {
  }
  if (!reader) return;
  ++report_->files;
  Record record;
  while (!IsStopped() && Next(reader.get(), *input, &record)) {
    if (++checkpoint_.place.records <= skip) continue;
    Take(std::move(record), origin);
    CommitIfDue();
    tick_(file.path);
  }
}

// Null, with the reason reported, if it is in no format that is read.
std::unique_ptr<ArticleReader> FileFeeder::Open(const FoundFile& file,
                                                Input* input) {
  std::optional<Format> format = request_.format;
  std::string reason = "is in no format that is read";
  if (!format) {
    const std::string_view head = input->Peek(kGuessBytes);
    format = GuessFormat(file.path, head);
    if (const auto known = WhatItIs(head); !known.empty()) reason = known;
  }
  if (format) return MakeReader(*format, input, request_.reader);
  if (IsGiven(file)) {
    RejectFile(file.path, 0, std::move(reason));
  } else {
    ++report_->passed_over;
  }
  return nullptr;
}

bool FileFeeder::IsGiven(const FoundFile& file) const {
  return NormalizePath(request_.paths[file.given]) == file.path;
}

// False at the end of the file, or of what can be read of it.
bool FileFeeder::Next(ArticleReader* reader, const Input& input,
                      Record* record) {
  try {
    return reader->Next(record);
  } catch (const Error& e) {
    RejectFile(checkpoint_.place.file, input.line(), e.what());
    return false;
  } catch (const Stopped&) {
    return false;
  }
}

void FileFeeder::Take(Record record,
                      const std::shared_ptr<const Origin>& origin) {
  if (record.passed_over) {
    ++report_->passed_over_records;
    return;
  }
  if (!record.rejection.empty()) {
    return Reject({origin->path, record.line, std::move(record.rejection)},
                  &listed_records_);
  }
  if (record.mended > 0) ++report_->mended;
  if (seen_ != nullptr) seen_->Add(record.article.id, origin->path);
  ++articles_since_commit_;
  bytes_since_commit_ +=
      record.article.title.size() + record.article.text.size();
  pipeline_->Put(std::move(record.article), origin);
}

// Of what cannot be read, from `line` on or, if that is 0, at all.
void FileFeeder::RejectFile(const std::string& file, std::uint64_t line,
                            std::string reason) {
  // What Input throws names the file already.
  const std::string prefix = (file == "-" ? "stdin" : file) + ": ";
  if (reason.starts_with(prefix)) reason.erase(0, prefix.size());
  Reject({file, line, std::move(reason)}, &listed_files_);
}

// `listed` counts those of its kind that the report lists.
void FileFeeder::Reject(Rejection rejection, std::size_t* listed) {
  ++report_->rejected;
  ++checkpoint_.rejected;
  if (seen_ != nullptr) seen_->Keep(rejection.file);
  if (*listed == IndexReport::kMaxRejections) return;
  ++*listed;
  report_->rejections.push_back(std::move(rejection));
}

void FileFeeder::CommitIfDue() {
  const CommitLimits limits = pipeline_->Limits(request_.commit);
  const Clock::time_point now = Clock::now();
  const std::chrono::duration<double> elapsed = now - last_commit_;
  last_record_ = now;
  if (articles_since_commit_ < limits.articles &&
      bytes_since_commit_ < limits.bytes && elapsed.count() < limits.seconds) {
    return;
  }
  CommitSoon();
}

// Whoever writes into a pipe and rests wants to find what was written.
void FileFeeder::CommitIfPaused() {
  constexpr std::chrono::seconds kPause{2};
  if (articles_since_commit_ == 0) return;
  if (Clock::now() - last_record_ >= kPause) CommitSoon();
}

void FileFeeder::CommitSoon() {
  pipeline_->CommitSoon(EncodedCheckpoint());
  articles_since_commit_ = 0;
  bytes_since_commit_ = 0;
  last_commit_ = Clock::now();
}

std::string FileFeeder::EncodedCheckpoint() const {
  return EncodeCheckpoint(checkpoint_);
}

}  // namespace dizin::indexer
