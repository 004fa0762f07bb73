// How good a ranking is, against judgements: the measures of TREC, as
// trec_eval computes them (Buckley and Voorhees, "Retrieval System
// Evaluation", in: TREC, MIT Press 2005).
//
//   Measures m = Measure(run["7"], qrels["7"]);
//   m[kAveragePrecision]
//
// For a topic with R relevant articles, of which the ranking has the n-th at
// rank r(n):
//   AP       sum of n / r(n), divided by R; the mean over topics is MAP
//   P@k      relevant among the first k, divided by k
//   recall@k relevant among the first k, divided by R
//   RR       1 / r(1), or 0; the mean is MRR
//   nDCG@k   sum of grade / log2(rank + 1) over the first k, divided by the
//            same sum of the best possible ranking (Järvelin and Kekäläinen
//            2002, gains as graded)
// An article without a judgement is not relevant. All lie in [0, 1].
// Thread-safe.

#ifndef DIZIN_SEARCHER_EVALUATE_MEASURES_H_
#define DIZIN_SEARCHER_EVALUATE_MEASURES_H_

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/evaluate/trec.h"

namespace dizin::evaluate {

enum MeasureId : std::size_t {
  kAveragePrecision,
  kNdcg10,
  kPrecision5,
  kPrecision10,
  kPrecision30,
  kReciprocalRank,
  kRecall10,
  kRecall100,
  kRecall1000,
  kMeasureCount
};

using Measures = std::array<double, kMeasureCount>;

// "map", "ndcg@10", "p@5", …: what tables and JSON call them.
std::string_view MeasureName(MeasureId id);

// REQUIRES: some article is judged relevant.
Measures Measure(const std::vector<Ranked>& ranking,
                 const std::unordered_map<std::string, int>& judged);

struct Evaluation {
  // Of every topic that has a relevant article; one that the run does not
  // answer counts as 0 in all.
  std::map<std::string, Measures> by_topic;
  Measures mean{};
};

Evaluation Evaluate(const Run& run, const Qrels& qrels);

// The mean over the given topics; those without a value are left out.
Measures MeanOver(const Evaluation& evaluation,
                  const std::vector<std::string>& topics);

}  // namespace dizin::evaluate

#endif  // DIZIN_SEARCHER_EVALUATE_MEASURES_H_
