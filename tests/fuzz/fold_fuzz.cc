// Any bytes as a word: every fold is well formed, and folding twice changes
// nothing.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view word(reinterpret_cast<const char*>(data), size);
  const std::string casefolded = dizin::Casefold(word);
  const std::string turkish = dizin::TurkishCasefold(word);
  const std::string folded = dizin::Fold(word);
  Require(dizin::IsWellFormed(casefolded), "casefold is ill-formed");
  Require(dizin::IsWellFormed(turkish), "Turkish casefold is ill-formed");
  Require(dizin::IsWellFormed(folded), "fold is ill-formed");
  Require(dizin::Casefold(casefolded) == casefolded, "casefold twice");
  Require(dizin::TurkishCasefold(turkish) == turkish, "Turkish casefold twice");
  Require(dizin::Fold(folded) == folded, "fold twice");
  Require(dizin::Fold(casefolded) == folded, "fold of casefold");
  Require(dizin::Casefold(folded) == folded, "casefold of fold");
  return 0;
}
