// What decompression libraries do, behind one face: gzip by zlib, bzip2, xz and
// zstd by their own.

#ifndef DIZIN_INDEXER_INPUT_DECODER_H_
#define DIZIN_INDEXER_INPUT_DECODER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace dizin::indexer {

// Decompresses one member (a gzip member, a bzip2 or xz stream, a zstd frame).
// Not safe in two threads at once.
class Decoder {
 public:
  enum class Outcome : std::uint8_t {
    kGoesOn,
    kEnd,       // of the member
    kDamaged,   // what came out before is good, as far as can be known
    kTooLarge,  // it needs more memory than it is given
  };
  // What is still to be read, and the room for what comes out.
  struct Flow {
    std::string_view in;
    std::span<char> out;
  };

  virtual ~Decoder() = default;

  // Moves both of `flow` on. An answer of kGoesOn that leaves room wants more
  // input. REQUIRES: the last answer was kGoesOn; there is room.
  virtual Outcome Decode(Flow* flow) = 0;
};

// A kind of compression.
struct Codec {
  std::string_view name;
  std::string_view ending;   // of a file's name
  std::string_view program;  // a command that decompresses any such file
  // Whether a member begins so; `head` may be cut at the end of the file.
  bool (*begins)(std::string_view head);
  std::unique_ptr<Decoder> (*make)();
};

// Bytes that are enough for begins().
inline constexpr std::size_t kMagicBytes = 10;
// The most memory that a decoder takes, about.
inline constexpr std::uint64_t kDecoderBytes = 128 << 20;

std::span<const Codec> Codecs();

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_DECODER_H_
