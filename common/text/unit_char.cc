#include "common/text/unit_char.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <unicode/uscript.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

static_assert(kCommonScript == USCRIPT_COMMON);
static_assert(kCyrillicScript == USCRIPT_CYRILLIC);
static_assert(kGreekScript == USCRIPT_GREEK);
static_assert(kHebrewScript == USCRIPT_HEBREW);
static_assert(kLatinScript == USCRIPT_LATIN);

// At most so many letters of a word are of the wrong script.
constexpr std::size_t kMaxStrangers = 2;

// Letters of one shape; 0 where a script has none.
struct Shape {
  char32_t latin;
  char32_t cyrillic;
  char32_t greek;
};

constexpr auto kShapes = std::to_array<Shape>({
    {U'A', U'А', U'Α'},  {U'B', U'В', U'Β'}, {U'C', U'С', U'Ϲ'},
    {U'E', U'Е', U'Ε'},  {U'H', U'Н', U'Η'}, {U'I', U'І', U'Ι'},
    {U'J', U'Ј', U'Ϳ'}, {U'K', U'К', U'Κ'}, {U'M', U'М', U'Μ'},
    {U'N', 0, U'Ν'},     {U'O', U'О', U'Ο'}, {U'P', U'Р', U'Ρ'},
    {U'S', U'Ѕ', 0},     {U'T', U'Т', U'Τ'}, {U'X', U'Х', U'Χ'},
    {U'Y', U'У', U'Υ'},  {U'Z', 0, U'Ζ'},    {U'a', U'а', 0},
    {U'c', U'с', U'ϲ'},  {U'd', U'ԁ', 0},    {U'e', U'е', 0},
    {U'h', U'һ', 0},     {U'i', U'і', 0},    {U'j', U'ј', U'ϳ'},
    {U'k', U'к', U'κ'},  {U'o', U'о', U'ο'}, {U'p', U'р', U'ρ'},
    {U'q', U'ԛ', 0},     {U's', U'ѕ', 0},    {U'u', 0, U'υ'},
    {U'v', U'ѵ', U'ν'},  {U'w', U'ԝ', 0},    {U'x', U'х', 0},
    {U'y', U'у', 0},
});

char32_t In(const Shape& shape, int script) {
  if (script == kLatinScript) return shape.latin;
  return script == kCyrillicScript ? shape.cyrillic : shape.greek;
}

// `c` of `from` as a letter of `to`, or 0.
char32_t SameShape(char32_t c, int from, int to) {
  const auto* found =
      std::find_if(kShapes.begin(), kShapes.end(),
                   [&](const Shape& s) { return In(s, from) == c; });
  return found == kShapes.end() ? 0 : In(*found, to);
}

bool SharesShapes(int script) {
  return script == kLatinScript || script == kCyrillicScript ||
         script == kGreekScript;
}

// Rewrites the letters of `word` that are not of `script`; false if one of
// them has no like, or there are too many.
bool Rewrite(std::span<UnitChar> word, int script) {
  std::array<char32_t, kMaxStrangers> like{};
  std::size_t strangers = 0;
  std::size_t natives = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const UnitChar& c = word[i];
    if (!SharesShapes(c.script)) continue;
    if (c.script == script) {
      ++natives;
      continue;
    }
    // A letter with a mark looks like none, composed or not.
    const bool marked =
        i + 1 < word.size() && word[i + 1].cls == CharClass::kMark;
    if (strangers == like.size() || marked) return false;
    like[strangers] = SameShape(c.c, c.script, script);
    if (like[strangers++] == 0) return false;
  }
  if (natives < strangers) return false;
  std::size_t next = 0;
  for (UnitChar& c : word) {
    if (!SharesShapes(c.script) || c.script == script) continue;
    c.c = like[next++];
    c.script = script;
  }
  return true;
}

void ResolveWord(std::span<UnitChar> word) {
  bool mixed = false;
  int script = kCommonScript;
  for (const UnitChar& c : word) {
    if (!SharesShapes(c.script)) continue;
    mixed |= script != kCommonScript && c.script != script;
    script = c.script;
  }
  if (!mixed) return;
  for (const int own : {kLatinScript, kCyrillicScript, kGreekScript}) {
    if (Rewrite(word, own)) return;
  }
}

int ScriptOf(char32_t c) {
  if (c < 0x80) return kLatinScript;
  UErrorCode status = U_ZERO_ERROR;
  const int script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_INHERITED ? kCommonScript : script;
}

struct Romanized {
  char32_t cyrillic;
  const char* latin;
};

// After BGN/PCGN 1947, as in the names of aircraft and rockets.
constexpr auto kRomanized = std::to_array<Romanized>({
    {U'а', "a"},    {U'б', "b"},  {U'в', "v"},  {U'г', "g"},  {U'д', "d"},
    {U'е', "e"},    {U'ж', "zh"}, {U'з', "z"},  {U'и', "i"},  {U'й', "y"},
    {U'к', "k"},    {U'л', "l"},  {U'м', "m"},  {U'н', "n"},  {U'о', "o"},
    {U'п', "p"},    {U'р', "r"},  {U'с', "s"},  {U'т', "t"},  {U'у', "u"},
    {U'ф', "f"},    {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"},
    {U'щ', "shch"}, {U'ъ', ""},   {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},
    {U'ю', "yu"},   {U'я', "ya"}, {U'ё', "e"},  {U'є', "ye"}, {U'і', "i"},
    {U'ї', "yi"},   {U'ј', "j"},  {U'ў', "u"},  {U'ґ', "g"},
});

// Letters, digits, marks, and a geresh.
bool EndsWord(std::span<const UnitChar> chars) {
  if (chars.empty()) return false;
  const CharClass cls = chars.back().cls;
  if (cls == CharClass::kApostrophe) {
    return chars.size() > 1 && IsHebrew(chars[chars.size() - 2].c);
  }
  return IsWordClass(cls) || cls == CharClass::kMark;
}

}  // namespace

bool IsPlainWord(std::string_view unit) {
  const ClassedText text(unit);
  int script = kCommonScript;
  for (std::size_t at = 0; at < unit.size();) {
    const ClassedChar c = text.At(at);
    const bool first = at == 0;
    at += c.size;
    if (c.cls == CharClass::kMark && !first) continue;
    if (!IsLetter(c.cls) || (c.cls == CharClass::kUpper && !first)) {
      return false;
    }
    const int its = ScriptOf(c.c);
    if (first) script = its;
    if (its != script) return false;
  }
  return script != kCommonScript;
}

std::vector<UnitChar> ReadUnit(std::string_view unit) {
  std::vector<UnitChar> chars;
  const ClassedText text(unit);
  std::size_t useful = 0;
  for (std::size_t at = 0; at < unit.size();) {
    const ClassedChar c = text.At(at);
    const bool letter = IsWordClass(c.cls) && c.cls != CharClass::kDigit;
    if (IsWordClass(c.cls) || !chars.empty()) {
      chars.push_back({c.c, static_cast<std::uint32_t>(at),
                       static_cast<std::uint32_t>(at + c.size), c.cls,
                       letter ? ScriptOf(c.c) : kCommonScript});
    }
    at += c.size;
    if (EndsWord(chars)) useful = chars.size();
  }
  chars.resize(useful);
  ResolveLookAlikes(chars);
  return chars;
}

void ResolveLookAlikes(std::span<UnitChar> chars) {
  const auto in_word = [](const UnitChar& c) {
    return SharesShapes(c.script) || c.cls == CharClass::kMark ||
           c.cls == CharClass::kIgnorable;
  };
  for (auto begin = chars.begin(); begin != chars.end();) {
    const auto end = std::find_if_not(begin, chars.end(), in_word);
    ResolveWord({begin, end});
    begin = end == chars.end() ? end : end + 1;
  }
}

char32_t LatinLookAlike(char32_t cyrillic) {
  // In capitals more letters look alike: В, Н, Р.
  const auto upper =
      cyrillic >= U'а' && cyrillic <= U'я' ? cyrillic - U'а' + U'А' : cyrillic;
  const char32_t latin = SameShape(upper, kCyrillicScript, kLatinScript);
  return latin >= U'A' && latin <= U'Z' ? latin - U'A' + U'a' : latin;
}

std::string RomanizeCyrillic(std::string_view word) {
  std::string out;
  for (Utf8Reader reader(word); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    const auto* found =
        std::find_if(kRomanized.begin(), kRomanized.end(),
                     [c](const Romanized& row) { return row.cyrillic == c; });
    if (found == kRomanized.end()) {
      AppendUtf8(c, &out);
    } else {
      out += found->latin;
    }
  }
  return out;
}

}  // namespace dizin
