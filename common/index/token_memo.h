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

#ifndef DIZIN_COMMON_INDEX_TOKEN_MEMO_H_
#define DIZIN_COMMON_INDEX_TOKEN_MEMO_H_

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
// probes, at most half full.
class TokenMemo {
 public:
  static constexpr std::uint32_t kNoTerm = ~std::uint32_t{0};

  struct Token {
    std::uint32_t term = kNoTerm;        // in the dictionary
    std::uint32_t title_term = kNoTerm;  // with kTitlePrefix; TitleTerm()
    std::uint32_t position = 0;          // within the unit
    TokenKind kind = TokenKind::kWord;
    bool capital = false;
  };
  // Valid until the next Find() or Clear().
  struct Known {
    std::span<Token> tokens;
    std::uint32_t positions = 0;  // how many the unit takes
  };

  // `terms` must outlive the memo.
  explicit TokenMemo(TermDictionary* terms);

  Known Find(std::string_view bytes, UnitKind kind, bool in_capitals);

  // The id of "S" + the token's term, worked out when first asked for.
  std::uint32_t TitleTerm(Token* token);

  // To be called whenever the dictionary is cleared.
  void Clear();
  // Bytes held, about.
  std::size_t MemoryUse() const;

 private:
  struct Entry {
    std::uint64_t key_begin;  // in keys_
    std::uint32_t key_bytes;
    std::uint32_t tokens_begin;  // in tokens_
    std::uint32_t token_count;
    std::uint32_t positions;
    std::uint8_t variant;  // of kind and in_capitals
  };
  struct Slot {
    std::uint32_t tag = 0;    // high bits of the hash
    std::uint32_t entry = 0;  // + 1; 0 is free
  };

  bool Matches(const Entry& entry, std::string_view bytes,
               std::uint8_t variant) const;
  Known Analyse(std::string_view bytes, UnitKind kind, bool in_capitals);
  std::uint32_t Remember(std::string_view bytes, std::uint8_t variant,
                         const Known& known);
  void Grow();

  TermDictionary* terms_;
  std::string keys_;
  std::vector<Entry> entries_;
  std::vector<Token> tokens_;
  std::vector<Slot> slots_;  // a power of two
  std::vector<Token> scratch_;
  std::string title_term_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TOKEN_MEMO_H_
