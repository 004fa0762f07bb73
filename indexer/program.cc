#include "indexer/program.h"

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <malloc.h>
#include <unistd.h>

#include "common/cli/progress.h"
#include "common/cli/run_main.h"
#include "common/cli/signals.h"
#include "common/error.h"
#include "common/index/database.h"
#include "common/index/relearn.h"
#include "indexer/indexer.h"
#include "indexer/input/input.h"
#include "indexer/input/line_reader.h"
#include "indexer/maintenance/describe.h"
#include "indexer/maintenance/optimize.h"
#include "indexer/maintenance/verify.h"
#include "indexer/preview.h"
#include "indexer/report.h"
#include "indexer/report_json.h"
#include "indexer/settings.h"

namespace dizin::indexer {
namespace {

// What a load holds comes and goes by the megabyte. glibc would take to keeping
// such blocks, in pieces: half as much again as is in use.
void GiveBackLargeBlocks() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 512 << 10);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
#endif
}

void PrintError(const std::string& line) {
  cli::PrintMessage("dizin-index", line);
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

// The ids as given, and those of stdin where one is '-'.
void VisitIds(const Settings& settings,
              const std::function<void(std::string id)>& visit) {
  constexpr std::size_t kMaxLineBytes = 1 << 20;
  for (const std::string& id : settings.delete_ids) {
    if (id != "-") {
      visit(id);
      continue;
    }
    Input input("-");
    LineReader lines(&input, kMaxLineBytes);
    while (lines.Next()) visit(std::string(lines.line()));
  }
}

ExitStatus DeleteArticles(const Settings& settings) {
  if (settings.dry_run) {
    std::vector<std::string> ids;
    VisitIds(settings,
             [&ids](std::string id) { ids.push_back(std::move(id)); });
    PrintSummary(PreviewDeletion(settings.database, ids), settings);
    return ExitStatus::kDone;
  }
  Indexer indexer({.database = settings.database, .create = false});
  VisitIds(settings,
           [&indexer](std::string id) { indexer.Delete(std::move(id)); });
  indexer.Commit();
  PrintSummary(indexer.Counts(), settings);
  return ExitStatus::kDone;
}

void PrintResult(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

ExitStatus Relearn(const Settings& settings) {
  const auto started = std::chrono::steady_clock::now();
  const index::DatabaseLayout layout = index::ReadLayout(settings.database);
  RelearnReport report;
  for (const index::ShardPlace& shard : layout.shards) {
    if (shard.path.empty()) {
      throw Error(ErrorKind::kUsage,
                  settings.database + ": the shard " + shard.name +
                      " is on another machine; relearn it there");
    }
    const index::RelearnSummary learnt = index::RelearnLexicon(
        shard.path,
        {.memory = static_cast<std::size_t>(settings.memory),
         .threads = JobsOf(static_cast<std::size_t>(settings.jobs))});
    report.words += learnt.words;
    report.forgotten += learnt.forgotten;
    ++report.shards;
  }
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started)
          .count();
  PrintResult(settings.report_json ? SummaryJson(report, settings.database)
                                   : SummaryText(report, settings.database));
  return ExitStatus::kDone;
}

ExitStatus Describe(const Settings& settings) {
  const DatabaseStatistics statistics = DescribeDatabase(settings.database);
  PrintResult(settings.report_json ? StatisticsJson(statistics)
                                   : StatisticsText(statistics));
  return ExitStatus::kDone;
}

// A line that is written over, on a terminal.
class StatusLine {
 public:
  explicit StatusLine(cli::ProgressStyle style)
      : shown_(style == cli::ProgressStyle::kBar ||
               (style == cli::ProgressStyle::kAuto && isatty(STDERR_FILENO))) {}
  ~StatusLine() {
    if (shown_) std::fputs("\r\033[K", stderr);
  }
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;

  void Show(const std::string& text) const {
    if (shown_) std::fprintf(stderr, "\r\033[K%s", text.c_str());
  }

 private:
  const bool shown_;
};

ExitStatus Verify(const Settings& settings) {
  VerifyReport report;
  {
    const StatusLine status(settings.progress);
    report = VerifyDatabase(
        settings.database,
        [&](const std::string& shard, std::uint64_t done, std::uint64_t all) {
          status.Show("checking " + shard + ": " +
                      std::to_string(done * 100 / (all + 1)) + " %");
        });
  }
  PrintResult(settings.report_json ? VerifyJson(report, settings.database)
                                   : VerifyText(report, settings.database));
  return report.problems == 0 ? ExitStatus::kDone : ExitStatus::kFailed;
}

index::BulkLoadOptions LoadOptions(const Settings& settings) {
  return {.memory = static_cast<std::size_t>(settings.memory),
          .threads = JobsOf(static_cast<std::size_t>(settings.jobs))};
}

ExitStatus Optimize(const Settings& settings) {
  OptimizeReport report;
  {
    const StatusLine status(settings.progress);
    report = OptimizeDatabase(settings.database, LoadOptions(settings),
                              [&status](const std::string& shard) {
                                status.Show("compacting " + shard);
                              });
  }
  if (settings.report_json) {
    PrintResult(OptimizeJson(report, settings.database));
    return ExitStatus::kDone;
  }
  for (const std::string& note : report.notes) PrintError(note);
  PrintResult(OptimizeText(report, settings.database));
  return ExitStatus::kDone;
}

ExitStatus Finish(const IndexReport& report, const Settings& settings,
                  cli::Progress* progress) {
  progress->Finish();
  PrintSummary(report, settings);
  if (report.stopped) {
    PrintError(report.dry_run ? "stopped"
                              : "stopped; the same command goes on from here");
    return ExitStatus::kTryAgain;
  }
  return report.rejected > settings.max_bad_records ? ExitStatus::kFailed
                                                    : ExitStatus::kDone;
}

ExitStatus IndexFiles(const Settings& settings) {
  const cli::StopSignals signals;
  cli::Progress progress(settings.progress);
  const auto show = [&progress](const IndexProgress& p) {
    progress.Update({.bytes_done = p.bytes_read,
                     .bytes_total = p.bytes_total,
                     .articles = p.articles,
                     .file = p.file});
  };
  if (settings.dry_run) {
    return Finish(PreviewFiles(settings.database, settings.request, show,
                               &signals.stop()),
                  settings, &progress);
  }
  Indexer indexer({.database = settings.database,
                   .shards = static_cast<std::size_t>(settings.shards),
                   .jobs = static_cast<std::size_t>(settings.jobs),
                   .memory = static_cast<std::size_t>(settings.memory)});
  return Finish(indexer.AddFiles(settings.request, show, &signals.stop()),
                settings, &progress);
}

}  // namespace

ExitStatus RunProgram(int argc, const char* const* argv) {
  GiveBackLargeBlocks();
  const std::optional<Settings> settings = ParseSettings(argc, argv);
  if (!settings) return ExitStatus::kDone;
  switch (settings->task) {
    case Task::kIndex:
      return IndexFiles(*settings);
    case Task::kDelete:
      return DeleteArticles(*settings);
    case Task::kRelearn:
      return Relearn(*settings);
    case Task::kDescribe:
      return Describe(*settings);
    case Task::kVerify:
      return Verify(*settings);
    case Task::kOptimize:
      break;
  }
  return Optimize(*settings);
}

}  // namespace dizin::indexer
