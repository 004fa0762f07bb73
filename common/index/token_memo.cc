#include "common/index/token_memo.h"

#include <algorithm>
#include <cstring>

#include "common/index/schema.h"

namespace dizin::index {
namespace {

constexpr std::size_t kFirstSlots = 1 << 14;

std::uint8_t VariantOf(UnitKind kind, bool in_capitals) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(kind) * 2 +
                                   (in_capitals ? 1 : 0));
}

std::uint64_t Load(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint64_t LoadHalf(const char* bytes) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// The last `count` (1 to 8) of the 8 bytes that end at `end`, as the low ones
// of a little-endian word.
std::uint64_t LoadLast(const char* end, std::size_t count) {
  return Load(end - 8) >> (8 * (8 - count));
}

}  // namespace

TokenMemo::TokenMemo(TermDictionary* terms)
    : terms_(terms), slots_(kFirstSlots) {}

void TokenMemo::Want(std::string_view bytes, UnitKind kind, bool in_capitals,
                     Wanted* wanted) const {
  wanted->bytes_ = bytes;
  wanted->kind_ = kind;
  wanted->in_capitals_ = in_capitals;
  wanted->slot_.bytes = 0;
  if (bytes.size() > kMaxKeyBytes) return;
  wanted->slot_.key = MakeKey(bytes);
  wanted->slot_.variant = VariantOf(kind, in_capitals);
  wanted->slot_.bytes = static_cast<std::uint8_t>(bytes.size());
  wanted->hash_ = HashOf(wanted->slot_.key, wanted->slot_.variant);
  __builtin_prefetch(&slots_[wanted->hash_ & (slots_.size() - 1)]);
}

bool TokenMemo::Look(Wanted* wanted) const {
  Slot* const in = &wanted->slot_;
  if (in->bytes == 0) return false;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = wanted->hash_ & mask; slots_[at].bytes != 0;
       at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.key == in->key && slot.variant == in->variant &&
        slot.bytes == in->bytes) {
      in->tokens_begin = slot.tokens_begin;
      in->token_count = slot.token_count;
      in->positions = slot.positions;
      __builtin_prefetch(tokens_.data() + slot.tokens_begin);
      return true;
    }
  }
  return false;
}

void TokenMemo::Prepare(Wanted* wanted) const { wanted->found_ = Look(wanted); }

TokenMemo::Known TokenMemo::Find(Wanted* wanted) {
  // An unknown unit may have become known by its neighbours.
  if (!wanted->found_ && !Look(wanted)) {
    const Known known = Analyse(*wanted);
    if (wanted->slot_.bytes != 0) Remember(wanted->slot_, known);
    return known;
  }
  const Slot& slot = wanted->slot_;
  return {{tokens_.data() + slot.tokens_begin, slot.token_count},
          slot.positions};
}

TokenMemo::Known TokenMemo::Find(std::string_view bytes, UnitKind kind,
                                 bool in_capitals) {
  Wanted wanted;
  Want(bytes, kind, in_capitals, &wanted);
  return Find(&wanted);
}

std::uint32_t TokenMemo::TitleTerm(Token* token) {
  if (token->title_term == kNoTerm) {
    title_term_.assign(kTitlePrefix).append(terms_->Term(token->term));
    token->title_term = terms_->Intern(title_term_);
  }
  return token->title_term;
}

void TokenMemo::Clear() {
  tokens_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});
  used_ = 0;
}

std::size_t TokenMemo::MemoryUse() const {
  return tokens_.capacity() * sizeof(Token) + slots_.capacity() * sizeof(Slot);
}

// No byte outside of the unit is read, and few are read one by one.
TokenMemo::Key TokenMemo::MakeKey(std::string_view bytes) {
  const char* const data = bytes.data();
  const char* const end = data + bytes.size();
  Key key{};
  if (bytes.size() > 16) {
    key = {Load(data), Load(data + 8), LoadLast(end, bytes.size() - 16)};
  } else if (bytes.size() > 8) {
    key = {Load(data), LoadLast(end, bytes.size() - 8), 0};
  } else if (bytes.size() >= 4) {
    // Bytes that both halves have are the same in both.
    key[0] = LoadHalf(data) | LoadHalf(end - 4) << (8 * (bytes.size() - 4));
  } else {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      key[0] |= std::uint64_t{static_cast<unsigned char>(data[i])} << (8 * i);
    }
  }
  return key;
}

std::size_t TokenMemo::HashOf(const Key& key, std::uint8_t variant) {
  // Odd constants with bits all over, as in splitmix64.
  std::uint64_t hash = (key[0] + variant) * 0x9E37'79B9'7F4A'7C15U;
  hash = (hash ^ hash >> 32 ^ key[1]) * 0xBF58'476D'1CE4'E5B9U;
  hash = (hash ^ hash >> 29 ^ key[2]) * 0x94D0'49BB'1331'11EBU;
  return static_cast<std::size_t>(hash ^ hash >> 31);
}

TokenMemo::Known TokenMemo::Analyse(const Wanted& wanted) {
  const UnitTokens cut =
      AnalyzeUnit(wanted.bytes_, wanted.kind_, wanted.in_capitals_);
  scratch_.clear();
  for (const dizin::Token& token : cut.tokens) {
    const std::uint32_t term = terms_->Intern(token.term);
    scratch_.push_back({.term = term,
                        .title_term = kNoTerm,
                        .hash = static_cast<std::uint32_t>(terms_->Hash(term)),
                        .position = static_cast<std::uint16_t>(token.position),
                        .kind = token.kind,
                        .capital = token.capital});
  }
  return {scratch_, cut.positions};
}

void TokenMemo::Remember(Slot slot, const Known& known) {
  if (known.tokens.size() > 255 || known.positions > 255) return;
  slot.tokens_begin = static_cast<std::uint32_t>(tokens_.size());
  slot.token_count = static_cast<std::uint8_t>(known.tokens.size());
  slot.positions = static_cast<std::uint8_t>(known.positions);
  tokens_.insert(tokens_.end(), known.tokens.begin(), known.tokens.end());
  if (++used_ * 4 > slots_.size() * 3) Grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = HashOf(slot.key, slot.variant) & mask;
  while (slots_[at].bytes != 0) at = (at + 1) & mask;
  slots_[at] = slot;
}

void TokenMemo::Grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.bytes == 0) continue;
    std::size_t at = HashOf(slot.key, slot.variant) & mask;
    while (larger[at].bytes != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_.swap(larger);
}

}  // namespace dizin::index
