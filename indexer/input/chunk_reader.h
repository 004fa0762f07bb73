// Pieces of an input that are elements of one name, such as <page> … </page>,
// wherever the lines end; in memory bounded by the longest that is let through.
//
//   ChunkReader chunks(&input, "DOC", 100 << 20);
//   while (chunks.Next()) Use(chunks.piece(), chunks.line());
//
// Names are compared without ASCII case; a tag may have attributes. A piece
// begins with its first tag and ends with the name in its last; one that is
// longer than the limit, or that the next first tag or the end of the input
// breaks off, is given as broken. So is an input that is not blank and has
// none.

#ifndef DIZIN_INDEXER_INPUT_CHUNK_READER_H_
#define DIZIN_INDEXER_INPUT_CHUNK_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/input/input.h"
#include "indexer/input/read_window.h"

namespace dizin::indexer {

// Not safe in two threads at once.
class ChunkReader {
 public:
  // `input` must outlive the reader.
  ChunkReader(Input* input, std::string name, std::size_t max_bytes);

  // False at the end. Throws what Input::Read() throws.
  bool Next();

  // Valid until the next Next(). Empty if the piece is too long.
  std::string_view piece() const { return piece_; }
  std::uint64_t line() const { return line_; }  // where it begins, from 1
  // What is broken; else empty.
  std::string Problem() const;

  // What comes before the first piece, up to 64 KiB of it. Valid as piece() is.
  // REQUIRES: before the first Next().
  std::string_view Preamble();

 private:
  enum class Broken : std::uint8_t { kNo, kTooLong, kNoEnd, kNone };
  enum class Mark : std::uint8_t { kNone, kBegin, kEnd };

  bool Refill();
  Mark MarkAt(std::string_view here) const;
  Mark FindMark(std::size_t* at) const;
  void Drop(std::size_t bytes);
  bool FindBegin();
  void Give(std::size_t length, Broken broken);

  std::string name_;
  std::size_t max_bytes_;
  ReadWindow window_;
  std::uint64_t lines_ = 1;  // the line where the window begins
  std::string_view piece_;
  std::size_t given_ = 0;  // bytes of piece_, still in the window
  std::uint64_t line_ = 0;
  Broken broken_ = Broken::kNo;
  bool found_ = false;  // a piece, or that there is none
  bool blank_ = true;   // what was dropped before the first piece
  bool at_end_ = false;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_CHUNK_READER_H_
