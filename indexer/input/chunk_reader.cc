#include "indexer/input/chunk_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kPreambleBytes = 1 << 16;

}  // namespace

ChunkReader::ChunkReader(Input* input, std::string name, std::size_t max_bytes)
    : name_(std::move(name)), max_bytes_(max_bytes), window_(input) {}

bool ChunkReader::Refill() {
  at_end_ = at_end_ || !window_.Refill();
  return !at_end_;
}

void ChunkReader::Drop(std::size_t bytes) {
  const std::string_view dropped = window_.Rest().substr(0, bytes);
  lines_ += static_cast<std::uint64_t>(
      std::count(dropped.begin(), dropped.end(), '\n'));
  window_.Drop(bytes);
}

// The mark that `here`, which begins with '<', begins with.
ChunkReader::Mark ChunkReader::MarkAt(std::string_view here) const {
  here.remove_prefix(1);
  const bool end = here.starts_with('/');
  if (end) here.remove_prefix(1);
  if (!StartsWithIgnoringCase(here, name_)) return Mark::kNone;
  here.remove_prefix(name_.size());
  if (here.empty() || (here.front() != '>' && !IsBlank(here.front()))) {
    return Mark::kNone;
  }
  return end ? Mark::kEnd : Mark::kBegin;
}

// Finds the next mark at or behind `*at`, which counts from the beginning of
// what is left; what is found is `*at`. Where there is none, `*at` is the place
// to go on from when there is more.
ChunkReader::Mark ChunkReader::FindMark(std::size_t* at) const {
  const std::string_view rest = window_.Rest();
  const std::size_t longest = name_.size() + std::string_view("</>").size();
  for (;;) {
    *at = std::min(rest.find('<', *at), rest.size());
    const std::string_view here = rest.substr(*at);
    if (here.empty()) return Mark::kNone;
    if (const Mark mark = MarkAt(here); mark != Mark::kNone) return mark;
    if (here.size() < longest && !at_end_) return Mark::kNone;
    ++*at;
  }
}

// Drops all that comes before the next first mark; false if there is none.
bool ChunkReader::FindBegin() {
  std::size_t at = 0;
  for (;;) {
    const Mark mark = FindMark(&at);
    blank_ = blank_ && Strip(window_.Rest().substr(0, at)).empty();
    Drop(at);
    at = 0;
    if (mark == Mark::kBegin) return true;
    if (mark == Mark::kEnd) Drop(name_.size() + 2);
    if (mark == Mark::kNone && !Refill() && window_.Rest().empty()) {
      return false;
    }
  }
}

void ChunkReader::Give(std::size_t length, Broken broken) {
  broken_ = broken;
  piece_ = broken == Broken::kTooLong ? std::string_view()
                                      : window_.Rest().substr(0, length);
  given_ = length;
}

bool ChunkReader::Next() {
  Drop(std::exchange(given_, 0));
  const bool was_found = std::exchange(found_, true);
  if (!FindBegin()) {
    line_ = 1;
    Give(0, Broken::kNone);
    return !was_found && !blank_;
  }
  line_ = lines_;
  bool too_long = false;
  std::size_t at = 1;
  for (;;) {
    const Mark mark = FindMark(&at);
    const std::size_t length =
        mark == Mark::kEnd ? at + name_.size() + std::string_view("</>").size()
                           : at;
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
      Give(window_.Rest().size(), too_long ? Broken::kTooLong : Broken::kNoEnd);
      return true;
    }
  }
}

std::string_view ChunkReader::Preamble() {
  std::size_t at = 0;
  while (FindMark(&at) == Mark::kNone && at < kPreambleBytes && Refill()) {
  }
  return window_.Rest().substr(0, std::min(at, kPreambleBytes));
}

std::string ChunkReader::Problem() const {
  switch (broken_) {
    case Broken::kNo:
      return {};
    case Broken::kTooLong:
      return LongerThan(max_bytes_);
    case Broken::kNoEnd:
      return "<" + name_ + "> without </" + name_ + ">";
    case Broken::kNone:
      break;
  }
  return "has no <" + name_ + ">";
}

}  // namespace dizin::indexer
