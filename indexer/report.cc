#include "indexer/report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "common/cli/progress.h"
#include "common/text/json_writer.h"

namespace dizin::indexer {
namespace {

using cli::HumanBytes;
using cli::HumanSeconds;
using cli::WithCommas;

// A run of no time at all is not of infinite speed.
constexpr double kLeastSeconds = 1e-3;

double PerSecond(std::uint64_t amount, const IndexReport& report) {
  return static_cast<double>(amount) / std::max(report.seconds, kLeastSeconds);
}

std::uint64_t Articles(const IndexReport& report) {
  return report.added + report.replaced + report.unchanged;
}

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
  std::string text = std::string(database) + ": " +
                     Count(report.added, "added") + ", " +
                     Count(report.replaced, "replaced") + ", " +
                     Count(report.unchanged, "unchanged") + ", " +
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

std::string SummaryJson(const IndexReport& report, std::string_view database) {
  std::string text;
  JsonWriter json(&text);
  json.BeginObject().Key("version").Number(kSummaryVersion);
  json.Key("database").String(database);
  json.Key("added").Number(report.added);
  json.Key("replaced").Number(report.replaced);
  json.Key("unchanged").Number(report.unchanged);
  json.Key("removed").Number(report.removed);
  json.Key("not_found").Number(report.not_found);
  json.Key("rejected").Number(report.rejected);
  json.Key("mended").Number(report.mended);
  json.Key("passed_over").Number(report.passed_over);
  json.Key("passed_over_records").Number(report.passed_over_records);
  json.Key("files").Number(report.files);
  json.Key("bytes").Number(report.bytes);
  json.Key("seconds").Number(std::round(report.seconds * 1000) / 1000);
  json.Key("articles_per_second")
      .Number(std::round(PerSecond(Articles(report), report)));
  json.Key("stopped").Bool(report.stopped);
  json.Key("notes").BeginArray();
  for (const std::string& note : report.notes) json.String(note);
  json.EndArray().Key("rejections").BeginArray();
  for (const Rejection& rejection : report.rejections) {
    json.BeginObject().Key("file").String(rejection.file);
    json.Key("line").Number(rejection.line);
    json.Key("reason").String(rejection.reason).EndObject();
  }
  json.EndArray().EndObject();
  return text + "\n";
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
