// Any bytes as a text, and as one unit of each kind.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/text/token_properties.h"

namespace {

void Require(const std::string& broken) {
  if (broken.empty()) return;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Require(dizin::BrokenProperty(text));
  constexpr int kKinds = static_cast<int>(dizin::UnitKind::kSoutheastAsian) + 1;
  for (int kind = 0; kind < kKinds; ++kind) {
    for (const bool in_capitals : {false, true}) {
      Require(dizin::BrokenUnit(text, static_cast<dizin::UnitKind>(kind),
                                in_capitals));
    }
  }
  return 0;
}
