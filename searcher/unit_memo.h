// Remembers how the units of text are cut into tokens, so that a word which
// has been seen is never analysed again; and what it takes to tell without
// analysis that a unit is none of the words that are looked for.
//
//   UnitMemo memo;
//   memo.SpellingHash("Kalın")   // spelling_hash.h
//   const UnitTokens& cut = memo.Analyze("Ankara'nın", unit);
//   for (const Token& t : cut.tokens) ...   // t.begin counts from the unit
//
// AnalyzeUnit() is a function of its arguments alone, so what is remembered
// never goes stale. When kMaxUnits have been seen, all are forgotten.

#ifndef DIZIN_SEARCHER_UNIT_MEMO_H_
#define DIZIN_SEARCHER_UNIT_MEMO_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/text/spelling_hash.h"
#include "common/text/tokenizer.h"

namespace dizin {

// Not safe in two threads at once. Holds at most a few megabytes.
class UnitMemo {
 public:
  static constexpr std::size_t kMaxUnits = 16384;

  // Of SpellingHasher, by the same rules.
  std::optional<std::uint32_t> SpellingHash(std::string_view bytes) {
    return hasher_.Hash(bytes);
  }

  // Valid until the next call.
  const UnitTokens& Analyze(std::string_view bytes, const Unit& unit);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view bytes) const {
      return std::hash<std::string_view>()(bytes);
    }
  };
  using Units =
      std::unordered_map<std::string, UnitTokens, Hash, std::equal_to<>>;

  SpellingHasher hasher_;
  // One map for each kind of unit, inside and outside of capitals.
  static constexpr std::size_t kKinds = 6;
  Units units_[kKinds][2];
  std::size_t size_ = 0;
  UnitTokens long_unit_;  // the last that was too long to be remembered
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_UNIT_MEMO_H_
