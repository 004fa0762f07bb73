#include "common/index/glass/run.h"

#include <algorithm>
#include <cstring>

#include "common/index/glass/coding.h"
#include "common/ordered_prefix.h"

namespace dizin::index::glass {
namespace {

constexpr std::size_t kMaxPositionsHeaderBytes = 2 * kMaxUintBytes;

// The least window there is, so that a piece makes none larger.
constexpr std::size_t kPieceBytes = 1 << 14;

}  // namespace

char* DirectoryWriter::Put(std::string_view term, std::uint64_t prefix,
                           const RunEntry& entry, char* out) {
  const std::size_t shared =
      SharedBytes(term, prefix, previous_, previous_prefix_);
  const std::string_view rest = term.substr(shared);
  char* p = out;
  *p++ = static_cast<char>(shared);
  *p++ = static_cast<char>(rest.size());
  std::memcpy(p, rest.data(), rest.size());
  p += rest.size();
  p = PutUint(p, entry.articles);
  p = PutUint(p, entry.occurrences);
  p = PutUint(p, entry.first);
  if (entry.articles > 1) p = PutUint(p, entry.last - entry.first);
  p = PutUint(p, entry.postings_bytes);
  p = PutUint(p, entry.positions_bytes);
  if (entry.positions_bytes > 0 && entry.articles > 1) {
    p = PutUint(p, entry.first_positioned - entry.first);
    p = PutUint(p, entry.last - entry.last_positioned);
  }
  previous_.assign(term);
  previous_prefix_ = prefix;
  return p;
}

RunCursor::RunCursor(const Run& run, std::size_t window_bytes)
    : base_(run.first_docid),
      terms_left_(run.terms),
      directory_(run.directory, window_bytes),
      postings_(run.postings, window_bytes),
      positions_(run.positions, window_bytes) {}

bool RunCursor::Next() {
  if (terms_left_ == 0) return false;
  --terms_left_;
  postings_at_ += entry_.postings_bytes;
  const char* const begin = directory_.View(
      directory_at_,
      static_cast<std::size_t>(std::min<std::uint64_t>(
          DirectoryWriter::kMaxBytes, directory_.size() - directory_at_)));
  const char* p = begin;
  const auto shared = static_cast<std::uint8_t>(*p++);
  const auto rest = static_cast<std::uint8_t>(*p++);
  std::memcpy(term_.data() + shared, p, rest);
  term_size_ = std::size_t{shared} + rest;
  p += rest;
  entry_.articles = GetUint32(&p);
  entry_.occurrences = GetUint(&p);
  entry_.first = base_ + GetUint32(&p);
  entry_.last = entry_.first + (entry_.articles > 1 ? GetUint32(&p) : 0);
  entry_.postings_bytes = GetUint(&p);
  entry_.positions_bytes = GetUint(&p);
  entry_.first_positioned = entry_.first;
  entry_.last_positioned = entry_.last;
  if (entry_.positions_bytes > 0 && entry_.articles > 1) {
    entry_.first_positioned += GetUint32(&p);
    entry_.last_positioned -= GetUint32(&p);
  }
  directory_at_ += static_cast<std::uint64_t>(p - begin);
  positions_at_ = positions_end_;
  positions_end_ += entry_.positions_bytes;
  positions_docid_ = 0;
  key_high_ = Key(0);
  key_low_ = Key(kKeyBytes);
  return true;
}

// OrderedPrefix() of the term from `at` on. What is behind the term can be read
// and does not count.
std::uint64_t RunCursor::Key(std::size_t at) const {
  if (term_size_ <= at) return 0;
  const std::uint64_t key = OrderedPrefix({term_.data() + at, kKeyBytes});
  const std::size_t bytes = std::min(term_size_ - at, kKeyBytes);
  return key & ~std::uint64_t{0} << 8 * (kKeyBytes - bytes);
}

std::string_view RunCursor::Postings() {
  const auto size = static_cast<std::size_t>(entry_.postings_bytes);
  return {postings_.View(postings_at_, size), size};
}

bool RunCursor::NextPositions(Positions* positions) {
  if (positions_at_ == positions_end_) return false;
  const char* const begin = positions_.View(
      positions_at_,
      static_cast<std::size_t>(std::min<std::uint64_t>(
          kMaxPositionsHeaderBytes, positions_end_ - positions_at_)));
  const char* p = begin;
  positions_docid_ = positions_docid_ == 0 ? entry_.first_positioned
                                           : positions_docid_ + GetUint32(&p);
  const auto size = static_cast<std::size_t>(GetUint(&p));
  positions_at_ += static_cast<std::uint64_t>(p - begin);
  positions->docid = positions_docid_;
  positions->bytes = {positions_.View(positions_at_, size), size};
  positions_at_ += size;
  return true;
}

std::string_view RunCursor::NextPositionsPiece() {
  const auto size = static_cast<std::size_t>(
      std::min<std::uint64_t>(kPieceBytes, positions_end_ - positions_at_));
  const std::string_view piece(positions_.View(positions_at_, size), size);
  positions_at_ += size;
  return piece;
}

}  // namespace dizin::index::glass
