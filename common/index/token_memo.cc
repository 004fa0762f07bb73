#include "common/index/token_memo.h"

#include <algorithm>

#include "common/index/hash.h"
#include "common/index/schema.h"

namespace dizin::index {
namespace {

constexpr std::size_t kFirstSlots = 1 << 14;
// Longer units are seldom seen twice, and would fill the memory with keys.
constexpr std::size_t kMaxKeyBytes = 64;

std::uint8_t VariantOf(UnitKind kind, bool in_capitals) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(kind) * 2 +
                                   (in_capitals ? 1 : 0));
}

std::uint64_t HashKey(std::string_view bytes, std::uint8_t variant) {
  return Hash64(bytes) + variant * 0x9E37'79B9'7F4A'7C15U;
}

std::uint32_t TagOf(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

TokenMemo::TokenMemo(TermDictionary* terms)
    : terms_(terms), slots_(kFirstSlots) {}

TokenMemo::Known TokenMemo::Find(std::string_view bytes, UnitKind kind,
                                 bool in_capitals) {
  if (bytes.size() > kMaxKeyBytes) return Analyse(bytes, kind, in_capitals);
  const std::uint8_t variant = VariantOf(kind, in_capitals);
  const std::uint64_t hash = HashKey(bytes, variant);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].entry != 0; at = (at + 1) & mask) {
    if (slots_[at].tag != TagOf(hash)) continue;
    const Entry& entry = entries_[slots_[at].entry - 1];
    if (Matches(entry, bytes, variant)) {
      return {{tokens_.data() + entry.tokens_begin, entry.token_count},
              entry.positions};
    }
  }
  const std::uint32_t entry =
      Remember(bytes, variant, Analyse(bytes, kind, in_capitals));
  slots_[at] = {TagOf(hash), entry + 1};
  if (entries_.size() * 2 > slots_.size()) Grow();
  return {{tokens_.data() + entries_[entry].tokens_begin,
           entries_[entry].token_count},
          entries_[entry].positions};
}

std::uint32_t TokenMemo::TitleTerm(Token* token) {
  if (token->title_term == kNoTerm) {
    title_term_.assign(kTitlePrefix).append(terms_->Term(token->term));
    token->title_term = terms_->Intern(title_term_);
  }
  return token->title_term;
}

void TokenMemo::Clear() {
  keys_.clear();
  entries_.clear();
  tokens_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});
}

std::size_t TokenMemo::MemoryUse() const {
  return keys_.capacity() + entries_.capacity() * sizeof(Entry) +
         tokens_.capacity() * sizeof(Token) + slots_.capacity() * sizeof(Slot);
}

bool TokenMemo::Matches(const Entry& entry, std::string_view bytes,
                        std::uint8_t variant) const {
  return entry.variant == variant && entry.key_bytes == bytes.size() &&
         std::string_view(keys_).substr(entry.key_begin, entry.key_bytes) ==
             bytes;
}

TokenMemo::Known TokenMemo::Analyse(std::string_view bytes, UnitKind kind,
                                    bool in_capitals) {
  const UnitTokens cut = AnalyzeUnit(bytes, kind, in_capitals);
  scratch_.clear();
  for (const dizin::Token& token : cut.tokens) {
    scratch_.push_back({.term = terms_->Intern(token.term),
                        .title_term = kNoTerm,
                        .position = token.position,
                        .kind = token.kind,
                        .capital = token.capital});
  }
  return {scratch_, cut.positions};
}

std::uint32_t TokenMemo::Remember(std::string_view bytes, std::uint8_t variant,
                                  const Known& known) {
  entries_.push_back(
      {.key_begin = keys_.size(),
       .key_bytes = static_cast<std::uint32_t>(bytes.size()),
       .tokens_begin = static_cast<std::uint32_t>(tokens_.size()),
       .token_count = static_cast<std::uint32_t>(known.tokens.size()),
       .positions = known.positions,
       .variant = variant});
  keys_.append(bytes);
  tokens_.insert(tokens_.end(), known.tokens.begin(), known.tokens.end());
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

void TokenMemo::Grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    const Entry& entry = entries_[slot.entry - 1];
    const auto key =
        std::string_view(keys_).substr(entry.key_begin, entry.key_bytes);
    std::size_t at = HashKey(key, entry.variant) & mask;
    while (larger[at].entry != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_.swap(larger);
}

}  // namespace dizin::index
