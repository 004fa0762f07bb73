#include "indexer/program.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "common/cli/progress.h"
#include "common/cli/signals.h"
#include "common/error.h"
#include "common/index/database.h"
#include "common/index/relearn.h"
#include "indexer/indexer.h"
#include "indexer/input/input.h"
#include "indexer/input/line_reader.h"
#include "indexer/report.h"
#include "indexer/report_json.h"
#include "indexer/settings.h"

namespace dizin::indexer {
namespace {

void PrintError(const std::string& line) {
  std::fprintf(stderr, "dizin-index: %s\n", line.c_str());
}

void PrintSummary(const IndexReport& report, const Settings& settings) {
  const std::string summary = settings.report_json
                                  ? SummaryJson(report, settings.database)
                                  : SummaryText(report, settings.database);
  if (!settings.report_json) {
    for (const std::string& note : report.notes) PrintError(note);
    for (const Rejection& rejection : report.rejections) {
      PrintError(RejectionLine(rejection));
    }
    if (report.rejected > report.rejections.size()) {
      PrintError("and " +
                 std::to_string(report.rejected - report.rejections.size()) +
                 " more that were rejected");
    }
  }
  std::fwrite(summary.data(), 1, summary.size(), stdout);
}

ExitStatus DeleteArticles(const Settings& settings) {
  constexpr std::size_t kMaxLineBytes = 1 << 20;
  Indexer indexer({.database = settings.database, .create = false});
  for (const std::string& id : settings.delete_ids) {
    if (id != "-") {
      indexer.Delete(id);
      continue;
    }
    Input input("-");
    LineReader lines(&input, kMaxLineBytes);
    while (lines.Next()) indexer.Delete(std::string(lines.line()));
  }
  indexer.Commit();
  PrintSummary(indexer.Counts(), settings);
  return ExitStatus::kDone;
}

ExitStatus Relearn(const Settings& settings) {
  const auto started = std::chrono::steady_clock::now();
  const index::DatabaseLayout layout = index::ReadLayout(settings.database);
  const std::size_t cores =
      std::max<std::size_t>(1, std::thread::hardware_concurrency());
  RelearnReport report;
  for (const index::ShardPlace& shard : layout.shards) {
    if (shard.path.empty()) {
      throw Error(ErrorKind::kUsage,
                  settings.database + ": the shard " + shard.name +
                      " is on another machine; relearn it there");
    }
    const index::RelearnSummary learnt = index::RelearnLexicon(
        shard.path, {.memory = static_cast<std::size_t>(settings.memory),
                     .threads = settings.jobs == 0
                                    ? cores
                                    : static_cast<std::size_t>(settings.jobs)});
    report.words += learnt.words;
    report.forgotten += learnt.forgotten;
    ++report.shards;
  }
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started)
          .count();
  const std::string summary = settings.report_json
                                  ? SummaryJson(report, settings.database)
                                  : SummaryText(report, settings.database);
  std::fwrite(summary.data(), 1, summary.size(), stdout);
  return ExitStatus::kDone;
}

ExitStatus IndexFiles(const Settings& settings) {
  const cli::StopSignals signals;
  Indexer indexer({.database = settings.database,
                   .shards = static_cast<std::size_t>(settings.shards),
                   .jobs = static_cast<std::size_t>(settings.jobs),
                   .memory = static_cast<std::size_t>(settings.memory)});
  cli::Progress progress(settings.progress);
  const IndexReport report = indexer.AddFiles(
      settings.request,
      [&progress](const IndexProgress& p) {
        progress.Update({.bytes_done = p.bytes_read,
                         .bytes_total = p.bytes_total,
                         .articles = p.articles,
                         .file = p.file});
      },
      &signals.stop());
  progress.Finish();
  PrintSummary(report, settings);
  if (report.stopped) {
    PrintError("stopped; the same command goes on from here");
    return ExitStatus::kTryAgain;
  }
  return report.rejected > settings.max_bad_records ? ExitStatus::kFailed
                                                    : ExitStatus::kDone;
}

}  // namespace

ExitStatus RunProgram(int argc, const char* const* argv) {
  const std::optional<Settings> settings = ParseSettings(argc, argv);
  if (!settings) return ExitStatus::kDone;
  if (settings->relearns) return Relearn(*settings);
  return settings->deletes ? DeleteArticles(*settings) : IndexFiles(*settings);
}

}  // namespace dizin::indexer
