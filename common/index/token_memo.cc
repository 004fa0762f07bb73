#include "common/index/token_memo.h"

#include <array>
#include <bit>
#include <cstring>

#include "common/index/schema.h"
#include "common/text/term.h"

namespace dizin::index {
namespace {

constexpr std::size_t kFirstSlots = 1 << 14;

unsigned VariantOf(UnitKind kind, bool in_capitals) {
  return static_cast<unsigned>(kind) * 2 + (in_capitals ? 1 : 0);
}

std::uint64_t Load(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// What is left of three words of a key that has so many bytes.
using Masks = std::array<std::uint64_t, 3>;
constexpr auto kMasks = [] {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::array<Masks, 3 * kWord + 1> all{};
  for (std::size_t bytes = 0; bytes < all.size(); ++bytes) {
    for (std::size_t i = 0; i < bytes; ++i) {
      const std::size_t at =
          std::endian::native == std::endian::little ? i : kWord - 1 - i;
      all[bytes][i / kWord] |= std::uint64_t{0xff} << (8 * (at % kWord));
    }
  }
  return all;
}();

}  // namespace

TokenMemo::TokenMemo(TermDictionary* terms)
    : terms_(terms), slots_(kFirstSlots) {}

void TokenMemo::Want(std::string_view text, std::span<const Unit> units,
                     std::span<Wanted> wanted) const {
  for (std::size_t i = 0; i < units.size(); ++i) {
    Want(text, units[i], &wanted[i]);
  }
}

void TokenMemo::Want(std::string_view text, const Unit& unit,
                     Wanted* wanted) const {
  const std::uint32_t bytes = unit.end - unit.begin;
  wanted->bytes_ = text.substr(unit.begin, bytes);
  wanted->kind_ = unit.kind;
  wanted->in_capitals_ = unit.in_capitals;
  wanted->found_ = false;
  wanted->fits_ = bytes <= kMaxKeyBytes;
  if (!wanted->fits_) return;
  wanted->slot_.key = MakeKey(text, unit);
  wanted->slot_.variant = VariantOf(unit.kind, unit.in_capitals) & 15U;
  wanted->hash_ = HashOf(wanted->slot_.key, wanted->slot_.variant);
  __builtin_prefetch(&slots_[HomeOf(wanted->hash_, slots_)]);
}

bool TokenMemo::Look(Wanted* wanted) const {
  if (!wanted->fits_) return false;
  Slot* const in = &wanted->slot_;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = HomeOf(wanted->hash_, slots_); slots_[at].key[0] != 0;
       at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    const std::uint64_t differs = (slot.key[0] ^ in->key[0]) |
                                  (slot.key[1] ^ in->key[1]) |
                                  (slot.key[2] ^ in->key[2]);
    if (differs == 0 && slot.variant == in->variant) {
      *in = slot;
      return true;
    }
  }
  return false;
}

void TokenMemo::Prepare(std::span<Wanted> wanted) {
  for (Wanted& one : wanted) {
    one.found_ = Look(&one);
    if (one.found_) {
      if (!one.slot_.is_word) __builtin_prefetch(&groups_[one.slot_.place]);
    } else {
      // What is not simple is often its own term.
      const bool simple = one.kind_ == UnitKind::kAlphabetic &&
                          MakeSimpleTerm(one.bytes_, &term_);
      terms_->Expect(simple ? std::string_view(term_) : one.bytes_);
    }
  }
}

TokenMemo::Known TokenMemo::FindOther(Wanted* wanted) {
  // An unknown unit may have become known by its neighbours.
  if (!wanted->found_ && !Look(wanted)) {
    const Known known = Analyse(*wanted);
    if (wanted->fits_) Remember(wanted->slot_, known);
    return known;
  }
  wanted->found_ = true;
  if (wanted->slot_.is_word) return Find(wanted);
  const Group& group = groups_[wanted->slot_.place];
  return {std::span(tokens_).subspan(group.tokens_begin, group.token_count),
          group.positions};
}

std::uint32_t TokenMemo::TitleTerm(std::uint32_t term) {
  if (term >= title_terms_.size()) title_terms_.resize(terms_->size(), kNoTerm);
  if (title_terms_[term] == kNoTerm) {
    title_term_.assign(kTitlePrefix).append(terms_->Term(term));
    title_terms_[term] = terms_->Intern(title_term_);
  }
  return title_terms_[term];
}

void TokenMemo::Clear() { *this = TokenMemo(terms_); }

std::size_t TokenMemo::MemoryUse() const {
  return slots_.capacity() * sizeof(Slot) + groups_.capacity() * sizeof(Group) +
         tokens_.capacity() * sizeof(Token) +
         title_terms_.capacity() * sizeof(title_terms_[0]);
}

// All three words are read at once where the text goes on that far: the lengths
// of words are what a processor cannot foresee.
TokenMemo::Key TokenMemo::MakeKey(std::string_view text, const Unit& unit) {
  const std::size_t bytes = unit.end - unit.begin;
  if (text.size() - unit.begin < kMaxKeyBytes) {
    Key key{};
    std::memcpy(key.data(), text.data() + unit.begin, bytes);
    return key;
  }
  const char* const data = text.data() + unit.begin;
  const Masks& masks = kMasks[bytes];
  return {Load(data) & masks[0], Load(data + 8) & masks[1],
          Load(data + 16) & masks[2]};
}

std::size_t TokenMemo::HashOf(const Key& key, unsigned variant) {
  // Odd constants with bits all over, as in splitmix64.
  std::uint64_t hash = (key[0] + variant) * 0x9E37'79B9'7F4A'7C15U;
  hash = (hash ^ hash >> 32 ^ key[1]) * 0xBF58'476D'1CE4'E5B9U;
  hash = (hash ^ hash >> 29 ^ key[2]) * 0x94D0'49BB'1331'11EBU;
  return static_cast<std::size_t>(hash ^ hash >> 31);
}

TokenMemo::Known TokenMemo::Analyse(const Wanted& wanted) {
  scratch_.clear();
  const auto add = [this](std::string_view term, std::uint32_t position,
                          TokenKind kind, bool capital) {
    const std::uint32_t id = terms_->Intern(term);
    scratch_.push_back({.term = id,
                        .hash = terms_->Hash(id),
                        .position = static_cast<std::uint16_t>(position),
                        .kind = kind,
                        .capital = capital});
  };
  if (wanted.kind_ == UnitKind::kAlphabetic &&
      MakeSimpleTerm(wanted.bytes_, &term_)) {
    add(term_, 0, TokenKind::kWord, wanted.bytes_.front() < 'a');
    return {scratch_, 1};
  }
  const UnitTokens cut =
      AnalyzeUnit(wanted.bytes_, wanted.kind_, wanted.in_capitals_);
  for (const dizin::Token& token : cut.tokens) {
    add(token.term, token.position, token.kind, token.capital);
  }
  return {scratch_, cut.positions};
}

// A place that has no room is of a unit that is analysed each time.
void TokenMemo::Remember(const Slot& key, const Known& known) {
  constexpr std::uint32_t kPlaces = std::uint32_t{1} << kPlaceBits;
  if (known.tokens.size() > 255 || known.positions > 255) return;
  const Token* const only = known.tokens.size() == 1 && known.positions == 1
                                ? known.tokens.data()
                                : nullptr;
  Slot slot = key;
  slot.is_word =
      only != nullptr && only->kind == TokenKind::kWord && only->term < kPlaces;
  if (slot.is_word) {
    slot.place = only->term & (kPlaces - 1);
    slot.hash = only->hash;
    slot.capital = only->capital;
  } else {
    if (groups_.size() == kPlaces) return;
    slot.place = static_cast<std::uint32_t>(groups_.size()) & (kPlaces - 1);
    groups_.push_back({static_cast<std::uint32_t>(tokens_.size()),
                       static_cast<std::uint8_t>(known.tokens.size()),
                       static_cast<std::uint8_t>(known.positions)});
    tokens_.insert(tokens_.end(), known.tokens.begin(), known.tokens.end());
  }
  if (++used_ * 4 > slots_.size() * 3) Grow();
  Place(slot, &slots_);
}

void TokenMemo::Place(const Slot& slot, Slots* slots) {
  const std::size_t mask = slots->size() - 1;
  std::size_t at = HomeOf(HashOf(slot.key, slot.variant), *slots);
  while ((*slots)[at].key[0] != 0) at = (at + 1) & mask;
  (*slots)[at] = slot;
}

void TokenMemo::Grow() {
  Slots larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.key[0] != 0) Place(slot, &larger);
  }
  slots_.swap(larger);
}

}  // namespace dizin::index
