#include "searcher/evaluate/report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "common/text/json_writer.h"
#include "searcher/evaluate/significance.h"

namespace dizin::evaluate {
namespace {

constexpr std::size_t kColumn = 12;

std::string Decimals(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string Right(std::string text, std::size_t width) {
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

std::string Left(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

void AppendRow(const std::string& name, std::size_t width,
               const Measures& measures, std::string* out) {
  *out += Left(name, width);
  for (const double value : measures) *out += Right(Decimals(value), kColumn);
  *out += '\n';
}

// The topics of each language that is known.
std::map<std::string, std::vector<std::string>> ByLanguage(
    const std::vector<Topic>& topics) {
  std::map<std::string, std::vector<std::string>> languages;
  for (const Topic& topic : topics) {
    if (!topic.language.empty()) languages[topic.language].push_back(topic.id);
  }
  return languages;
}

std::string Named(const std::string& name, std::size_t topics) {
  return name + " (" + std::to_string(topics) + ")";
}

void AppendTable(const Report& report, std::string* out) {
  const Evaluation& evaluation = report.evaluation;
  std::size_t width = 12;
  for (const auto& [topic, measures] : evaluation.by_topic) {
    width = std::max(width, topic.size());
  }
  *out += Left("topic", width);
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    *out += Right(std::string(MeasureName(static_cast<MeasureId>(i))), kColumn);
  }
  *out += '\n';
  for (const auto& [topic, measures] : evaluation.by_topic) {
    AppendRow(topic, width, measures, out);
  }
  for (const auto& [language, topics] : ByLanguage(report.topics)) {
    AppendRow(Named(language, topics.size()), width,
              MeanOver(evaluation, topics), out);
  }
  AppendRow(Named("all", evaluation.by_topic.size()), width, evaluation.mean,
            out);
}

void AppendComparison(const Report& report, std::string* out) {
  *out += "\nagainst " + report.other_name + "\n" + Left("measure", kColumn);
  for (const char* head : {"this", "other", "difference", "better", "worse",
                           "same", "p(random)", "p(t)"}) {
    *out += Right(head, kColumn);
  }
  *out += '\n';
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const auto id = static_cast<MeasureId>(i);
    const Comparison c = Compare(report.evaluation, *report.other, id);
    *out += Left(std::string(MeasureName(id)), kColumn);
    for (const std::string& cell :
         {Decimals(c.mean), Decimals(c.other_mean),
          Decimals(c.mean - c.other_mean), std::to_string(c.better),
          std::to_string(c.worse), std::to_string(c.same),
          Decimals(c.p_randomisation), Decimals(c.p_t)}) {
      *out += Right(cell, kColumn);
    }
    *out += '\n';
  }
}

void WriteMeasures(const Measures& measures, JsonWriter* json) {
  json->BeginObject();
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    json->Key(MeasureName(static_cast<MeasureId>(i))).Number(measures[i]);
  }
  json->EndObject();
}

void WriteComparison(const Report& report, JsonWriter* json) {
  json->Key("compared_with").String(report.other_name);
  json->Key("comparison").BeginObject();
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const auto id = static_cast<MeasureId>(i);
    const Comparison c = Compare(report.evaluation, *report.other, id);
    json->Key(MeasureName(id)).BeginObject();
    json->Key("this").Number(c.mean).Key("other").Number(c.other_mean);
    json->Key("better").Number(c.better).Key("worse").Number(c.worse);
    json->Key("same").Number(c.same);
    json->Key("p_randomisation").Number(c.p_randomisation);
    json->Key("p_t").Number(c.p_t).EndObject();
  }
  json->EndObject();
}

}  // namespace

Comparison Compare(const Evaluation& evaluation, const Evaluation& other,
                   MeasureId measure) {
  constexpr double kSame = 1e-9;
  Comparison c;
  std::vector<double> differences;
  for (const auto& [topic, measures] : evaluation.by_topic) {
    const auto it = other.by_topic.find(topic);
    if (it == other.by_topic.end()) continue;
    const double difference = measures[measure] - it->second[measure];
    differences.push_back(difference);
    c.mean += measures[measure];
    c.other_mean += it->second[measure];
    if (std::abs(difference) < kSame) {
      ++c.same;
    } else {
      ++(difference > 0 ? c.better : c.worse);
    }
  }
  if (differences.empty()) return c;
  c.mean /= static_cast<double>(differences.size());
  c.other_mean /= static_cast<double>(differences.size());
  c.p_randomisation = RandomisationTest(differences);
  c.p_t = PairedTTest(differences);
  return c;
}

std::string RenderText(const Report& report) {
  std::string out;
  AppendTable(report, &out);
  if (report.other) AppendComparison(report, &out);
  return out;
}

std::string RenderJson(const Report& report) {
  std::string out;
  JsonWriter json(&out, 2);
  json.BeginObject().Key("version").Number(1);
  json.Key("topics").BeginObject();
  for (const auto& [topic, measures] : report.evaluation.by_topic) {
    json.Key(topic);
    WriteMeasures(measures, &json);
  }
  json.EndObject().Key("languages").BeginObject();
  for (const auto& [language, topics] : ByLanguage(report.topics)) {
    json.Key(language);
    WriteMeasures(MeanOver(report.evaluation, topics), &json);
  }
  json.EndObject().Key("mean");
  WriteMeasures(report.evaluation.mean, &json);
  if (report.other) WriteComparison(report, &json);
  json.EndObject();
  return out + '\n';
}

}  // namespace dizin::evaluate
