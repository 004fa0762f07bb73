// What may have been meant by a query with a word that hardly any article has.
//
//   auto meant = DidYouMean(parsed.root, expansions, articles, &reader);
//   meant->query   // "ibrahim Kalın", for ibrahim kalim
//
// A word is doubted if no article has it in any spelling or form, or so few
// that another word, one letter away, is in kMuchMore times as many. In its
// place comes the word with the fewest letters changed, and of these the one in
// most articles: one letter for words of up to five, two for longer ones.
// Its first letter stands: people seldom mistake it. Accents do not count as
// changes: a word finds its spellings without this. Not
// doubted: words with the mark =, of less than kMinLetters letters, with digits
// or signs, prefixes, fuzzy words, and words of fields.

#ifndef DIZIN_SEARCHER_DID_YOU_MEAN_H_
#define DIZIN_SEARCHER_DID_YOU_MEAN_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/index/index_reader.h"
#include "common/lexicon/variant.h"
#include "common/query/node.h"
#include "searcher/answer.h"

namespace dizin {

inline constexpr std::size_t kMinLetters = 4;
inline constexpr std::uint64_t kMuchMore = 20;
// Words in at most this share of all articles, or in one, are rare.
inline constexpr double kRareShare = 1e-4;

// `words` are the expansions of the words of `root`, `articles` how many the
// database has. Throws what IndexReader throws.
std::optional<MeantQuery> DidYouMean(const query::Node& root,
                                     const std::vector<Expansion>& words,
                                     std::uint64_t articles,
                                     index::IndexReader* reader);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_DID_YOU_MEAN_H_
