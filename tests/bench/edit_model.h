// The edit costs of one family of scripts while they are learned.
//
// The model is that of common/text/phonemes/edit_costs.h: a distance is a sum
// of costs, each a parameter. Rows are sounds of the family, columns of Latin.

#ifndef DIZIN_TESTS_BENCH_EDIT_MODEL_H_
#define DIZIN_TESTS_BENCH_EDIT_MODEL_H_

#include <cstddef>
#include <iosfwd>
#include <vector>

#include "common/text/phonemes.h"
#include "common/text/similarity.h"

namespace dizin::bench {

class EditModel {
 public:
  // The largest cost that costs.tab can say.
  static constexpr float kMaxCost = 1.275F;

  // Costs as phonetics would have them: sounds of a kind are near.
  explicit EditModel(ScriptFamily family);

  // The distance of a word of the family to a Latin one; if `edits` is not
  // null, the parameters it is the sum of are appended there.
  float Distance(const SoundSequence& word, const SoundSequence& latin,
                 float cutoff, std::vector<std::size_t>* edits) const;

  // A step against `slope` by AdaGrad, and towards the costs it began with.
  void Step(std::size_t parameter, float slope, float rate, float pull);

  // The parameter that must be the same if Latin stands on both sides.
  static std::size_t MirrorOf(std::size_t parameter);

  void Write(std::ostream& out) const;

 private:
  ScriptFamily family_;
  std::vector<float> costs_;
  std::vector<float> first_costs_;
  std::vector<float> squares_;  // sum of squared slopes
};

}  // namespace dizin::bench

#endif  // DIZIN_TESTS_BENCH_EDIT_MODEL_H_
