// Remembers how each unit of text is cut, so that a known one costs a look into
// a table: no ICU, no allocation, no lock.
//
//   TokenMemo memo(&terms);
//   const TokenMemo::Known known = memo.Find("S-400", unit.kind, false);
//   for (TokenMemo::Token& token : known.tokens) ...   // s, 400, s400
//
// What a unit becomes depends on its bytes, its kind and whether it stands
// among capitals, and on nothing else (AnalyzeUnit()). Nine of ten units of a
// corpus have been seen before.
//
// A slot of the table is half a cache line and holds the key itself: a known
// unit is found in one line, and its tokens in another. Longer units than fit
// are analysed each time; few are seen twice.

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
#include "common/text/tokenizer.h"

namespace dizin::index {

// Not safe in two threads at once; one a thread. Open addressing, linear
// probes, at most three quarters full.
class TokenMemo {
 public:
  static constexpr std::uint32_t kNoTerm = ~std::uint32_t{0};

  struct Token {
    std::uint32_t term = kNoTerm;        // in the dictionary
    std::uint32_t title_term = kNoTerm;  // with kTitlePrefix; TitleTerm()
    std::uint32_t hash = 0;              // low bits of the term's Hash64()
    std::uint16_t position = 0;          // within the unit
    TokenKind kind = TokenKind::kWord;
    bool capital = false;
  };
  // Valid until the next Find() or Clear().
  struct Known {
    std::span<Token> tokens;
    std::uint32_t positions = 0;  // how many the unit takes
  };
  class Wanted;

  // `terms` must outlive the memo.
  explicit TokenMemo(TermDictionary* terms);

  // Looks for a unit in three steps, so that the memory it is in is on its way
  // while others are looked for: Want() a dozen, Prepare() them all, then
  // Find() them in turn. The bytes must stay until then, and Clear() must not
  // come between.
  void Want(std::string_view bytes, UnitKind kind, bool in_capitals,
            Wanted* wanted) const;
  void Prepare(Wanted* wanted) const;
  Known Find(Wanted* wanted);
  Known Find(std::string_view bytes, UnitKind kind, bool in_capitals);

  // The id of "S" + the token's term, worked out when first asked for.
  std::uint32_t TitleTerm(Token* token);

  // To be called whenever the dictionary is cleared.
  void Clear();
  // Bytes held, about.
  std::size_t MemoryUse() const;

 private:
  static constexpr std::size_t kMaxKeyBytes = 24;
  // The bytes of a unit, padded with zeros.
  using Key = std::array<std::uint64_t, 3>;

  struct alignas(32) Slot {
    Key key{};
    std::uint32_t tokens_begin = 0;  // in tokens_
    std::uint8_t token_count = 0;
    std::uint8_t positions = 0;
    std::uint8_t variant = 0;  // of kind and in_capitals
    std::uint8_t bytes = 0;    // 0: the slot is free
  };

  static Key MakeKey(std::string_view bytes);
  static std::size_t HashOf(const Key& key, std::uint8_t variant);

  bool Look(Wanted* wanted) const;
  Known Analyse(const Wanted& wanted);
  void Remember(Slot slot, const Known& known);
  void Grow();

  TermDictionary* terms_;
  std::vector<Token> tokens_;
  std::vector<Slot> slots_;  // a power of two
  std::size_t used_ = 0;
  std::vector<Token> scratch_;
  std::string title_term_;
};

// A unit on its way.
class TokenMemo::Wanted {
 private:
  friend class TokenMemo;
  std::string_view bytes_;
  UnitKind kind_ = UnitKind::kAlphabetic;
  bool in_capitals_ = false;
  Slot slot_;  // as it would be, but for the tokens until it is found
  std::size_t hash_ = 0;
  bool found_ = false;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TOKEN_MEMO_H_
