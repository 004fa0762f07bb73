#include "common/text/clitics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

using Chars = std::span<UnitChar>;

// A word with more apostrophes is no word of any language.
constexpr std::size_t kMaxPieces = 5;
// The longest Turkish suffixes on names, with room.
constexpr std::size_t kMaxSuffixLetters = 20;

// Folded, in order. Before any word:
constexpr auto kArticles = std::to_array<std::string_view>(
    {"all", "coll", "d", "dall", "degl", "dell", "gl", "jusqu", "l", "lorsqu",
     "nell", "puisqu", "qu", "quell", "quest", "quoiqu", "sull", "un"});
// Before a small letter only:
constexpr auto kPronouns = std::to_array<std::string_view>(
    {"anch",  "bell",   "c", "ch",   "com", "cos",   "dev",
     "dov",   "j",      "m", "mezz", "n",   "nient", "qualcun",
     "quand", "quelqu", "s", "senz", "t",   "tutt",  "v"});

// Suffixes of any language that is written with them behind any word.
constexpr auto kEnglishSuffixes =
    std::to_array<std::string_view>({"d", "ll", "re", "s", "ve"});

// Endings of one piece, folded: Polish; Finnish and Estonian; Danish, Norwegian
// and German.
constexpr auto kEndings = std::to_array<std::string_view>(
    {"ach",  "ami",   "ego",   "em",    "emu", "iego", "iem",  "iemu", "ie",
     "om",   "ow",    "owi",   "y",     "ym",  "ga",   "han",  "hen",  "hin",
     "hon",  "hun",   "ksi",   "l",     "lla", "lle",  "lta",  "ssa",  "sse",
     "st",   "sta",   "tta",   "en",    "er",  "ere",  "erne", "et",   "sch",
     "sche", "schen", "scher", "sches", "sin", "m",    "n"});

// Polish hangs these on vowels too.
constexpr auto kEndingsOnVowels =
    std::to_array<std::string_view>({"ego", "em", "emu", "om", "owi"});

// What Turkish and Azeri suffixes are made of (case, number, possession,
// copula, derivation), folded: ı and i, u and ü, c and ç, s and ş are one.
constexpr auto kMorphemes = std::to_array<std::string_view>(
    {"a",   "ca", "ce",  "ci",   "cu",  "da",   "dan",  "de",   "den",  "di",
     "dir", "du", "dur", "e",    "i",   "im",   "imiz", "in",   "inci", "iniz",
     "ken", "ki", "la",  "lar",  "las", "le",   "ler",  "les",  "li",   "lig",
     "lik", "lu", "lug", "luk",  "ma",  "me",   "mis",  "miz",  "msi",  "mus",
     "muz", "na", "nca", "nce",  "nci", "ncu",  "nda",  "ndan", "nde",  "nden",
     "ne",  "ni", "nin", "niz",  "nu",  "nun",  "nuz",  "sa",   "se",   "si",
     "siz", "su", "suz", "ta",   "tan", "te",   "ten",  "ti",   "tir",  "tu",
     "tur", "u",  "um",  "umuz", "un",  "uncu", "unuz", "ya",   "yan",  "ydi",
     "ydu", "ye", "yi",  "yken", "yla", "yle",  "ymis", "ymus", "ysa",  "yse",
     "yu"});

template <std::size_t kSize>
bool Has(const std::array<std::string_view, kSize>& list,
         std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Whether `suffix` is a chain of morphemes; nothing follows a dative's vowel.
bool IsChain(std::string_view suffix) {
  return std::any_of(
      kMorphemes.begin(), kMorphemes.end(), [suffix](std::string_view m) {
        if (!suffix.starts_with(m)) return false;
        const std::string_view rest = suffix.substr(m.size());
        return rest.empty() || (m != "a" && m != "e" && IsChain(rest));
      });
}

bool IsNameSuffix(std::string_view suffix) {
  return Has(kEndings, suffix) || IsChain(suffix);
}

bool IsVowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// What stands between two apostrophes, or before or behind them all.
struct Piece {
  Chars chars;
  std::string folded;
  std::size_t letters = 0;
  bool plain = false;     // letters and nothing else
  bool latin = false;     // all its letters
  bool digits = false;    // ends in a digit
  bool capital = false;   // begins with one
  bool capitals = false;  // all its letters
};

Piece MakePiece(Chars chars) {
  Piece piece{.chars = chars, .folded = {}};
  piece.plain = piece.latin = piece.capitals = true;
  std::string text;
  for (const UnitChar& c : chars) {
    AppendUtf8(c.c, &text);
    if (c.cls == CharClass::kMark || c.cls == CharClass::kIgnorable) continue;
    const bool letter = IsLetter(c.cls);
    if (letter && piece.letters++ == 0) {
      piece.capital = c.cls == CharClass::kUpper;
    }
    piece.plain &= letter;
    piece.latin &=
        !letter || c.script == kLatinScript || c.script == kCommonScript;
    piece.capitals &= !letter || c.cls == CharClass::kUpper;
    piece.digits = c.cls == CharClass::kDigit;
  }
  piece.folded = Fold(text);
  return piece;
}

bool HasApostrophe(Chars chars) {
  return std::any_of(chars.begin(), chars.end(), [](const UnitChar& c) {
    return c.cls == CharClass::kApostrophe;
  });
}

std::vector<Piece> Cut(Chars chars) {
  std::vector<Piece> pieces;
  for (auto begin = chars.begin();;) {
    const auto end = std::find_if(begin, chars.end(), [](const UnitChar& c) {
      return c.cls == CharClass::kApostrophe;
    });
    pieces.push_back(MakePiece({begin, end}));
    if (end == chars.end()) return pieces;
    begin = end + 1;
  }
}

// à, a and y of French, è of Italian.
bool IsVowelWord(const Piece& word) {
  return word.folded.size() == 1 && !word.capital && word.plain &&
         IsVowel(word.folded.front() == 'y' ? 'i' : word.folded.front());
}

// Maltese and Kinyarwanda: f'Londra, w'Abanyamerika.
bool LeansOnName(const Piece& piece, const Piece& word) {
  return word.capital && !piece.capital && piece.letters <= 2 &&
         std::none_of(piece.folded.begin(), piece.folded.end(), IsVowel);
}

bool IsPrefix(const Piece& piece, const Piece& word) {
  if (!piece.plain || !piece.latin) return false;
  if (word.letters < 2 && !word.digits && !IsVowelWord(word)) return false;
  const bool acronym = piece.capitals && piece.letters > 1;
  if (acronym && !word.capitals) return false;  // UN'in
  if (Has(kArticles, piece.folded) || LeansOnName(piece, word)) return true;
  return !word.capital && Has(kPronouns, piece.folded);
}

// Whether `suffix` behind a word of one or two letters leaves a word.
bool FollowsShort(const Piece& word, std::string_view suffix) {
  if (word.letters == 1) {
    return word.folded == "i" ? suffix == "m"
                              : word.capital && Has(kMorphemes, suffix);
  }
  const bool syllable =
      std::any_of(word.folded.begin(), word.folded.end(), IsVowel);
  if (word.capitals || !syllable) return IsNameSuffix(suffix);
  if (suffix == "n") return true;  // Dutch zo'n
  const bool starts = suffix.starts_with('n') || suffix.starts_with('y') ||
                      suffix == "dan" || suffix == "den";
  return word.capital && starts && suffix.size() > 1 && IsChain(suffix);
}

// `word` is what stands before `suffix`; `letters` of it in all.
bool IsSuffix(const Piece& suffix, const Piece& word, std::size_t letters) {
  if (suffix.letters == 0 || suffix.letters > kMaxSuffixLetters) return false;
  if (word.letters == 0 && !word.digits) return false;
  if (word.digits) return suffix.plain;
  if (!suffix.plain || !suffix.latin || !word.latin) return false;
  if (suffix.capital && !word.capitals) return false;
  if (Has(kEnglishSuffixes, suffix.folded)) return true;
  if (letters <= 2) return FollowsShort(word, suffix.folded);
  const char last = word.folded.empty() ? 'x' : word.folded.back();
  const bool hiatus = IsVowel(last) && last != 'e' &&
                      IsVowel(suffix.folded.front()) && !word.capitals;
  return hiatus ? Has(kEndingsOnVowels, suffix.folded)
                : IsNameSuffix(suffix.folded);
}

std::size_t Letters(std::span<const Piece> pieces) {
  std::size_t letters = 0;
  for (const Piece& piece : pieces) letters += piece.letters;
  return letters;
}

}  // namespace

Chars WithoutClitics(Chars chars) {
  if (!HasApostrophe(chars)) return chars;
  const std::vector<Piece> cut = Cut(chars);
  if (cut.size() > kMaxPieces) return chars;
  std::span<const Piece> pieces(cut);
  for (;;) {
    if (pieces.size() < 2) break;
    if (IsPrefix(pieces[0], pieces[1])) {
      pieces = pieces.subspan(1);
      continue;
    }
    const auto word = pieces.first(pieces.size() - 1);
    if (!IsSuffix(pieces.back(), word.back(), Letters(word))) break;
    pieces = word;
  }
  return {pieces.front().chars.begin(), pieces.back().chars.end()};
}

void MarkJoiningApostrophes(Chars word) {
  if (!HasApostrophe(word)) return;
  const std::vector<Piece> pieces = Cut(word);
  const bool rock_n_roll = pieces.size() == 3 && pieces[1].folded == "n";
  const bool saint =
      pieces.size() == 2 && pieces[0].folded == "sant" && pieces[1].capital;
  if (!rock_n_roll && !saint) return;
  for (UnitChar& c : word) {
    if (c.cls == CharClass::kApostrophe) c.cls = CharClass::kAmpersand;
  }
}

}  // namespace dizin
