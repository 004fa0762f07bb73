// How much an article is worth for a word: BM25, as Xapian weighs and, for
// lists of articles (list_builder.h) and whoever checks, the same formula.
//
//   enquire.set_weighting_scheme(WeightingOf(bm25));
//   bm25.Idf(have, articles) * (bm25.k1 + 1) * bm25.Share(times, normal)
//
// Xapian is not given a weighting scheme of ours: it could not travel to shards
// on other machines, whose scores are to be comparable to the last bit. A word
// of several spellings is one: how many articles have any of them is estimated.

#ifndef DIZIN_COMMON_INDEX_BM25_H_
#define DIZIN_COMMON_INDEX_BM25_H_

#include <algorithm>
#include <cstdint>
#include <span>

namespace Xapian {
class BM25Weight;
}  // namespace Xapian

namespace dizin::index {

// Of Xapian::BM25Weight; k2 is 0.
struct Bm25 {
  double k1 = 1.2;
  double b = .75;
  double k3 = 1000;
  double min_normal_length = .5;

  // Of a word that so many of all articles have.
  static double Idf(double have, double articles);

  // The measure of an article's length. `per_average` is 1 / the average.
  double NormalLength(std::uint32_t length, double per_average) const {
    return std::max(length * per_average, min_normal_length) * b + (1 - b);
  }

  // Of what the word can be worth at most, where it is `times` there.
  double Share(double times, double normal_length) const {
    return times / (k1 * normal_length + times);
  }

  friend bool operator==(const Bm25&, const Bm25&) = default;
};

Xapian::BM25Weight WeightingOf(const Bm25& bm25);

// How many of `articles` have any of the terms that have these, as Xapian
// estimates it: as if none said anything of another, the rarest first.
std::uint32_t ArticlesWithAny(std::span<const std::uint32_t> frequencies,
                              double articles);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_BM25_H_
