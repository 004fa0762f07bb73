#include "indexer/large_addition.h"

#include <utility>

namespace dizin::indexer {
namespace {

// The share that is new is not judged by fewer articles.
constexpr std::uint64_t kSample = 20;

}  // namespace

LargeAddition::LargeAddition(Pipeline* updates, const WorkerShare* share,
                             LargeAdditionOptions options,
                             std::function<Pipeline*()> go_over)
    : way_(updates),
      share_(share),
      options_(std::move(options)),
      go_over_(std::move(go_over)) {}

void LargeAddition::Put(Article article, std::shared_ptr<const Origin> origin) {
  text_bytes_ += article.title.size() + article.text.size();
  way_->Put(std::move(article), std::move(origin));
  is_large_ = is_large_ || IsLarge();
}

bool LargeAddition::IsLarge() const {
  if (options_.least_bytes == 0) return true;
  const std::uint64_t changed = share_->added + share_->replaced;
  const std::uint64_t done = changed + share_->unchanged;
  if (done < kSample) return false;
  const AdditionSize size = options_.size();
  if (size.read == 0 || size.total <= size.read) return false;
  const double text_left = static_cast<double>(text_bytes_) *
                           static_cast<double>(size.total - size.read) /
                           static_cast<double>(size.read);
  const double new_text =
      text_left * static_cast<double>(changed) / static_cast<double>(done);
  return new_text > static_cast<double>(LargeFrom(options_.least_bytes,
                                                  options_.database_bytes));
}

CommitLimits LargeAddition::Limits(const CommitPolicy& policy) const {
  if (is_large_ && !went_over_) return {.articles = 0};
  return way_->Limits(policy);
}

void LargeAddition::CommitSoon(const std::string& checkpoint) {
  if (!is_large_ || went_over_) return way_->CommitSoon(checkpoint);
  way_->Commit(checkpoint, [] {});
  way_ = go_over_();
  went_over_ = true;
}

void LargeAddition::Commit(const std::string& checkpoint,
                           const std::function<void()>& meanwhile) {
  way_->Commit(checkpoint, meanwhile);
}

}  // namespace dizin::indexer
