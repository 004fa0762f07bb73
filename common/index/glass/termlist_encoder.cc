#include "common/index/glass/termlist_encoder.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

constexpr std::uint32_t kPackedWdfEnd = 127;
constexpr std::size_t kByteEnd = 256;

std::size_t SharedBytes(std::string_view a, std::string_view b) {
  const std::size_t end = std::min(a.size(), b.size());
  std::size_t shared = 0;
  while (shared < end && a[shared] == b[shared]) ++shared;
  return shared;
}

}  // namespace

TermlistEncoder::TermlistEncoder(std::uint32_t length, std::uint32_t terms,
                                 std::string* out)
    : out_(out) {
  AppendUint(out_, length);
  AppendUint(out_, terms);
}

void TermlistEncoder::Add(std::string_view term, std::uint32_t wdf) {
  char entry[kLongestTerm + 2 + kMaxUintBytes];
  char* p = entry;
  std::size_t shared = 0;
  bool packed = false;
  if (!previous_.empty()) {
    shared = SharedBytes(previous_, term);
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
  std::memcpy(p, term.data() + shared, rest);
  p += rest;
  if (!packed) p = PutUint(p, wdf);
  out_->append(entry, static_cast<std::size_t>(p - entry));
  previous_ = term;
}

}  // namespace dizin::index::glass
