// What a run of letters without blanks is also searched by: Chinese, Japanese,
// Thai and their neighbours put none between words, and a whole question may be
// typed as one "word".
//
//   RunParts("北京的大学在哪里")  // 北京 京的 的大 大学 学在 在哪 哪里
//   RunParts("東京都知事は誰")    // 東京 京都 都知 知事 誰
//   RunParts("埃尔多安")          // none: a name or a word, found as a whole
//
// Rules:
//  1. A run of one script alone has no parts if it is short: four characters of
//     Han or hiragana, two words of Thai, Lao, Khmer or Burmese, any katakana.
//  2. Parts are runs of one script. Of Han and hiragana a longer one is its
//     bigrams; a single hiragana character is grammar and none. Of Thai and its
//     neighbours the parts are ICU's words of two letters or more.
//  3. Bigrams and words of Thai are scraps, and not to be taken for names.

#ifndef DIZIN_COMMON_INDEX_RUN_PARTS_H_
#define DIZIN_COMMON_INDEX_RUN_PARTS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::index {

// A longer run is searched by its first ones.
inline constexpr std::size_t kMaxRunParts = 32;

struct RunPart {
  std::string text;  // UTF-8, of the run
  bool is_scrap = false;

  friend bool operator==(const RunPart&, const RunPart&) = default;
};

// Of one typed word, UTF-8. Empty if it holds no such run. Thread-safe.
std::vector<RunPart> RunParts(std::string_view typed);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_RUN_PARTS_H_
