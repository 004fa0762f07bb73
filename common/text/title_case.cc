#include "common/text/title_case.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "common/error.h"

namespace dizin {

std::string TitleCase(std::string_view word) {
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  if (!text.isEmpty()) {
    const UChar32 first = text.char32At(0);
    text.replace(0, U16_LENGTH(first), u_totitle(first));
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString composed = nfc->normalize(text, status);
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kInternal,
                std::string("composing a word: ") + u_errorName(status));
  }
  std::string utf8;
  composed.toUTF8String(utf8);
  return utf8;
}

}  // namespace dizin
