#include "common/index/term_memo.h"

#include <xapian.h>

namespace dizin::index {

bool TermMemo::Has(const std::string& term, const Xapian::Database& database,
                   std::uint64_t revision) {
  if (revision != revision_ || known_.size() >= kMaxTerms) known_.clear();
  revision_ = revision;
  if (const auto at = known_.find(term); at != known_.end()) return at->second;
  return known_[term] = database.term_exists(term);
}

}  // namespace dizin::index
