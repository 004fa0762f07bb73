// The files of retrieval experiments, as TREC's programs read and write them.
//
//   topics   id ⇥ query [⇥ language]        one a line, as dizin-search takes
//   it qrels    topic iteration article grade   grade > 0 is relevant run topic
//   Q0 article rank score tag
//
// A run is read as trec_eval reads it: its ranks do not count; articles are put
// in order of falling score, equal scores in falling order of the id's bytes.
// Lines may end in CR LF; empty lines are passed over. A line that cannot be
// read throws Error(kInput) with its file and number.

#ifndef DIZIN_SEARCHER_EVALUATE_TREC_H_
#define DIZIN_SEARCHER_EVALUATE_TREC_H_

#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dizin::evaluate {

struct Topic {
  std::string id;
  std::string query;
  std::string language;  // empty if the file does not say

  friend bool operator==(const Topic&, const Topic&) = default;
};

struct Ranked {
  std::string id;
  double score = 0;

  friend bool operator==(const Ranked&, const Ranked&) = default;
};

// By topic. Grades below 1 are articles judged not relevant.
using Qrels = std::map<std::string, std::unordered_map<std::string, int>>;
// By topic, best first.
using Run = std::map<std::string, std::vector<Ranked>>;

// `name` is what messages call the file. An id that comes twice throws.
std::vector<Topic> ReadTopics(std::istream& in, std::string_view name);
Qrels ReadQrels(std::istream& in, std::string_view name);
Run ReadRun(std::istream& in, std::string_view name);

// Puts `ranking` in the order in which it is evaluated.
void SortRanking(std::vector<Ranked>* ranking);

}  // namespace dizin::evaluate

#endif  // DIZIN_SEARCHER_EVALUATE_TREC_H_
