// How the index writes a run of Han characters in traditional or simplified
// Chinese, or in Japanese: 习近平 習近平, 渡辺 渡邊.

#ifndef DIZIN_COMMON_LEXICON_HAN_SPELLINGS_H_
#define DIZIN_COMMON_LEXICON_HAN_SPELLINGS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/lexicon_view.h"

namespace dizin::lexicon {

// Of one run at most, the first that are found.
inline constexpr std::size_t kMaxHanSpellings = 16;

// Runs that differ from `run` in the forms of its characters alone
// (text/han_forms.h), and whose bigrams are all in the index. None of a single
// character, or of what is not Han. Throws what reading the lexicon throws.
std::vector<std::string> HanSpellings(const LexiconView& view,
                                      std::string_view run);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_HAN_SPELLINGS_H_
