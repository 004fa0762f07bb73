// Decompression of any bytes: an end or an Error, in bounded steps. The first
// byte chooses the kind, whose magic number is put before the others.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "indexer/input/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace std::string_view_literals;
  constexpr std::string_view kMagic[] = {"\x1f\x8b\x08"sv, "BZh91AY&SY"sv,
                                         "\xfd\x37zXZ\0"sv,
                                         "\x28\xb5\x2f\xfd"sv, ""sv};
  constexpr std::size_t kMostBytes = 1 << 22;  // little input may be a lot
  if (size == 0) return 0;
  std::string bytes(kMagic[data[0] % std::size(kMagic)]);
  bytes.append(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    dizin::indexer::Input input("fuzz.in", std::move(bytes));
    char block[777];
    for (std::size_t total = 0; total < kMostBytes;) {
      const std::size_t got = input.Read(block, sizeof block);
      if (got == 0 && input.Read(block, sizeof block) != 0) std::abort();
      if (got == 0) break;
      total += got;
    }
  } catch (const dizin::Error& e) {
    if (e.kind() != dizin::ErrorKind::kInput) std::abort();
  }
  return 0;
}
