#include "indexer/input/chunk_reader.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kBlockBytes = 1 << 17;
constexpr std::size_t kPreambleBytes = 1 << 16;

}  // namespace

ChunkReader::ChunkReader(Input* input, std::string begin_mark,
                         std::string end_mark, std::size_t max_bytes)
    : input_(input),
      begin_mark_(std::move(begin_mark)),
      end_mark_(std::move(end_mark)),
      max_bytes_(max_bytes) {
  assert(begin_mark_.starts_with('<') && end_mark_.starts_with('<'));
}

// Brings more bytes into the buffer; false at the end of the input.
bool ChunkReader::Refill() {
  if (at_end_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kBlockBytes);
  const std::size_t got = input_->Read(buffer_.data() + had, kBlockBytes);
  buffer_.resize(had + got);
  at_end_ = got == 0;
  return got > 0;
}

void ChunkReader::Drop(std::size_t bytes) {
  const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
  lines_ += static_cast<std::uint64_t>(
      std::count(from, from + static_cast<std::ptrdiff_t>(bytes), '\n'));
  begin_ += bytes;
}

// Finds the next mark at or behind `*at`, which counts from the beginning of
// what is left; what is found is `*at`. Where there is none, `*at` is the place
// to go on from when there is more.
ChunkReader::Mark ChunkReader::FindMark(std::size_t* at) const {
  const std::string_view rest = Rest();
  for (;;) {
    *at = std::min(rest.find('<', *at), rest.size());
    const std::string_view here = rest.substr(*at);
    if (StartsWithIgnoringCase(here, end_mark_)) return Mark::kEnd;
    if (StartsWithIgnoringCase(here, begin_mark_)) return Mark::kBegin;
    const bool cut =
        here.size() < std::max(begin_mark_.size(), end_mark_.size());
    if (cut && (here.empty() || !at_end_)) return Mark::kNone;
    ++*at;
  }
}

// Drops all that comes before the next first mark; false if there is none.
bool ChunkReader::FindBegin() {
  std::size_t at = 0;
  for (;;) {
    const Mark mark = FindMark(&at);
    Drop(at);
    at = 0;
    if (mark == Mark::kBegin) return true;
    if (mark == Mark::kEnd) Drop(end_mark_.size());
    if (mark == Mark::kNone && !Refill() && Rest().empty()) return false;
  }
}

void ChunkReader::Give(std::size_t length, Broken broken) {
  broken_ = broken;
  chunk_ = broken == Broken::kTooLong ? std::string_view()
                                      : Rest().substr(0, length);
  given_ = length;
}

bool ChunkReader::Next() {
  Drop(std::exchange(given_, 0));
  if (!FindBegin()) return false;
  line_ = lines_;
  bool too_long = false;
  std::size_t at = begin_mark_.size();
  for (;;) {
    const Mark mark = FindMark(&at);
    const std::size_t length = mark == Mark::kEnd ? at + end_mark_.size() : at;
    too_long = too_long || length > max_bytes_;
    if (mark != Mark::kNone) {
      Give(length, too_long             ? Broken::kTooLong
                   : mark == Mark::kEnd ? Broken::kNo
                                        : Broken::kNoEnd);
      return true;
    }
    if (too_long) {
      Drop(at);
      at = 0;
    }
    if (!Refill()) {
      Give(Rest().size(), too_long ? Broken::kTooLong : Broken::kNoEnd);
      return true;
    }
  }
}

std::string_view ChunkReader::Preamble() {
  std::size_t at = 0;
  while (FindMark(&at) == Mark::kNone && at < kPreambleBytes && Refill()) {
  }
  return Rest().substr(0, std::min(at, kPreambleBytes));
}

std::string ChunkReader::Problem() const {
  switch (broken_) {
    case Broken::kNo:
      return {};
    case Broken::kTooLong:
      return LongerThan(max_bytes_);
    case Broken::kNoEnd:
      break;
  }
  return begin_mark_ + " without " + end_mark_;
}

}  // namespace dizin::indexer
