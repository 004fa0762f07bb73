// Compresses a tag the way glass stores it: raw deflate, no header, and only
// where that makes it smaller.
//
//   Deflater deflater;
//   bool compressed = deflater.Append(tag, &bytes);   // bit 15 of the item
//
// Any encoder will do for the reader, so this one is chosen for speed:
// libdeflate at level 1.
//
// Xapian's reader (1.4.0 to 2.1.0) inflates into pieces of 8192 bytes and takes
// a stream for cut off when the input is used up while a full piece has been
// filled, although more may be pending inside inflate(). Repetitive tags just
// above a multiple of 8192 bytes run into that ("Too few chunks of compressed
// data"). A stream of more than 8192 plain bytes therefore ends in a sync flush
// and an empty last block: all output is delivered before those bytes are read,
// so input never runs out first.

#ifndef DIZIN_COMMON_INDEX_GLASS_DEFLATER_H_
#define DIZIN_COMMON_INDEX_GLASS_DEFLATER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dizin::index::glass {

// Xapian's: a tag up to this long is never compressed.
inline constexpr std::size_t kCompressMinBytes = 18;
// The size of the pieces that Xapian inflates into.
inline constexpr std::size_t kInflatePieceBytes = 8192;

// Not safe in two threads at once.
class Deflater {
 public:
  // Throws Error(kSystem) when there is no memory.
  Deflater();
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // Appends `tag` to `out`, compressed if that is shorter; says which.
  bool Append(std::string_view tag, std::string* out);

 private:
  struct Codecs;
  // Both write to at most `room` bytes; 0 if that is too little.
  std::size_t DeflateShort(std::string_view tag, char* out, std::size_t room);
  std::size_t DeflateLong(std::string_view tag, char* out, std::size_t room);

  std::unique_ptr<Codecs> codecs_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_DEFLATER_H_
