#include "common/index/among_articles.h"

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dizin::index {
namespace {

// Numbers within a shard, ascending, by the shard's UUID: a source is told of
// nothing else by which to know its shard.
using Numbers = std::map<std::string, std::vector<Xapian::docid>>;

class Among : public Xapian::PostingSource {
 public:
  explicit Among(std::shared_ptr<const Numbers> numbers)
      : numbers_(std::move(numbers)) {}

  void init(const Xapian::Database& shard) override {
    static const std::vector<Xapian::docid> kNone;
    const auto at = numbers_->find(shard.get_uuid());
    here_ = at == numbers_->end() ? &kNone : &at->second;
    next_ = 0;
    set_maxweight(0);
  }
  Xapian::PostingSource* clone() const override { return new Among(numbers_); }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return Size(); }
  Xapian::doccount get_termfreq_max() const override { return Size(); }

  void next(double /*min_weight*/) override { ++next_; }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    next_ = std::max<std::size_t>(next_, 1);
    while (!at_end() && get_docid() < docid) ++next_;
  }
  bool at_end() const override { return next_ > here_->size(); }
  Xapian::docid get_docid() const override { return (*here_)[next_ - 1]; }

 private:
  Xapian::doccount Size() const {
    return static_cast<Xapian::doccount>(here_->size());
  }

  std::shared_ptr<const Numbers> numbers_;
  const std::vector<Xapian::docid>* here_ = nullptr;
  std::size_t next_ = 0;  // the one behind the current
};

}  // namespace

Xapian::Query AmongArticles(std::span<const std::uint32_t> documents,
                            const Xapian::Database& database) {
  // The shards take turns in the numbers of the whole.
  std::vector<std::string> shards;
  std::istringstream uuids(database.get_uuid());
  for (std::string uuid; std::getline(uuids, uuid, ':');) {
    shards.push_back(uuid);
  }
  const auto count = static_cast<std::uint32_t>(shards.size());
  const auto numbers = std::make_shared<Numbers>();
  for (const std::uint32_t document : documents) {
    (*numbers)[shards[(document - 1) % count]].push_back(
        (document - 1) / count + 1);
  }
  for (auto& [uuid, of_shard] : *numbers) {
    std::sort(of_shard.begin(), of_shard.end());
    of_shard.erase(std::unique(of_shard.begin(), of_shard.end()),
                   of_shard.end());
  }
  return Xapian::Query((new Among(numbers))->release());
}

}  // namespace dizin::index
