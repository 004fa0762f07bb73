#include "common/lexicon/han_spellings.h"

#include <algorithm>

#include "common/lexicon/letters.h"
#include "common/text/han_forms.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {

std::vector<std::string> HanSpellings(const LexiconView& view,
                                      std::string_view run) {
  if (!IsBigramTerm(run) || CodePointCount(run) < 2) return {};
  const std::u32string typed = ToUtf32(run);
  std::vector<std::u32string> forms;
  bool differs = false;
  for (const char32_t c : typed) {
    forms.push_back(HanForms(c));
    differs = differs || forms.back().size() > 1;
  }
  if (!differs) return {};
  // The beginnings of runs that the index may have.
  std::vector<std::u32string> begun(1);
  for (const std::u32string& next : forms) {
    std::vector<std::u32string> longer;
    for (const std::u32string& begin : begun) {
      for (const char32_t c : next) {
        if (longer.size() == kMaxHanSpellings) break;
        if (begin.empty() ||
            view.ArticlesWith({ToUtf8(std::u32string{begin.back(), c})}) > 0) {
          longer.push_back(begin + c);
        }
      }
    }
    begun = std::move(longer);
  }
  std::vector<std::string> spellings;
  for (const std::u32string& spelling : begun) {
    if (spelling != typed) spellings.push_back(ToUtf8(spelling));
  }
  return spellings;
}

}  // namespace dizin::lexicon
