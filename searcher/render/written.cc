#include "searcher/render/written.h"

#include <string_view>

#include "common/text/character_class.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::render {
namespace {

bool HasNoBlanks(const std::u32string& term) {
  switch (ClassOf(term.front())) {
    case CharClass::kHan:
    case CharClass::kHiragana:
    case CharClass::kKatakana:
    case CharClass::kLongVowel:
    case CharClass::kSoutheastAsian:
      return true;
    default:
      return false;
  }
}

bool IsBigram(const std::u32string& term) {
  const CharClass cls = ClassOf(term.front());
  return term.size() == 2 &&
         (cls == CharClass::kHan || cls == CharClass::kHiragana);
}

}  // namespace

std::string Written(const std::vector<std::string>& terms) {
  std::u32string text, before;
  for (std::string_view utf8 : terms) {
    if (utf8.starts_with(kAbbreviationPrefix)) {
      utf8.remove_prefix(kAbbreviationPrefix.size());
    }
    const std::u32string term = ToUtf32(utf8);
    if (term.empty()) continue;
    const bool overlap = !before.empty() && IsBigram(before) &&
                         IsBigram(term) && before.back() == term.front();
    const bool blank =
        !before.empty() && !(HasNoBlanks(before) && HasNoBlanks(term));
    if (blank) text += U' ';
    text += overlap ? term.substr(1) : term;
    before = term;
  }
  return ToUtf8(text);
}

}  // namespace dizin::render
