#include "common/index/time_limit.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <xapian.h>

#include "common/error.h"

namespace dizin::index {
namespace {

// Some four times what they take where an article has a hundred words.
constexpr double kSecondsPerStep = 200e-9;
constexpr double kSecondsPerArticle = 20e-6;
constexpr double kLongest = 1e8;  // three years

// Matches every number of an article, and looks at the clock now and then.
class Watch : public Xapian::PostingSource {
 public:
  explicit Watch(const TimeLimit& limit) : limit_(limit) {}

  void init(const Xapian::Database& database) override {
    docid_ = 0;
    count_ = database.get_doccount();
    last_ = database.get_lastdocid();
    set_maxweight(0);
  }
  Xapian::PostingSource* clone() const override { return new Watch(limit_); }

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double /*min_weight*/) override { MoveTo(docid_ + 1); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    MoveTo(std::max(docid, docid_));
  }
  bool check(Xapian::docid docid, double /*min_weight*/) override {
    MoveTo(docid);
    return true;
  }
  bool at_end() const override { return docid_ > last_; }
  Xapian::docid get_docid() const override { return docid_; }

 private:
  // Comparing places may take a millisecond for one article, and looking at the
  // clock 25 ns.
  static constexpr unsigned kMovesToLook = 4;

  void MoveTo(Xapian::docid docid) {
    docid_ = docid;
    if (++moves_ % kMovesToLook == 0) limit_.Check();
  }

  TimeLimit limit_;
  Xapian::doccount count_ = 0;
  Xapian::docid docid_ = 0;
  Xapian::docid last_ = 0;
  unsigned moves_ = 0;
};

}  // namespace

TimeLimit::TimeLimit(double seconds, std::uint64_t articles)
    : seconds_(seconds > 0 ? std::min(seconds, kLongest) : 0),
      articles_(static_cast<double>(articles)),
      end_(Clock::now() + std::chrono::duration_cast<Clock::duration>(
                              std::chrono::duration<double>(seconds_))) {}

void TimeLimit::SetArticles(std::uint64_t articles) {
  articles_ = static_cast<double>(articles);
}

void TimeLimit::Check() const {
  if (seconds_ == 0 || Clock::now() < end_) return;
  char text[32];
  std::snprintf(text, sizeof(text), "%g", seconds_);
  throw Error(ErrorKind::kTransient,
              std::string("the search took more than ") + text +
                  " s and was stopped: ask for less, or give it more time");
}

Xapian::Query TimeLimit::WatchedIf(double worst_seconds,
                                   const Xapian::Query& query) const {
  if (seconds_ == 0 || worst_seconds < seconds_ || query.empty()) return query;
  const Xapian::Query watch((new Watch(*this))->release());
  return {Xapian::Query::OP_FILTER, query, watch};
}

Xapian::Query TimeLimit::Watched(const Xapian::Query& query) const {
  const auto lists = static_cast<double>(query.get_length());
  return WatchedIf(lists * articles_ * kSecondsPerStep, query);
}

Xapian::Query TimeLimit::WatchedPlaces(const Xapian::Query& query) const {
  return WatchedIf(articles_ * kSecondsPerArticle, query);
}

}  // namespace dizin::index
