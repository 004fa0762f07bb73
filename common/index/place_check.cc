#include "common/index/place_check.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include <xapian.h>

#include "common/index/position_query.h"
#include "common/index/schema.h"

namespace dizin::index {
namespace {

// The places of one spelling: [begin, end).
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Of a word, in order of their ends.
using Runs = std::vector<Run>;

bool EndsBefore(const Run& a, const Run& b) { return a.end < b.end; }

// The fewest places between the words in this order, one run of each.
std::int64_t FewestBetween(std::span<const Runs* const> words) {
  constexpr auto kNone = std::numeric_limits<std::int64_t>::max() / 2;
  // With each run of the word before as the last.
  std::vector<std::int64_t> before(words.front()->size(), 0);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Runs& last = *words[i - 1];
    // With a run that ends no later, counted from 0 on.
    std::vector<std::int64_t> fewest = {kNone};
    for (std::size_t j = 0; j < last.size(); ++j) {
      fewest.push_back(std::min(fewest.back(), before[j] - last[j].end));
    }
    before.clear();
    for (const Run& run : *words[i]) {
      const auto behind = std::upper_bound(
          last.begin(), last.end(), run.begin,
          [](std::uint32_t place, const Run& r) { return place < r.end; });
      const std::int64_t least =
          fewest[static_cast<std::size_t>(behind - last.begin())];
      before.push_back(least == kNone ? kNone : least + run.begin);
    }
  }
  return *std::min_element(before.begin(), before.end());
}

// One condition, and where the words are in one article after another.
class PlaceCheck {
 public:
  PlaceCheck(std::string_view prefix,
             std::span<const std::vector<Variant>> words, const Places& places)
      : places_(places) {
    for (const std::vector<Variant>& variants : words) {
      std::vector<Terms>& spellings = words_.emplace_back();
      for (const Variant& variant : variants) {
        Terms& terms = spellings.emplace_back();
        terms.reserve(variant.terms.size());
        for (const std::string& term : variant.terms) {
          terms.push_back(
              BoundedTerm(std::string(prefix).append(term), kMaxTermCost));
        }
      }
    }
  }

  bool Holds(std::uint32_t document, const Xapian::Database& database) const {
    places_.limit.Check();
    std::vector<Runs> runs;
    runs.reserve(words_.size());
    for (const std::vector<Terms>& spellings : words_) {
      runs.push_back(RunsOf(spellings, document, database));
      if (runs.back().empty()) return false;
    }
    std::vector<const Runs*> order;
    order.reserve(runs.size());
    for (const Runs& of_word : runs) order.push_back(&of_word);
    std::sort(order.begin(), order.end());
    do {
      if (FewestBetween(order) <= places_.slop) {
        return true;
      }
    } while (!places_.ordered &&
             std::next_permutation(order.begin(), order.end()));
    return false;
  }

 private:
  using Terms = std::vector<std::string>;

  static Runs RunsOf(const std::vector<Terms>& spellings,
                     std::uint32_t document, const Xapian::Database& database) {
    Runs runs;
    for (const Terms& terms : spellings) {
      std::vector<std::uint32_t> begins =
          PlacesOf(terms[0], document, database);
      for (std::uint32_t i = 1; i < terms.size() && !begins.empty(); ++i) {
        const std::vector<std::uint32_t> next =
            PlacesOf(terms[i], document, database);
        std::erase_if(begins, [&](std::uint32_t begin) {
          return !std::binary_search(next.begin(), next.end(), begin + i);
        });
      }
      for (const std::uint32_t begin : begins) {
        runs.push_back(
            {begin, begin + static_cast<std::uint32_t>(terms.size())});
      }
    }
    std::sort(runs.begin(), runs.end(), EndsBefore);
    return runs;
  }

  static std::vector<std::uint32_t> PlacesOf(const std::string& term,
                                             std::uint32_t document,
                                             const Xapian::Database& database) {
    return {database.positionlist_begin(document, term),
            database.positionlist_end(document, term)};
  }

  Places places_;
  std::vector<std::vector<Terms>> words_;
};

// Finds the articles where the condition holds.
class CheckSource : public Xapian::PostingSource {
 public:
  explicit CheckSource(std::shared_ptr<const PlaceCheck> check)
      : check_(std::move(check)) {}

  void init(const Xapian::Database& shard) override {
    shard_ = shard;
    docid_ = 0;
    last_ = shard.get_lastdocid();
    set_maxweight(0);
  }
  Xapian::PostingSource* clone() const override {
    return new CheckSource(check_);
  }

  // All may have it, so that others are asked first.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return last_; }
  Xapian::doccount get_termfreq_max() const override { return last_; }

  void next(double /*min_weight*/) override { MoveTo(docid_ + 1); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    if (docid > docid_) MoveTo(docid);
  }
  bool check(Xapian::docid docid, double /*min_weight*/) override {
    if (docid <= docid_) return true;
    if (!check_->Holds(docid, shard_)) return false;
    docid_ = docid;
    return true;
  }
  bool at_end() const override { return docid_ > last_; }
  Xapian::docid get_docid() const override { return docid_; }

 private:
  void MoveTo(Xapian::docid docid) {
    while (docid <= last_ && !check_->Holds(docid, shard_)) ++docid;
    docid_ = docid;
  }

  std::shared_ptr<const PlaceCheck> check_;
  Xapian::Database shard_;
  Xapian::docid docid_ = 0;
  Xapian::docid last_ = 0;
};

}  // namespace

Xapian::Query CheckQuery(std::string_view prefix,
                         std::span<const std::vector<Variant>> words,
                         const Places& places) {
  auto check = std::make_shared<const PlaceCheck>(prefix, words, places);
  return Xapian::Query((new CheckSource(std::move(check)))->release());
}

}  // namespace dizin::index
