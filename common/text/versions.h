// Versions of the Unicode data that decide how a text is cut and folded.

#ifndef DIZIN_COMMON_TEXT_VERSIONS_H_
#define DIZIN_COMMON_TEXT_VERSIONS_H_

#include <string>

namespace dizin {

// "icu 72.1, unicode 15.0", of the library that runs. Thread-safe.
std::string UnicodeVersions();

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_VERSIONS_H_
