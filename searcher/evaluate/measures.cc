#include "searcher/evaluate/measures.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace dizin::evaluate {
namespace {

using Judged = std::unordered_map<std::string, int>;

int GradeOf(const Judged& judged, const std::string& id) {
  const auto it = judged.find(id);
  return it == judged.end() ? 0 : std::max(it->second, 0);
}

// What an article of `grade` at `rank` (from 1) adds to DCG.
double Gain(int grade, std::size_t rank) {
  return grade / std::log2(static_cast<double>(rank) + 1);
}

double IdealDcg(const Judged& judged, std::size_t depth) {
  std::vector<int> grades;
  for (const auto& [id, grade] : judged) {
    if (grade > 0) grades.push_back(grade);
  }
  std::sort(grades.begin(), grades.end(), std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(depth, grades.size()); ++i) {
    sum += Gain(grades[i], i + 1);
  }
  return sum;
}

std::size_t RelevantCount(const Judged& judged) {
  return static_cast<std::size_t>(
      std::count_if(judged.begin(), judged.end(),
                    [](const auto& entry) { return entry.second > 0; }));
}

void AddTo(Measures* sum, const Measures& more) {
  for (std::size_t i = 0; i < kMeasureCount; ++i) (*sum)[i] += more[i];
}

void Divide(Measures* sum, std::size_t count) {
  if (count == 0) return;
  for (double& value : *sum) value /= static_cast<double>(count);
}

// A measure that counts the relevant among the first `depth`.
struct Cut {
  MeasureId precision, recall;
  std::size_t depth;
};
constexpr std::array<Cut, 5> kCuts = {{
    {kPrecision5, kMeasureCount, 5},
    {kPrecision10, kRecall10, 10},
    {kPrecision30, kMeasureCount, 30},
    {kMeasureCount, kRecall100, 100},
    {kMeasureCount, kRecall1000, 1000},
}};

}  // namespace

std::string_view MeasureName(MeasureId id) {
  static constexpr std::array<std::string_view, kMeasureCount> kNames = {
      "map", "ndcg@10",   "p@5",        "p@10",       "p@30",
      "mrr", "recall@10", "recall@100", "recall@1000"};
  return kNames[id];
}

Measures Measure(const std::vector<Ranked>& ranking, const Judged& judged) {
  const std::size_t relevant = RelevantCount(judged);
  assert(relevant > 0);
  Measures m{};
  std::array<std::size_t, kCuts.size()> found_by{};
  std::size_t found = 0;
  double dcg = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const std::size_t rank = i + 1;
    const int grade = GradeOf(judged, ranking[i].id);
    if (grade == 0) continue;
    ++found;
    m[kAveragePrecision] +=
        static_cast<double>(found) / static_cast<double>(rank);
    if (found == 1) m[kReciprocalRank] = 1 / static_cast<double>(rank);
    if (rank <= 10) dcg += Gain(grade, rank);
    for (std::size_t c = 0; c < kCuts.size(); ++c) {
      if (rank <= kCuts[c].depth) ++found_by[c];
    }
  }
  const auto total = static_cast<double>(relevant);
  m[kAveragePrecision] /= total;
  m[kNdcg10] = dcg / IdealDcg(judged, 10);
  for (std::size_t c = 0; c < kCuts.size(); ++c) {
    const auto hits = static_cast<double>(found_by[c]);
    if (kCuts[c].precision != kMeasureCount) {
      m[kCuts[c].precision] = hits / static_cast<double>(kCuts[c].depth);
    }
    if (kCuts[c].recall != kMeasureCount) m[kCuts[c].recall] = hits / total;
  }
  return m;
}

Evaluation Evaluate(const Run& run, const Qrels& qrels) {
  static const std::vector<Ranked> kNothing;
  Evaluation evaluation;
  for (const auto& [topic, judged] : qrels) {
    if (RelevantCount(judged) == 0) continue;
    const auto it = run.find(topic);
    const Measures m = Measure(it == run.end() ? kNothing : it->second, judged);
    evaluation.by_topic.emplace(topic, m);
    AddTo(&evaluation.mean, m);
  }
  Divide(&evaluation.mean, evaluation.by_topic.size());
  return evaluation;
}

Measures MeanOver(const Evaluation& evaluation,
                  const std::vector<std::string>& topics) {
  Measures mean{};
  std::size_t count = 0;
  for (const std::string& topic : topics) {
    const auto it = evaluation.by_topic.find(topic);
    if (it == evaluation.by_topic.end()) continue;
    AddTo(&mean, it->second);
    ++count;
  }
  Divide(&mean, count);
  return mean;
}

}  // namespace dizin::evaluate
