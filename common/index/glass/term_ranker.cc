#include "common/index/glass/term_ranker.h"

#include <algorithm>

#include "common/error.h"
#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

void CheckTerm(std::string_view term) {
  const auto nuls =
      static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.empty() || term.size() + nuls > kLongestTerm) {
    throw Error(ErrorKind::kInternal,
                "a term of " + std::to_string(term.size()) +
                    " bytes in the index: \"" + std::string(term) + '"');
  }
}

}  // namespace

void TermRanker::Rank(std::span<const std::uint32_t> ids,
                      const TermDictionary& dictionary) {
  order_.clear();
  order_.reserve(ids.size());
  for (const std::uint32_t id : ids) {
    order_.push_back({OrderedPrefix(dictionary.Term(id)), id});
  }
  std::sort(order_.begin(), order_.end(),
            [&dictionary](const Ranked& a, const Ranked& b) {
              if (a.prefix != b.prefix) return a.prefix < b.prefix;
              return dictionary.Term(a.id) < dictionary.Term(b.id);
            });
  CopyTerms(dictionary);
}

void TermRanker::CopyTerms(const TermDictionary& dictionary) {
  terms_.clear();
  offsets_.clear();
  offsets_.reserve(order_.size() + 1);
  for (const Ranked& ranked : order_) {
    const std::string_view term = dictionary.Term(ranked.id);
    CheckTerm(term);
    offsets_.push_back(static_cast<std::uint32_t>(terms_.size()));
    terms_.append(term);
  }
  offsets_.push_back(static_cast<std::uint32_t>(terms_.size()));
}

std::size_t TermRanker::MemoryUse() const {
  return order_.capacity() * sizeof(order_[0]) + terms_.capacity() +
         offsets_.capacity() * sizeof(offsets_[0]);
}

}  // namespace dizin::index::glass
