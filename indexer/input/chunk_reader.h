// Pieces of an input between two marks, such as <page> … </page>, wherever the
// lines end; in memory bounded by the longest piece that is let through.
//
//   ChunkReader chunks(&input, "<DOC>", "</DOC>", 100 << 20);
//   while (chunks.Next()) Use(chunks.chunk(), chunks.line());
//
// Marks are compared without ASCII case. A piece begins with its first mark and
// ends with its last; one that is longer than the limit, or that the next first
// mark or the end of the input breaks off, is given as broken.

#ifndef DIZIN_INDEXER_INPUT_CHUNK_READER_H_
#define DIZIN_INDEXER_INPUT_CHUNK_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/input/input.h"

namespace dizin::indexer {

// Not safe in two threads at once.
class ChunkReader {
 public:
  enum class Broken : std::uint8_t { kNo, kTooLong, kNoEnd };

  // `input` must outlive the reader. REQUIRES: marks begin
  // with '<'.
  ChunkReader(Input* input, std::string begin_mark, std::string end_mark,
              std::size_t max_bytes);

  // False at the end. Throws what Input::Read() throws.
  bool Next();

  // Valid until the next Next(). Empty if the piece is too long.
  std::string_view chunk() const { return chunk_; }
  std::uint64_t line() const { return line_; }  // where it begins, from 1
  Broken broken() const { return broken_; }
  // The same in words; empty if nothing is broken.
  std::string Problem() const;

  // What comes before the first piece, up to 64 KiB of it. Valid as chunk() is.
  // REQUIRES: before the first Next().
  std::string_view Preamble();

 private:
  enum class Mark : std::uint8_t { kNone, kBegin, kEnd };

  bool Refill();
  Mark FindMark(std::size_t* at) const;
  void Drop(std::size_t bytes);
  std::string_view Rest() const {
    return std::string_view(buffer_).substr(begin_);
  }
  bool FindBegin();
  void Give(std::size_t length, Broken broken);

  Input* input_;
  std::string begin_mark_;
  std::string end_mark_;
  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;    // of what has not been given
  std::uint64_t lines_ = 1;  // the line of begin_
  std::string_view chunk_;
  std::size_t given_ = 0;  // bytes of chunk_, still in the buffer
  std::uint64_t line_ = 0;
  Broken broken_ = Broken::kNo;
  bool at_end_ = false;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_CHUNK_READER_H_
