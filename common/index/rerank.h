// Puts the best matches in another order than the scores of their words: first
// those where words of the query stand close to each other, newer articles
// before older ones, and near-duplicates behind the first of them.
//
//   std::vector<Ranked> ranked = ReadRanked(mset);
//   ReadValues(database, &ranked);
//   AddProximity(near, ranked.size(), database, &enquire, &ranked);
//   PreferRecent(now, half_life, &ranked);
//   CollapseDuplicates(&ranked);
//
// Proximity: common words are together in thousands of articles, and to look
// for their places costs some 10 us in each. What it may give is a share of the
// words' own weight, so only the best kNearDepth are looked at, and of those
// only what it can bring among the articles that are wanted.
//
// Recency: the score is halved for each half-life of the article's age, ten
// times at most; an article without a date counts as that old, one of the
// future as new. The best kRerankDepth matches are sorted by it among
// themselves, then as many that follow: a match that is not among the first by
// its score alone is not first, and an answer is one list whatever is read of
// it.
//
// Duplicates: articles whose simhashes (simhash.h) differ in at most
// kDuplicateBits bits of 64, as wire copies of one text do. The best stands for
// all, in its place. Of pairs of 8,000 documents in 50 languages that differ in
// as many bits, 97 % share half of their word pairs or more at 0 to 6 bits, and
// 82 % of them on average at 6; at 12 bits most are different texts.

#ifndef DIZIN_COMMON_INDEX_RERANK_H_
#define DIZIN_COMMON_INDEX_RERANK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Xapian {
class Database;
class Enquire;
class MSet;
class Query;
}  // namespace Xapian

namespace dizin::index {

inline constexpr std::size_t kRerankDepth = 1'000;
inline constexpr std::size_t kNearDepth = 50;
inline constexpr int kDuplicateBits = 6;
inline constexpr double kMaxHalfLives = 10;

struct Ranked {
  std::uint32_t document = 0;
  double score = 0;
  double recency = 1;  // what `score` was multiplied by
  std::optional<double> date_seconds;
  std::uint64_t simhash = 0;                // 0: none
  std::vector<std::uint32_t> duplicates{};  // documents, the best first
};

// Documents and scores alone. Throws Xapian's exceptions, as do all below that
// take a database.
std::vector<Ranked> ReadRanked(const Xapian::MSet& found);

// The dates and simhashes, which cost a look at each article.
void ReadValues(const Xapian::Database& all, std::vector<Ranked>* ranked);

// What some articles get on top of their scores.
struct Extra {
  // What gives it among documents of these numbers; may be null, for nothing.
  std::function<Xapian::Query(std::span<const std::uint32_t> documents,
                              const Xapian::Database& database)>
      among;
  double most = 0;  // no more than this share of the article's score
};

// Adds it to the best kNearDepth of `ranked`, which is in order, and sorts them
// by the sum; equal ones stay in order. The first `wanted` are then those that
// they would be of all. The numbers are those of `database`, no shard of which
// may be on another machine, and `enquire` asks it for what it is left with.
// Throws what the query throws too.
void AddProximity(const Extra& near, std::size_t wanted,
                  const Xapian::Database& database, Xapian::Enquire* enquire,
                  std::vector<Ranked>* ranked);

// Multiplies the scores and sorts by them, kRerankDepth at a time; equal ones
// stay in order. Both in seconds. REQUIRES: half_life > 0.
void PreferRecent(double now, double half_life, std::vector<Ranked>* ranked);

void CollapseDuplicates(std::vector<Ranked>* ranked);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_RERANK_H_
