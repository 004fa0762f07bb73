#include "common/text/turkish_stem.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "common/text/utf8.h"

namespace dizin {
namespace {

// In endings A is a or e, H is ı, i, u or ü, D is d or t, C is c or ç.
constexpr bool IsBack(char32_t c) {
  return c == U'a' || c == U'ı' || c == U'o' || c == U'u';
}
constexpr bool IsHigh(char32_t c) {
  return c == U'ı' || c == U'i' || c == U'u' || c == U'ü';
}
constexpr bool IsOpen(char32_t c) { return c == U'a' || c == U'e'; }
constexpr bool IsVowel(char32_t c) {
  return IsHigh(c) || IsOpen(c) || c == U'o' || c == U'ö';
}

constexpr bool IsFront(char32_t c) { return IsVowel(c) && !IsBack(c); }

char32_t LastVowel(std::u32string_view word) {
  const auto found = std::find_if(word.rbegin(), word.rend(), IsVowel);
  return found == word.rend() ? U'\0' : *found;
}

inline bool Fits(char32_t pattern, char32_t letter) {
  switch (pattern) {
    case U'A':
      return IsOpen(letter);
    case U'H':
      return IsHigh(letter);
    case U'D':
      return letter == U'd' || letter == U't';
    case U'C':
      return letter == U'c' || letter == U'ç';
    default:
      return pattern == letter;
  }
}

constexpr bool IsVoiceless(char32_t c) {
  return std::u32string_view(U"fstkçşhp").find(c) != std::u32string_view::npos;
}

// An ending begins with t behind a voiceless letter, else with d. One of back
// vowels does not follow a front one; the other way round it may (saatte).
bool FitsEnd(std::u32string_view word, std::u32string_view ending) {
  const std::u32string_view rest = word.substr(0, word.size() - ending.size());
  word.remove_prefix(rest.size());
  if (ending.front() == U'D' &&
      (word.front() == U't') != IsVoiceless(rest.back())) {
    return false;
  }
  char32_t vowel = 0;
  for (std::size_t i = ending.size(); i-- > 0;) {
    if (!Fits(ending[i], word[i])) return false;
    if (ending[i] != U'A' && ending[i] != U'H') continue;
    if (vowel != 0 && IsBack(word[i]) != IsBack(vowel)) return false;
    vowel = word[i];
  }
  return !IsBack(vowel) || !IsFront(LastVowel(rest));
}

// Of most endings not even the last letter fits.
inline bool EndsWith(std::u32string_view word, std::u32string_view ending) {
  return word.size() > ending.size() && Fits(ending.back(), word.back()) &&
         FitsEnd(word, ending);
}

// Longest first, so that the first that fits is the one.
constexpr std::u32string_view kVerbEndings[] = {
    U"mAktAydHlAr", U"mAktAdHrlAr", U"DHklArHndAn", U"mHşlArdHr", U"DHklArHnH",
    U"HyorlArdH",   U"mAktAydH",    U"mAktAdHr",    U"DHğHndAn",  U"mHşlArdH",
    U"DHklArHn",    U"mAsHndAn",    U"mAlArHnH",    U"mAlArHnA",  U"AcAktHr",
    U"mAsHylA",     U"DHğHndA",     U"DHğHnHn",     U"DHklArH",   U"HyorlAr",
    U"AcAğHnH",     U"mAsHnHn",     U"mAsHndA",     U"AcAklAr",   U"DHktAn",
    U"HyordH",      U"mHştHr",      U"mAsHnA",      U"mAsHnH",    U"mHşlAr",
    U"mAlArH",      U"DHğHnH",      U"DHğHnA",      U"AcAğH",     U"mHştH",
    U"mAktA",       U"mHşsA",       U"mAmHş",       U"DHlAr",     U"DHnHz",
    U"AcAk",        U"DHğH",        U"ArAk",        U"HncA",      U"mAsH",
    U"Hyor",        U"mAyA",        U"mAyH",        U"yor",       U"mHş",
    U"DHk",         U"DHm",         U"mAk",         U"yAn",       U"DH",
    U"mA",          U"An"};

constexpr std::u32string_view kCopula[] = {U"DHr", U"ymHş", U"ydH", U"ysA"};

// Those with n in front stand behind the possessive of the third person.
constexpr std::u32string_view kCases[] = {
    U"ndAkilAr", U"ndAki", U"nHnki", U"DAki", U"ndAn", U"DAn",
    U"ndA",      U"nHn",   U"ylA",   U"ncA",  U"nA",   U"nH",
    U"yA",       U"yH",    U"DA",    U"lA",   U"Hn",   U"A"};

constexpr bool IsLonger(std::u32string_view a, std::u32string_view b) {
  return a.size() > b.size();
}
static_assert(std::is_sorted(std::begin(kVerbEndings), std::end(kVerbEndings),
                             IsLonger));
static_assert(std::is_sorted(std::begin(kCases), std::end(kCases), IsLonger));

constexpr std::u32string_view kPossessives[] = {U"lArH", U"HmHz", U"sH", U"H"};

constexpr std::u32string_view kPlural[] = {U"lAr"};

constexpr std::size_t kLeast = 3;
constexpr int kMostRounds = 3;

// Nouns of two letters, and those of three that -ın is an ending behind.
constexpr std::u32string_view kShortNouns[] = {
    U"ad",  U"av",  U"ay",  U"el",  U"et",  U"ev",  U"iç",  U"iş",  U"iz",
    U"od",  U"ok",  U"öz",  U"uç",  U"un",  U"üs",  U"baş", U"boy", U"can",
    U"dağ", U"dış", U"dil", U"din", U"diş", U"göz", U"güç", U"gün", U"hak",
    U"hal", U"hız", U"ırk", U"kan", U"kar", U"kız", U"kol", U"köy", U"kuş",
    U"mal", U"ruh", U"ses", U"son", U"söz", U"taş", U"top", U"tür", U"yer",
    U"yıl", U"yol", U"yön", U"yüz"};

// Words whose n is no ending.
constexpr std::u32string_view kWordsInN[] = {
    U"alan",  U"altın", U"aydın", U"basın",  U"bilgin", U"bütün",
    U"derin", U"divan", U"düzen", U"gelin",  U"insan",  U"kadın",
    U"kalın", U"kazan", U"metin", U"neden",  U"orman",  U"oyun",
    U"plan",  U"roman", U"sorun", U"sultan", U"uzman",  U"uzun",
    U"vatan", U"yakın", U"yayın", U"yazın",  U"zaman",  U"zengin"};

template <typename List>
std::u32string_view FindEnding(std::u32string_view word, const List& endings) {
  const auto found = std::find_if(
      std::begin(endings), std::end(endings),
      [word](std::u32string_view ending) { return EndsWith(word, ending); });
  return found == std::end(endings) ? std::u32string_view() : *found;
}

template <typename List>
bool IsListed(std::u32string_view word, const List& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool HasVowel(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), IsVowel);
}

// Whether a noun may be left with these letters.
bool IsNoun(std::u32string_view rest) {
  if (rest.size() < kLeast) return IsListed(rest, kShortNouns);
  return HasVowel(rest);
}

// Whether `ending` is more likely a verb's than a part of a noun, by what
// stands in front of it.
bool StandsBehindVerb(std::u32string_view rest, std::u32string_view ending) {
  if (!HasVowel(rest)) return false;
  const bool behind_vowel = IsVowel(rest.back());
  if (ending == U"mA") return rest.size() > kLeast && !behind_vowel;
  if (ending == U"DH" && behind_vowel) return rest.size() > kLeast;
  if (ending == U"yAn") return rest.size() > kLeast && behind_vowel;
  if (ending == U"An") {
    const bool is_case =
        rest.back() == U'd' ||
        (rest.back() == U't' && IsVoiceless(rest[rest.size() - 2]));
    if (behind_vowel || is_case || rest.size() <= kLeast) return false;
    return rest.size() > kLeast + 1 || EndsWith(rest, U"Hl") ||
           EndsWith(rest, U"Hn");
  }
  return rest.size() >= kLeast ||
         (rest.size() == 2 && IsVowel(rest[0]) && !behind_vowel);
}

bool CutVerb(std::u32string_view* word) {
  for (const std::u32string_view ending : kVerbEndings) {
    if (!EndsWith(*word, ending)) continue;
    const std::u32string_view rest =
        word->substr(0, word->size() - ending.size());
    if (!StandsBehindVerb(rest, ending)) continue;
    *word = rest;
    if (word->size() > kLeast && word->back() == U'y' &&
        IsVowel((*word)[word->size() - 2])) {
      word->remove_suffix(1);
    }
    return true;
  }
  return false;
}

// Whether `ending`, which `word` ends with, is a case there.
bool IsCase(std::u32string_view word, std::u32string_view ending) {
  const std::u32string_view rest = word.substr(0, word.size() - ending.size());
  if (!IsNoun(rest)) return false;
  const char32_t before = rest.back();
  if (ending.front() == U'n') {
    const std::u32string_view with_n = word.substr(0, rest.size() + 1);
    if (IsListed(with_n, kWordsInN) || with_n.ends_with(U"istan")) return false;
    return ending.starts_with(U"nHn") ? IsVowel(before) : IsHigh(before);
  }
  if (ending.front() == U'y') return IsVowel(before);
  if (ending == U"Hn") {
    if (IsVowel(before) || IsListed(word, kWordsInN)) return false;
    return rest.size() > kLeast || IsListed(rest, kShortNouns);
  }
  return ending != U"A" || (!IsVowel(before) && rest.size() > kLeast);
}

void CutNoun(std::u32string_view* word) {
  const auto cut = [word](const auto& endings) {
    const std::size_t length = FindEnding(*word, endings).size();
    const std::u32string_view rest = word->substr(0, word->size() - length);
    if (IsNoun(rest)) *word = rest;
  };
  if (word->size() > 6) cut(kCopula);
  for (const std::u32string_view ending : kCases) {
    if (!EndsWith(*word, ending) || !IsCase(*word, ending)) continue;
    word->remove_suffix(ending.size());
    break;
  }
  for (const std::u32string_view ending : kPossessives) {
    if (!EndsWith(*word, ending)) continue;
    const std::u32string_view rest =
        word->substr(0, word->size() - ending.size());
    if (!IsNoun(rest)) continue;
    if (IsVowel(rest.back()) != (ending == U"sH")) continue;
    *word = rest;
    break;
  }
  cut(kPlural);
}

// The last letter of `stem` where no ending follows.
char32_t Hardened(std::u32string_view stem) {
  const char32_t last = stem.back();
  if (stem.size() <= kLeast) return last;
  switch (last) {
    case U'b':
      return U'p';
    case U'c':
      return U'ç';
    case U'd':
      return U't';
    case U'ğ':
      return U'k';
    case U'g':
      return stem[stem.size() - 2] == U'n' ? U'k' : last;
    default:
      return last;
  }
}

// i with a dot above is what İ casefolds to; â, î and û are often not written.
std::u32string ToLetters(std::string_view word) {
  std::u32string letters;
  letters.reserve(word.size());
  for (Utf8Reader reader(word); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (c == U'\u0307') continue;
    letters += c == U'â' ? U'a' : c == U'î' ? U'i' : c == U'û' ? U'u' : c;
  }
  return letters;
}

}  // namespace

std::string TurkishStem(std::string_view word) {
  std::u32string stem = ToLetters(word);
  for (int round = 0; round < kMostRounds; ++round) {
    std::u32string_view rest = stem;
    const bool verb = CutVerb(&rest);
    if (!verb) CutNoun(&rest);
    if (rest.empty()) break;
    const char32_t last = Hardened(rest);
    if (rest.size() == stem.size() && last == stem.back()) break;
    stem.resize(rest.size());
    stem.back() = last;
    if (verb) break;
  }
  return ToUtf8(stem);
}

}  // namespace dizin
