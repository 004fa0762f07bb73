#include "common/text/charset.h"

#include <memory>

#include <unicode/ucsdet.h>

namespace dizin {
namespace {

constexpr char kUsual[] = "windows-1252";
// Of 100: below it, the detector guesses.
constexpr int32_t kLeastConfidence = 20;

struct Close {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

}  // namespace

std::string DetectCharset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<int32_t>(bytes.size()), &status);
  int32_t found = 0;
  const UCharsetMatch** const matches =
      ucsdet_detectAll(detector.get(), &found, &status);
  if (U_FAILURE(status)) return kUsual;
  for (int32_t i = 0; i < found; ++i) {
    const char* const name = ucsdet_getName(matches[i], &status);
    const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || confidence < kLeastConfidence) break;
    const std::string_view charset(name);
    // Bytes that are no UTF-8 were asked about, and UTF-16 has its mark.
    if (charset.starts_with("UTF-") || charset.ends_with("_rtl") ||
        charset.ends_with("_ltr")) {
      continue;
    }
    return std::string(charset);
  }
  return kUsual;
}

}  // namespace dizin
