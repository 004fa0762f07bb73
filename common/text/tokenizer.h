// Tokenize() cuts a text into the terms that are indexed, each with its place
// in the original bytes. Indexing, queries and highlighting all use it, so
// that what is typed and what is written are cut alike.
//
//   std::vector<Token> tokens;
//   Tokenize("Ankara'nın S-400'leri", 1, &tokens);
//   // ankara [0,6) 1 · s [12,13) 2 · s400 [12,17) 2 joined · 400 [14,17) 3
//
// It works in two steps, and the second is a function of bytes alone, so that
// an indexer can remember its answer and never ask for a known word again:
//  1. UnitScanner finds units: runs of characters that belong together.
//  2. AnalyzeUnit() makes the tokens of one unit.
//
// Rules (UAX #29 words, with these of our own; word_scanner.h says what is one
// unit, clitics.h what an apostrophe does):
//  * Apostrophes (' U+2019 U+02BC, and others used as one) inside a word: a
//    short article before it (l', d', dell') and a suffix behind it ('s, 'nın)
//    go, and the word is indexed at its position. Any other apostrophe is not
//    in the term: O'Brien is obrien, isn't isnt, п'ять пять. Hebrew geresh and
//    gershayim stay, as U+05F3 and U+05F4, however typed.
//  * Letters and digits joined by nothing or a hyphen of any kind (- U+2010
//    U+2011 U+2013…): parts at their positions, and the joined form at the
//    first: S-400, S400 and S‑400 are s, 400 and s400. At most four parts; more
//    (a checksum) are one word. Cyrillic parts are romanised in the joined
//    form; a lone Cyrillic letter is also read as the Latin one it looks like:
//    С-400 is s400 and c400. Joined too: e-mail (email), AT&T (att),
//    rock'n'roll, Sant'Egidio, C++, C#. Any other hyphen parts words.
//  * Look-alikes: a word of one script with a letter or two of another that
//    only looks like it (Анкарa with a Latin a) is written in its own script.
//    Other mixtures are cut where the script changes.
//  * Dotted capitals (U.S., U.S.') are one abbreviation, XA:US, and no word. A
//    word of two to eight capitals, not among others like it (a headline: three
//    or more in a row), is a word and an abbreviation: CAATSA is caatsa and
//    XA:CAATSA; so is COVID in COVID-19.
//  * Digits with . or , between them are one number. Addresses and names with
//    underscores are their words. Symbols and emoji are none.
//  * Han: overlapping bigrams; a single Han character is itself. Kana:
//    katakana runs whole, hiragana bigrams. Hangul: runs. Thai, Lao, Khmer and
//    Burmese: ICU's words. Tibetan: syllables.
//  * Soft hyphens, zero-width spaces and joiners inside a word are part of its
//    bytes and not of its term.
//
// Bump kTokenizerVersion when any text would be cut otherwise, or other runs of
// Han characters joined to names: only the articles know those.

#ifndef DIZIN_COMMON_TEXT_TOKENIZER_H_
#define DIZIN_COMMON_TEXT_TOKENIZER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dizin {

inline constexpr int kTokenizerVersion = 4;

// Terms are at most this long, counted as glass counts: bytes + NULs. A longer
// word is cut between code points and a hash of the whole word added. Room is
// left below glass's 245 for a field prefix.
inline constexpr std::size_t kMaxTermBytes = 200;

inline constexpr std::string_view kAbbreviationPrefix = "XA:";

enum class TokenKind : std::uint8_t {
  kWord,          // a word as written, casefolded: "ankara", "安卡"
  kJoined,        // letters and digits read as one: "s400"
  kAbbreviation,  // capitals, with kAbbreviationPrefix: "XA:US"
};

// How a unit is cut, and what the lexicon may think of it.
enum class UnitKind : std::uint8_t {
  kAlphabetic,      // a word of an alphabet, with its apostrophes and hyphens
  kHan,             // one bigram of a run of Han characters, or a lone one
  kHiragana,        // the same of hiragana
  kKatakana,        // a whole run
  kHangul,          // a whole run
  kSoutheastAsian,  // one word of Thai and its like (southeast_asian.h)
};

struct Token {
  std::uint32_t begin = 0;  // bytes in the original text: [begin, end)
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // counts words; tokens of one word share it
  TokenKind kind = TokenKind::kWord;
  UnitKind unit = UnitKind::kAlphabetic;
  // Its first letter is upper or title case, or the one behind a small prefix
  // (uTrump).
  bool capital = false;
  // First word after . ! ? … : or a line's start; not after an initial's or a
  // short title's dot (J. Mr.).
  bool sentence_start = false;
  std::string term;  // never empty

  friend bool operator==(const Token&, const Token&) = default;
};

// A unit of text: [begin, end) are bytes of the text. Units are in order of
// `begin`; only bigrams overlap. Each takes AnalyzeUnit().positions positions.
struct Unit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  UnitKind kind = UnitKind::kAlphabetic;
  bool sentence_start = false;
  bool in_capitals = false;  // its neighbours are all in capitals too
  bool uncut = false;        // a run that its RunFilter does not want

  friend bool operator==(const Unit&, const Unit&) = default;
};

// Which runs of kSoutheastAsian are to be cut into words, for
// those who look for a few words only: a run that is not wanted is one unit.
class RunFilter {
 public:
  virtual ~RunFilter() = default;
  virtual bool Wants(std::string_view run) const = 0;
};

// Not safe in two threads at once; one a thread. The text, and the filter if
// there is one, must outlive it; the text must be under 4 GiB and well-formed
// UTF-8 (ill-formed bytes separate words).
class UnitScanner {
 public:
  explicit UnitScanner(std::string_view text, const RunFilter* runs = nullptr);
  ~UnitScanner();
  UnitScanner(const UnitScanner&) = delete;
  UnitScanner& operator=(const UnitScanner&) = delete;

  // False at the end of the text.
  bool Next(Unit* unit);
  // The same of many at once: how many there were, fewer only at the end.
  std::size_t Next(std::span<Unit> units);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The tokens of one unit, with begin, end and position relative to it (the
// first position is 0). A function of the arguments alone: remember it by
// (bytes, kind, in_capitals). `positions` is how many positions the unit takes.
struct UnitTokens {
  std::vector<Token> tokens;
  std::uint32_t positions = 0;
};
UnitTokens AnalyzeUnit(std::string_view bytes, UnitKind kind, bool in_capitals);

// Both steps at once, without a memory: for queries, snippets and tests.
// Replaces what `tokens` held. Tokens come in order of begin, then position,
// then kind. Answers the first position after the text.
std::uint32_t Tokenize(std::string_view text, std::uint32_t first_position,
                       std::vector<Token>* tokens);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_TOKENIZER_H_
