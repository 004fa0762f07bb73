// Evaluations as tables for people and as JSON for programs.
//
//   topic         map  ndcg@10  …
//   1          0.3211   0.4510
//   all (52)   0.3541   0.4920
//
// With another evaluation beside it, a second table compares them measure by
// measure: the means, how many topics became better or worse, and the two-sided
// p values of significance.h over the topics of both.

#ifndef DIZIN_SEARCHER_EVALUATE_REPORT_H_
#define DIZIN_SEARCHER_EVALUATE_REPORT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/evaluate/measures.h"
#include "searcher/evaluate/trec.h"

namespace dizin::evaluate {

struct Report {
  Evaluation evaluation;
  // The topics, where known: their languages get a line each.
  std::vector<Topic> topics;
  std::optional<Evaluation> other;  // what it is compared with
  std::string other_name;
};

// One measure in two evaluations of the same topics.
struct Comparison {
  double mean = 0;
  double other_mean = 0;
  std::size_t better = 0, worse = 0, same = 0;  // topics, against the other
  double p_randomisation = 1;
  double p_t = 1;
};
Comparison Compare(const Evaluation& evaluation, const Evaluation& other,
                   MeasureId measure);

// Thread-safe.
std::string RenderText(const Report& report);
std::string RenderJson(const Report& report);

}  // namespace dizin::evaluate

#endif  // DIZIN_SEARCHER_EVALUATE_REPORT_H_
