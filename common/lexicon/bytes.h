// Packed numbers and strings, the words of which all lists of the lexicon are
// written. Numbers are base 128, low bits first.
//
//   AppendNumber(300, &out);               // AC 02
//   ByteReader in(out);  in.Number()       // 300
//   AppendSpelling("kalın", "kalin", &out) // after "kalin": what differs
//
// ByteReader throws Error(kIndex) where the bytes end too early or a number is
// over 64 bits: nothing it is given can make it read outside of them.

#ifndef DIZIN_COMMON_LEXICON_BYTES_H_
#define DIZIN_COMMON_LEXICON_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::lexicon {

inline void AppendNumber(std::uint64_t number, std::string* out) {
  for (; number >= 0x80; number >>= 7U) {
    out->push_back(static_cast<char>(number | 0x80U));
  }
  out->push_back(static_cast<char>(number));
}

// A length and the bytes.
void AppendBytes(std::string_view bytes, std::string* out);

// `word` by how it differs from `previous`: one byte with the length of the
// shared prefix in its high four bits and of the rest in its low four (15: the
// excess over 15 follows as a number, the prefix's first), then the rest.
void AppendSpelling(std::string_view word, std::string_view previous,
                    std::string* out);

// How many bytes that takes.
std::size_t SpellingBytes(std::string_view word, std::string_view previous);

inline std::size_t NumberBytes(std::uint64_t number) {
  std::size_t bytes = 1;
  for (; number >= 0x80; number >>= 7U) ++bytes;
  return bytes;
}

// The bytes must outlive it.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool AtEnd() const { return bytes_.empty(); }
  // What has not been read.
  std::string_view rest() const { return bytes_; }
  std::uint64_t Number() {
    if (!bytes_.empty()) {
      const auto first = static_cast<unsigned char>(bytes_.front());
      if (first < 0x80) {
        bytes_.remove_prefix(1);
        return first;
      }
    }
    return LongNumber();
  }
  std::uint8_t Byte() { return static_cast<std::uint8_t>(Take(1).front()); }
  std::string_view Bytes() { return Take(Number()); }
  // Turns `word` from the previous word into the next. Answers how many bytes
  // of it were kept.
  std::size_t Spelling(std::string* word);

  // For what the caller finds wrong.
  [[noreturn]] static void ThrowDamaged();

 private:
  std::string_view Take(std::uint64_t size);
  std::uint64_t LongNumber();

  std::string_view bytes_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_BYTES_H_
