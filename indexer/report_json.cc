#include "indexer/report_json.h"

#include <algorithm>
#include <cmath>

#include "common/text/json_writer.h"

namespace dizin::indexer {

std::uint64_t Articles(const IndexReport& report) {
  return report.added + report.replaced + report.unchanged;
}

double PerSecond(std::uint64_t amount, const IndexReport& report) {
  constexpr double kLeastSeconds = 1e-3;
  return static_cast<double>(amount) / std::max(report.seconds, kLeastSeconds);
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
  json.Key("dry_run").Bool(report.dry_run);
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

}  // namespace dizin::indexer
