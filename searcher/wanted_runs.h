// WantedRuns tells which runs of Thai, Lao, Khmer and Burmese may hold one of
// some terms, so that no others are cut into words by ICU's dictionaries (70 ns
// a byte: nine tenths of what the passages of a page of Thai cost).
//
//   WantedRuns runs;
//   runs.Add("พูด");
//   UnitScanner scanner(text, &runs);
//
// A word is part of its run, letter by letter, but for what normalization does
// to it: runs and terms are compared decomposed, and without the marks that are
// put in order (tones) and the signs that are not seen. A run is wanted that
// has such a term anywhere. So is one with letters of other scripts, and one
// longer than kLongRunBytes: passages end between runs that were not cut.

#ifndef DIZIN_SEARCHER_WANTED_RUNS_H_
#define DIZIN_SEARCHER_WANTED_RUNS_H_

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace dizin {

// Not safe in two threads at once.
class WantedRuns : public RunFilter {
 public:
  static constexpr std::size_t kLongRunBytes = 450;

  // Terms of other scripts are passed over.
  void Add(std::string_view term);

  bool Wants(std::string_view run) const override;

 private:
  static constexpr std::size_t kBits = 4096;

  std::vector<std::u16string> terms_;
  std::bitset<kBits> beginnings_;   // of terms_: their first two letters
  bool all_ = false;                // a term may be in any run
  mutable std::u16string letters_;  // of the run that is looked at
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_WANTED_RUNS_H_
