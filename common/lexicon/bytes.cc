#include "common/lexicon/bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "common/error.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kLong = 15;

// How many bytes both begin with.
std::size_t SharedPrefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t shared = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::uint64_t in_a = 0, in_b = 0;
    for (; shared + sizeof in_a <= most; shared += sizeof in_a) {
      std::memcpy(&in_a, a.data() + shared, sizeof in_a);
      std::memcpy(&in_b, b.data() + shared, sizeof in_b);
      if (in_a == in_b) continue;
      return shared +
             static_cast<std::size_t>(std::countr_zero(in_a ^ in_b)) / 8;
    }
  }
  while (shared < most && a[shared] == b[shared]) ++shared;
  return shared;
}

}  // namespace

void AppendBytes(std::string_view bytes, std::string* out) {
  AppendNumber(bytes.size(), out);
  out->append(bytes);
}

void AppendSpelling(std::string_view word, std::string_view previous,
                    std::string* out) {
  const std::size_t shared = SharedPrefix(word, previous);
  const std::size_t rest = word.size() - shared;
  const auto lengths =
      static_cast<char>(std::min(shared, kLong) << 4U | std::min(rest, kLong));
  if (shared < kLong && rest < kLong) {
    char bytes[1 + kLong] = {lengths};
    std::copy(word.begin() + static_cast<std::ptrdiff_t>(shared), word.end(),
              bytes + 1);
    out->append(bytes, 1 + rest);
    return;
  }
  out->push_back(lengths);
  if (shared >= kLong) AppendNumber(shared - kLong, out);
  if (rest >= kLong) AppendNumber(rest - kLong, out);
  out->append(word.substr(shared));
}

std::size_t SpellingBytes(std::string_view word, std::string_view previous) {
  const std::size_t shared = SharedPrefix(word, previous);
  const std::size_t rest = word.size() - shared;
  return 1 + (shared >= kLong ? NumberBytes(shared - kLong) : 0) +
         (rest >= kLong ? NumberBytes(rest - kLong) : 0) + rest;
}

std::size_t ByteReader::Spelling(std::string* word) {
  const std::uint8_t lengths = Byte();
  std::uint64_t shared = lengths >> 4U;
  std::uint64_t rest = lengths & 15U;
  if (shared == kLong) shared += Number();
  if (rest == kLong) rest += Number();
  if (shared > word->size()) ThrowDamaged();
  word->resize(shared);
  word->append(Take(rest));
  return shared;
}

std::string_view ByteReader::Take(std::uint64_t size) {
  if (size > bytes_.size()) ThrowDamaged();
  const std::string_view taken = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return taken;
}

void ByteReader::ThrowDamaged() {
  throw Error(ErrorKind::kIndex,
              "the lexicon of the database is damaged; rebuild it with "
              "dizin-index --relearn");
}

std::uint64_t ByteReader::LongNumber() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t byte = Byte();
    if (shift == 63 && byte > 1) break;
    number |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
  ThrowDamaged();
}

}  // namespace dizin::lexicon
