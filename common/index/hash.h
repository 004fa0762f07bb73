// The one hash of everything that is stored or looked up: XXH3, 64 bits.

#ifndef DIZIN_COMMON_INDEX_HASH_H_
#define DIZIN_COMMON_INDEX_HASH_H_

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL  // short keys: the call would cost more than the hash
#include <xxhash.h>

namespace dizin::index {

// Stored in databases: never another function. Thread-safe.
inline std::uint64_t Hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

// Hash64() of pieces as if they were one string.
class Hasher64 {
 public:
  Hasher64() { XXH3_64bits_reset(&state_); }
  void Add(std::string_view bytes) {
    XXH3_64bits_update(&state_, bytes.data(), bytes.size());
  }
  std::uint64_t Finish() const { return XXH3_64bits_digest(&state_); }

 private:
  XXH3_state_t state_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_HASH_H_
