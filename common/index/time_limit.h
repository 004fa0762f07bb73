// TimeLimit ends a search that takes too long, while Xapian is at work on it.
//
//   TimeLimit limit(10, database.get_doccount());   // seconds from now
//   query = limit.Watched(query);   // throws out of Enquire::get_mset()
//   limit.Check();                  // and between the steps
//
// Xapian's own Enquire::set_time_limit() only counts fewer matches; it lets a
// slow query run on. What is called for each candidate is a PostingSource that
// stands beside the query in an AND: it looks at the clock, and throws. It
// costs some 10 % of a phrase and up to three times a single word (40 ns for
// each candidate), so it stands only beside queries that could take as long as
// the limit at all: one whose lists are walked in less needs no watch.
//
// What cannot be stopped: the places of words in one single article, and a
// shard on another machine, which has a time limit of its own.

#ifndef DIZIN_COMMON_INDEX_TIME_LIMIT_H_
#define DIZIN_COMMON_INDEX_TIME_LIMIT_H_

#include <chrono>
#include <cstdint>

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

// A value; safe to copy and to use in several threads.
class TimeLimit {
 public:
  using Clock = std::chrono::steady_clock;

  // Counts from now; 0 or less: no limit. `articles` are those of the database;
  // 0 where they are on another machine: Xapian could not stop there.
  TimeLimit(double seconds, std::uint64_t articles);
  void SetArticles(std::uint64_t articles);

  // Throws Error(kTransient) when the time is over.
  void Check() const;

  // `query`, stopped when the time is over, if walking all its lists could take
  // so long; else as it is. Scores and counts stay the same.
  Xapian::Query Watched(const Xapian::Query& query) const;

  // The same for one that compares places. It needs a watch of its own: inside
  // an OR it may refuse every article, and never come back to the outer one.
  Xapian::Query WatchedPlaces(const Xapian::Query& query) const;

 private:
  Xapian::Query WatchedIf(double worst_seconds,
                          const Xapian::Query& query) const;

  double seconds_;
  double articles_;
  Clock::time_point end_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TIME_LIMIT_H_
