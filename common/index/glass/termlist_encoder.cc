#include "common/index/glass/termlist_encoder.h"

#include <bit>
#include <cstring>

#include "common/index/glass/coding.h"
#include "common/ordered_prefix.h"

namespace dizin::index::glass {
namespace {

constexpr std::uint32_t kPackedWdfEnd = 127;
constexpr std::size_t kByteEnd = 256;
constexpr unsigned kBitsPerByte = 8;

void PutBig64(char* out, std::uint64_t value) {
  if constexpr (std::endian::native == std::endian::little) {
    value = __builtin_bswap64(value);
  }
  std::memcpy(out, &value, sizeof(value));
}

}  // namespace

TermlistEncoder::TermlistEncoder(std::uint32_t length, std::uint32_t terms,
                                 OutBuffer* out)
    : out_(out) {
  char* p = out_->Reserve(2 * kMaxUintBytes);
  p = PutUint(p, length);
  out_->Commit(PutUint(p, terms));
}

void TermlistEncoder::Add(std::string_view term, std::uint64_t prefix,
                          std::uint32_t wdf) {
  char* p = out_->Reserve(2 + kLongestTerm + kMaxUintBytes);
  std::size_t shared = 0;
  bool packed = false;
  if (!previous_.empty()) {
    shared = SharedBytes(term, prefix, previous_, previous_prefix_);
    std::size_t byte = shared;
    if (wdf < kPackedWdfEnd) {
      const std::size_t with_wdf = (wdf + 1) * (previous_.size() + 1) + shared;
      packed = with_wdf < kByteEnd;
      if (packed) byte = with_wdf;
    }
    *p++ = static_cast<char>(byte);
  }
  const std::size_t rest = term.size() - shared;
  *p++ = static_cast<char>(rest);
  if (term.size() <= sizeof(prefix)) {
    // All of it is in `prefix`: most words, without a look at their bytes.
    PutBig64(p,
             shared < sizeof(prefix) ? prefix << (kBitsPerByte * shared) : 0);
  } else {
    std::memcpy(p, term.data() + shared, rest);
  }
  p += rest;
  if (!packed) p = PutUint(p, wdf);
  out_->Commit(p);
  previous_ = term;
  previous_prefix_ = prefix;
}

}  // namespace dizin::index::glass
