#include "indexer/piped_addition.h"

#include <algorithm>
#include <chrono>

#include "indexer/large_addition.h"

namespace dizin::indexer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kHeldBytes = std::uint64_t{8} << 20;
constexpr double kCommitSeconds = 60;
// How long a load goes on, as a multiple of what putting the last one in place
// took: that reads and writes the whole database.
constexpr double kLoadTimes = 8;

}  // namespace

PipedAddition::PipedAddition(std::uint64_t least_bytes, Ways ways)
    : least_bytes_(least_bytes), ways_(std::move(ways)) {}

void PipedAddition::Put(Article article, std::shared_ptr<const Origin> origin) {
  const std::uint64_t bytes = article.title.size() + article.text.size();
  text_bytes_ += bytes;
  if (load_) return load_->Put(std::move(article), std::move(origin));
  held_.emplace_back(std::move(article), std::move(origin));
  held_bytes_ += bytes;
  if (held_bytes_ < kHeldBytes) return;
  if (IsLarge()) {
    BeginLoad();
  } else {
    PassOn(ways_.updates());
    has_updates_ = true;
  }
}

// A database that is smaller still is soon written anew.
bool PipedAddition::IsLarge() const {
  const std::uint64_t database = ways_.database_bytes();
  return text_bytes_ >= std::min(database, LargeFrom(least_bytes_, database));
}

CommitLimits PipedAddition::Limits(const CommitPolicy& policy) const {
  CommitLimits limits;
  limits.articles = policy.articles.value_or(limits.articles);
  limits.seconds = policy.seconds.value_or(
      std::max(kCommitSeconds, load_ ? last_load_seconds_ * kLoadTimes : 0));
  return limits;
}

void PipedAddition::CommitSoon(const std::string& checkpoint) {
  if (!load_ && !held_.empty() && IsLarge()) BeginLoad();
  if (load_) return EndLoad([] {});
  PassOn(ways_.updates());
  ways_.updates()->CommitSoon(checkpoint);
  has_updates_ = true;
  text_bytes_ = 0;
}

void PipedAddition::Commit(const std::string& checkpoint,
                           const std::function<void()>& meanwhile) {
  if (!load_ && !held_.empty() && IsLarge()) BeginLoad();
  if (load_) return EndLoad(meanwhile);
  PassOn(ways_.updates());
  ways_.updates()->Commit(checkpoint, meanwhile);
  text_bytes_ = 0;
  has_updates_ = false;
}

void PipedAddition::BeginLoad() {
  if (has_updates_) ways_.updates()->Commit("", [] {});
  has_updates_ = false;
  load_ = ways_.load();
  PassOn(load_.get());
}

void PipedAddition::EndLoad(const std::function<void()>& meanwhile) {
  const Clock::time_point begun = Clock::now();
  load_->Commit("", meanwhile);
  load_.reset();
  text_bytes_ = 0;
  last_load_seconds_ =
      std::chrono::duration<double>(Clock::now() - begun).count();
}

void PipedAddition::PassOn(Pipeline* way) {
  for (auto& [article, origin] : held_) {
    way->Put(std::move(article), std::move(origin));
  }
  held_.clear();
  held_bytes_ = 0;
}

}  // namespace dizin::indexer
