#include "common/lexicon/memory_lexicon.h"

namespace dizin::lexicon {

void MemoryLexicon::Set(std::string_view key, std::string_view value) {
  ++revision_;
  if (value.empty()) {
    entries_.erase(std::string(key));
  } else {
    entries_.insert_or_assign(std::string(key), std::string(value));
  }
}

std::string MemoryLexicon::Get(std::string_view key) const {
  const auto at = entries_.find(key);
  return at == entries_.end() ? std::string() : at->second;
}

void MemoryLexicon::SetFrequency(std::string_view term,
                                 std::uint32_t articles) {
  ++revision_;
  frequencies_.insert_or_assign(std::string(term), articles);
}

void MemoryLexicon::Read(std::string_view key,
                         const ValueVisitor& visit) const {
  const auto at = entries_.find(key);
  if (at != entries_.end()) visit(at->second);
}

void MemoryLexicon::ReadPrefix(std::string_view prefix,
                               const EntryVisitor& visit) const {
  for (auto at = entries_.lower_bound(prefix);
       at != entries_.end() && at->first.starts_with(prefix); ++at) {
    if (!visit(at->first, at->second)) return;
  }
}

std::uint32_t MemoryLexicon::DocumentFrequency(std::string_view term) const {
  const auto at = frequencies_.find(term);
  return at == frequencies_.end() ? 0 : at->second;
}

}  // namespace dizin::lexicon
