// The charset of a text that does not say it.
//
//   DetectCharset(bytes)   // "windows-1251"
//
// ICU's detector, for bytes that are not UTF-8: by how letters follow each
// other in the languages it knows. Where it is not sure, windows-1252.

#ifndef DIZIN_COMMON_TEXT_CHARSET_H_
#define DIZIN_COMMON_TEXT_CHARSET_H_

#include <string>
#include <string_view>

namespace dizin {

// A name that iconv knows. REQUIRES: `bytes` have some beyond ASCII. A few
// kilobytes are enough. Thread-safe.
std::string DetectCharset(std::string_view bytes);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_CHARSET_H_
