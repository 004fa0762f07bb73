// Remembers how each unit of text is cut, so that a known one costs a look into
// a table: no ICU, no allocation, no lock.
//
//   TokenMemo memo(&terms);
//   std::array<TokenMemo::Wanted, 16> wanted;
//   memo.Want(text, units, wanted);                            // S-400, …
//   memo.Prepare(wanted);
//   for (const auto& token : memo.Find(&wanted[0]).tokens) …   // s, 400, s400
//
// What a unit becomes depends on its bytes, its kind and whether it stands
// among capitals, and on nothing else (AnalyzeUnit()). Nine of ten units of a
// corpus have been seen before.
//
// A slot of the table is half a cache line and holds the key itself, and for
// nearly all units their one token too: a known unit is found in one line.
// Longer units than fit are analysed each time; few are seen twice.

#ifndef DIZIN_COMMON_INDEX_TOKEN_MEMO_H_
#define DIZIN_COMMON_INDEX_TOKEN_MEMO_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/term_dictionary.h"
#include "common/large_pages.h"
#include "common/text/tokenizer.h"

namespace dizin::index {

// Not safe in two threads at once; one a thread. Open addressing, linear
// probes, at most three quarters full.
class TokenMemo {
 public:
  static constexpr std::uint32_t kNoTerm = ~std::uint32_t{0};

  struct Token {
    std::uint32_t term = kNoTerm;  // in the dictionary
    std::uint32_t hash = 0;        // low bits of the term's Hash64()
    std::uint16_t position = 0;    // within the unit
    TokenKind kind = TokenKind::kWord;
    bool capital = false;
  };
  // Valid until the next Find() or Clear(), and as long as what was wanted is.
  struct Known {
    std::span<const Token> tokens;
    std::uint32_t positions = 0;  // how many the unit takes
  };
  class Wanted;

  // `terms` must outlive the memo.
  explicit TokenMemo(TermDictionary* terms);

  // Looks for units of `text` in three steps, so that the memory they are in is
  // on its way while something else is done: first Want() a dozen, a while
  // later Prepare() them, then Find() them in turn. The text must stay until
  // then, and Clear() must not come between. REQUIRES: as many are wanted as
  // there are units.
  void Want(std::string_view text, std::span<const Unit> units,
            std::span<Wanted> wanted) const;
  void Prepare(std::span<Wanted> wanted);
  Known Find(Wanted* wanted);

  // The id of "S" + the term, worked out when first asked for.
  std::uint32_t TitleTerm(std::uint32_t term);

  // To be called whenever the dictionary is cleared. Gives its memory back.
  void Clear();
  // Bytes held, about.
  std::size_t MemoryUse() const;

 private:
  static constexpr std::size_t kMaxKeyBytes = 24;
  // The bytes of a unit, padded with zeros.
  using Key = std::array<std::uint64_t, 3>;

  static constexpr unsigned kPlaceBits = 25;

  // No unit holds a NUL, so that keys tell those of different lengths apart.
  struct alignas(32) Slot {
    Key key{};               // the first word is 0 where the slot is free
    std::uint32_t hash = 0;  // the only token's, if it is all there is to say
    std::uint32_t place : kPlaceBits = 0;  // then its term, else in groups_
    std::uint32_t variant : 4 = 0;         // of kind and in_capitals
    std::uint32_t is_word : 1 = 0;         // one token, a word
    std::uint32_t capital : 1 = 0;         // its
  };
  using Slots = std::vector<Slot, LargePages<Slot>>;
  // The tokens of a unit that has none, several, or one of another kind.
  struct Group {
    std::uint32_t tokens_begin;  // in tokens_
    std::uint8_t token_count;
    std::uint8_t positions;
  };

  static Key MakeKey(std::string_view text, const Unit& unit);
  static std::size_t HashOf(const Key& key, unsigned variant);
  // Where it is looked for first: the beginning of a cache line.
  static std::size_t HomeOf(std::size_t hash, const Slots& slots) {
    return hash & (slots.size() - 2);
  }

  void Want(std::string_view text, const Unit& unit, Wanted* wanted) const;
  bool Look(Wanted* wanted) const;
  Known FindOther(Wanted* wanted);
  Known Analyse(const Wanted& wanted);
  void Remember(const Slot& key, const Known& known);
  static void Place(const Slot& slot, Slots* slots);
  void Grow();

  TermDictionary* terms_;
  Slots slots_;  // a power of two
  std::vector<Group> groups_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> title_terms_;  // by term
  std::size_t used_ = 0;
  std::vector<Token> scratch_;
  std::string term_;
  std::string title_term_;
};

// A unit on its way.
class TokenMemo::Wanted {
 public:
  friend class TokenMemo;
  std::string_view bytes_;
  UnitKind kind_ = UnitKind::kAlphabetic;
  bool in_capitals_ = false;
  bool fits_ = false;  // into a slot
  bool found_ = false;
  std::size_t hash_ = 0;
  Slot slot_;    // as it would be, but for the tokens until it is found
  Token token_;  // the one it is found with
};

inline TokenMemo::Known TokenMemo::Find(Wanted* wanted) {
  const Slot& slot = wanted->slot_;
  if (!wanted->found_ || !slot.is_word) return FindOther(wanted);
  wanted->token_ = {
      .term = slot.place, .hash = slot.hash, .capital = slot.capital != 0};
  return {{&wanted->token_, 1}, 1};
}

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TOKEN_MEMO_H_
