#include "common/index/term_memo.h"

#include <xapian.h>

namespace dizin::index {

bool TermMemo::Has(const std::string& term, const Xapian::Database& database,
                   std::uint64_t revision) {
  Follow(revision);
  if (known_.size() >= kMaxTerms) known_.clear();
  if (const auto at = known_.find(term); at != known_.end()) return at->second;
  return known_[term] = database.term_exists(term);
}

lexicon::ExpansionMemo* TermMemo::Beginnings(std::uint64_t revision) {
  Follow(revision);
  return &beginnings_;
}

void TermMemo::Follow(std::uint64_t revision) {
  if (revision == revision_) return;
  known_.clear();
  beginnings_.Clear();
  revision_ = revision;
}

}  // namespace dizin::index
