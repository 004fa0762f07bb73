#include "indexer/report.h"

#include <cmath>
#include <cstdint>

#include "common/cli/progress.h"
#include "common/text/json_writer.h"
#include "indexer/report_json.h"

namespace dizin::indexer {
namespace {

using cli::HumanBytes;
using cli::HumanSeconds;
using cli::WithCommas;

std::string Count(std::uint64_t number, const char* what) {
  return WithCommas(number) + " " + what;
}

std::string Plural(std::uint64_t number, const std::string& what) {
  return WithCommas(number) + " " + what + (number == 1 ? "" : "s");
}

}  // namespace

std::string RejectionLine(const Rejection& rejection) {
  std::string line = rejection.file == "-" ? "stdin" : rejection.file;
  if (rejection.line > 0) line += ":" + std::to_string(rejection.line);
  return line + ": " + rejection.reason;
}

std::string SummaryText(const IndexReport& report, std::string_view database) {
  std::string text =
      std::string(database) + (report.dry_run ? " (dry run): " : ": ") +
      Count(report.added, "added") + ", " + Count(report.replaced, "replaced") +
      ", " + Count(report.unchanged, "unchanged") + ", " +
      Count(report.removed, "removed") + ", " +
      Count(report.rejected, "rejected") + "\n";
  if (report.not_found > 0) {
    text += Plural(report.not_found, "article") + " to remove not found\n";
  }
  if (report.mended > 0) {
    text += Plural(report.mended, "article") +
            " with ill-formed UTF-8 or NULs, mended\n";
  }
  if (report.passed_over > 0) {
    text += Plural(report.passed_over, "file") +
            " passed over, in no format that is read\n";
  }
  if (report.passed_over_records > 0) {
    text += Plural(report.passed_over_records, "record") +
            " passed over, no articles (redirects and the like)\n";
  }
  if (report.files > 0) {
    const auto articles_a_second = static_cast<std::uint64_t>(
        std::llround(PerSecond(Articles(report), report)));
    text += Plural(report.files, "file") + ", " +
            HumanBytes(static_cast<double>(report.bytes)) + " in " +
            HumanSeconds(report.seconds) + ": " +
            Plural(articles_a_second, "article") + "/s, " +
            HumanBytes(PerSecond(report.bytes, report)) + "/s\n";
  }
  return text;
}

std::string SummaryText(const RelearnReport& report,
                        std::string_view database) {
  return std::string(database) + ": " + Plural(report.words, "word") +
         " learnt anew, " + Count(report.forgotten, "forgotten") + ", in " +
         HumanSeconds(report.seconds) + "\n";
}

std::string SummaryJson(const RelearnReport& report,
                        std::string_view database) {
  std::string text;
  JsonWriter json(&text);
  json.BeginObject().Key("version").Number(kSummaryVersion);
  json.Key("database").String(database);
  json.Key("words").Number(report.words);
  json.Key("forgotten").Number(report.forgotten);
  json.Key("shards").Number(report.shards);
  json.Key("seconds").Number(report.seconds).EndObject();
  return text + '\n';
}

}  // namespace dizin::indexer
