// Han characters that are written in several ways: in traditional and
// simplified Chinese, and in Japanese since 1946.
//
//   HanForms(U'台')  // 台 臺 颱 檯, in some order
//   HanForms(U'沢')  // 沢 澤 泽
//   HanForms(U'山')  // 山
//
// Traditional and simplified are ICU's (transform Hant-Hans, of CLDR), the
// Japanese ones those of the list of 1946 that are neither. One simplified
// character may stand for several that are different words (后 for 後, 后), so
// a form is another way to write a word and not the word.

#ifndef DIZIN_COMMON_TEXT_HAN_FORMS_H_
#define DIZIN_COMMON_TEXT_HAN_FORMS_H_

#include <string>

namespace dizin {

// Itself among them. The first call reads ICU's rules, in 1 ms. Throws
// Error(kInternal) if ICU has none. Thread-safe.
std::u32string HanForms(char32_t c);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_HAN_FORMS_H_
