#include "common/index/word_list.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

namespace dizin::index {
namespace {

class ListSource : public Xapian::PostingSource {
 public:
  explicit ListSource(SharedList list) : list_(std::move(list)) {}

  void init(const Xapian::Database& /*shard*/) override {
    next_ = 0;
    set_maxweight(list_->most);
  }
  Xapian::PostingSource* clone() const override {
    return new ListSource(list_);
  }

  Xapian::doccount get_termfreq_min() const override { return Size(); }
  Xapian::doccount get_termfreq_est() const override { return Size(); }
  Xapian::doccount get_termfreq_max() const override { return Size(); }

  void next(double min_weight) override {
    ++next_;
    LeaveOut(min_weight);
  }
  void skip_to(Xapian::docid docid, double min_weight) override {
    next_ = PlaceOf(*list_, docid, next_ == 0 ? 0 : next_ - 1) + 1;
    LeaveOut(min_weight);
  }
  bool at_end() const override { return next_ > list_->documents.size(); }
  Xapian::docid get_docid() const override {
    return list_->documents[next_ - 1];
  }
  double get_weight() const override { return list_->weights[next_ - 1]; }

 private:
  Xapian::doccount Size() const {
    return static_cast<Xapian::doccount>(list_->documents.size());
  }

  void LeaveOut(double min_weight) {
    if (min_weight <= 0) return;
    const std::vector<double>& weights = list_->weights;
    while (next_ <= weights.size() && weights[next_ - 1] < min_weight) ++next_;
  }

  SharedList list_;
  std::size_t next_ = 0;  // the one behind the current
};

// What Xapian finds, in the order of its articles.
class Collect : public Xapian::MatchSpy {
 public:
  Collect(const TimeLimit& limit, WordList* list)
      : limit_(limit), list_(list) {}

  void operator()(const Xapian::Document& document, double weight) override {
    if (list_->documents.size() % kMatchesToLook == 0) limit_.Check();
    list_->Add(document.get_docid(), weight);
  }

 private:
  static constexpr std::size_t kMatchesToLook = 256;  // at the clock

  const TimeLimit& limit_;
  WordList* list_;
};

// What all lists have, found one after another.
class Collector {
 public:
  explicit Collector(std::span<const SharedList> lists)
      : lists_(lists), places_(lists.size(), 0), variants_(lists.size(), 0) {}

  // In ascending order. Documents that are not in all lists are left out.
  void Add(std::uint32_t document) {
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      places_[i] = PlaceOf(*lists_[i], document, places_[i]);
      if (places_[i] == lists_[i]->documents.size()) {
        ended_ = true;
        return;
      }
      if (lists_[i]->documents[places_[i]] != document) return;
    }
    double weight = 0;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      weight += lists_[i]->weights[places_[i]];
      variants_[i] |= lists_[i]->VariantsAt(places_[i]);
    }
    found_.Add(document, weight);
  }

  bool ended() const { return ended_; }

  Common Take() && {
    return {std::make_shared<const WordList>(std::move(found_)),
            std::move(variants_)};
  }

 private:
  std::span<const SharedList> lists_;
  std::vector<std::size_t> places_;
  std::vector<WordList::Variants> variants_;
  WordList found_;
  bool ended_ = false;
};

}  // namespace

Xapian::Query ListQuery(SharedList list) {
  return Xapian::Query((new ListSource(std::move(list)))->release());
}

WordList FindAll(const Xapian::Query& query, const TimeLimit& limit,
                 Xapian::Enquire* enquire) {
  constexpr auto kAll = static_cast<Xapian::doccount>(-1);
  WordList list;
  Collect collect(limit, &list);
  enquire->set_query(query);
  enquire->add_matchspy(&collect);
  enquire->get_mset(0, 1, kAll);
  enquire->clear_matchspies();
  return list;
}

std::size_t PlaceOf(const WordList& list, std::uint32_t document,
                    std::size_t from) {
  const std::vector<std::uint32_t>& documents = list.documents;
  const std::size_t size = documents.size();
  if (from >= size || documents[from] >= document) return from;
  // Between `from`, which is before it, and the first found that is not.
  std::size_t step = 1;
  while (from + step < size && documents[from + step] < document) {
    from += step;
    step *= 2;
  }
  const auto begin = documents.begin();
  return static_cast<std::size_t>(
      std::lower_bound(
          begin + static_cast<std::ptrdiff_t>(from + 1),
          begin + static_cast<std::ptrdiff_t>(std::min(from + step, size)),
          document) -
      begin);
}

Common InAll(std::span<const SharedList> lists) {
  const auto shorter = [](const SharedList& a, const SharedList& b) {
    return a->documents.size() < b->documents.size();
  };
  const SharedList& shortest =
      *std::min_element(lists.begin(), lists.end(), shorter);
  return InAll(lists, shortest->documents);
}

Common InAll(std::span<const SharedList> lists,
             std::span<const std::uint32_t> among) {
  Collector collector(lists);
  for (const std::uint32_t document : among) {
    collector.Add(document);
    if (collector.ended()) break;
  }
  return std::move(collector).Take();
}

}  // namespace dizin::index
