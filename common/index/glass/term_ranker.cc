#include "common/index/glass/term_ranker.h"

#include <algorithm>
#include <cstddef>

#include "common/error.h"
#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

constexpr unsigned kBucketShift = 48;
constexpr std::size_t kBuckets = 1 << 16;
// How far ahead of its use a term is fetched.
constexpr std::size_t kAhead = 24;

}  // namespace

void TermRanker::Rank(std::span<const std::uint32_t> ids,
                      const TermDictionary& dictionary) {
  Gather(ids, dictionary);
  Sort();
  CopyTerms();
}

void TermRanker::Gather(std::span<const std::uint32_t> ids,
                        const TermDictionary& dictionary) {
  bucket_ends_.assign(kBuckets, 0);
  gathered_.clear();
  gathered_.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + 2 * kAhead < ids.size()) dictionary.Prefetch(ids[i + 2 * kAhead]);
    if (i + kAhead < ids.size()) {
      __builtin_prefetch(dictionary.Term(ids[i + kAhead]).data());
    }
    const std::uint32_t id = ids[i];
    const std::string_view term = dictionary.Term(id);
    const Ranked ranked{OrderedPrefix(term), term.data(),
                        static_cast<std::uint32_t>(term.size()), id};
    CheckTerm(ranked);
    ++bucket_ends_[ranked.prefix >> kBucketShift];
    gathered_.push_back(ranked);
  }
}

void TermRanker::CheckTerm(const Ranked& ranked) {
  const std::string_view term(ranked.bytes, ranked.size);
  const auto nuls = term.find('\0') == term.npos
                        ? std::ptrdiff_t{0}
                        : std::count(term.begin(), term.end(), '\0');
  if (term.empty() ||
      term.size() + static_cast<std::size_t>(nuls) > kLongestTerm) {
    throw Error(ErrorKind::kInternal,
                "a term of " + std::to_string(term.size()) +
                    " bytes in the index: \"" + std::string(term) + '"');
  }
}

bool TermRanker::IsBefore(const Ranked& a, const Ranked& b) {
  if (a.prefix != b.prefix) return a.prefix < b.prefix;
  return std::string_view(a.bytes, a.size) < std::string_view(b.bytes, b.size);
}

void TermRanker::Sort() {
  std::uint32_t end = 0;
  for (std::uint32_t& bucket : bucket_ends_) {
    const std::uint32_t count = bucket;
    bucket = end;  // its begin, which moves to its end
    end += count;
  }
  order_.resize(gathered_.size());
  for (const Ranked& ranked : gathered_) {
    order_[bucket_ends_[ranked.prefix >> kBucketShift]++] = ranked;
  }
  auto begin = order_.begin();
  for (const std::uint32_t bucket_end : bucket_ends_) {
    const auto stop = order_.begin() + bucket_end;
    if (stop - begin > 1) std::sort(begin, stop, IsBefore);
    begin = stop;
  }
}

void TermRanker::CopyTerms() {
  terms_.clear();
  places_.clear();
  places_.reserve(order_.size());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (i + kAhead < order_.size()) {
      __builtin_prefetch(order_[i + kAhead].bytes);
    }
    places_.push_back({order_[i].prefix,
                       static_cast<std::uint32_t>(terms_.size()),
                       order_[i].size});
    terms_.append(order_[i].bytes, order_[i].size);
  }
}

std::size_t TermRanker::MemoryUse() const {
  return (gathered_.capacity() + order_.capacity()) * sizeof(Ranked) +
         bucket_ends_.capacity() * sizeof(bucket_ends_[0]) + terms_.capacity() +
         places_.capacity() * sizeof(Place);
}

}  // namespace dizin::index::glass
