#include "common/lexicon/word_counts.h"

#include <algorithm>
#include <numeric>

namespace dizin::lexicon {

void WordCounts::Switch(std::uint32_t id, LanguageId language) {
  Word* const word = &words_[id];
  if (word->count > 0) {
    if (earlier_.size() >= most_earlier_) AddUpEarlier();
    earlier_.push_back({id, word->count, word->language});
  }
  word->language = language;
  word->count = 0;
}

// A counting sort.
std::vector<WordCounts::Earlier> WordCounts::EarlierById() const {
  std::vector<std::uint32_t> begins(words_.size() + 1);
  for (const Earlier& e : earlier_) ++begins[e.id + std::size_t{1}];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<Earlier> sorted(earlier_.size());
  for (const Earlier& e : earlier_) sorted[begins[e.id]++] = e;
  return sorted;
}

void WordCounts::AddUpEarlier() {
  const std::vector<Earlier> all = EarlierById();
  earlier_.clear();
  WordStats stats;
  for (auto at = all.begin(); at != all.end();) {
    const std::uint32_t id = at->id;
    stats.languages.clear();
    for (; at != all.end() && at->id == id; ++at) {
      stats.AddLanguage({at->language, at->count});
    }
    for (const LanguageCount& of : stats.languages) {
      earlier_.push_back(
          {id, static_cast<std::uint32_t>(of.count), of.language});
    }
  }
  most_earlier_ = std::max(kFewEarlier, 2 * earlier_.size());
}

}  // namespace dizin::lexicon
