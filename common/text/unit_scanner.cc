#include <algorithm>
#include <array>
#include <cassert>

#include "common/text/character_class.h"
#include "common/text/southeast_asian.h"
#include "common/text/tokenizer.h"
#include "common/text/word_scanner.h"

namespace dizin {
namespace {

constexpr std::uint32_t kCapitalsAndDigits =
    ClassBit(CharClass::kUpper) | ClassBit(CharClass::kDigit);

// So many words in capitals, with nothing but space between them, are a
// headline.
constexpr int kHeadlineWords = 3;

// What the neighbours of a unit want to know of it.
struct Look {
  bool attached = false;  // only spaces and hyphens since the unit before
  bool capitals = false;  // letters in capitals, digits
  bool word = false;      // and of letters at least two
};

struct Seen {
  Unit unit;
  Look look;
};

// What a word begins with.
struct Start {
  int letters = 0;  // and digits
  int capitals = 0;
};

struct Cluster {
  std::size_t end;   // behind the character and its marks
  std::size_t next;  // where to read on
};

}  // namespace

struct UnitScanner::State {
  State(std::string_view bytes, const RunFilter* wanted)
      : text(bytes), runs(wanted) {}

  std::size_t Next(std::span<Unit> units);
  std::size_t ReadPlainWords(std::span<Unit> units);
  void NextOfCapitals(Unit* unit);
  void LookAhead();
  bool Find(Unit* unit, Look* look);
  CharClass SkipGap();
  CharClass KanaClass() const;
  void EndSentence(const ClassedChar& sign);
  void ReadWord(CharClass first, Unit* unit, Look* look);
  Start StartOf(std::size_t end) const;
  void ReadRun(UnitKind kind, Unit* unit);
  bool ReadBigram(UnitKind kind, Unit* unit);
  void ReadSoutheastAsian(Unit* unit);
  Cluster ClusterAt(std::size_t begin) const;
  bool Continues(UnitKind kind, CharClass cls) const;

  Unit MakeUnit(std::size_t begin, std::size_t end, UnitKind kind) const {
    return {.begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(end),
            .kind = kind};
  }

  ClassedText text;
  const RunFilter* runs;  // null: all are wanted
  std::size_t at = 0;
  bool sentence_start = true;
  bool attached = true;  // to the unit before
  bool initial =
      false;  // the last unit was J, Mr or U.S.: its dot ends nothing
  bool in_bigrams = false;
  UnitKind bigrams = UnitKind::kHan;
  SoutheastAsianWords words;

  // Units found ahead of their time, to know a headline from its first word.
  std::array<Seen, 2 * kHeadlineWords> ahead;
  std::size_t ahead_count = 0;
  bool in_run = false;  // of words in capitals
  bool headline = false;
};

std::size_t UnitScanner::State::Next(std::span<Unit> units) {
  std::size_t count = 0;
  for (; count < units.size(); ++count) {
    if (ahead_count == 0) {
      count += ReadPlainWords(units.subspan(count));
      Look look;
      if (count == units.size() || !Find(&units[count], &look)) break;
      if (!look.capitals || !(look.word || (in_run && look.attached))) {
        in_run = headline = false;  // nearly always
        continue;
      }
      ahead[0] = {units[count], look};
      ahead_count = 1;
    }
    NextOfCapitals(&units[count]);
  }
  return count;
}

// Words of small ASCII letters, perhaps behind a capital: most of most texts,
// and what is between them. As Find() would, but for words that it has to look
// at closely.
std::size_t UnitScanner::State::ReadPlainWords(std::span<Unit> units) {
  if (in_bigrams || !words.AtEnd()) return 0;
  const std::string_view bytes = text.text();
  std::size_t count = 0;
  for (; count < units.size(); ++count) {
    if (at < bytes.size() && bytes[at] == ' ') ++at;
    if (at == bytes.size() || !IsAsciiLetter(bytes[at])) {
      SkipGap();
      if (at == bytes.size() || !IsAsciiLetter(bytes[at])) break;
    }
    const bool capital = bytes[at] < 'a';
    const std::size_t end = SmallLettersEnd(bytes, at + 1);
    if (capital && end == at + 1) break;
    const bool ends = end < bytes.size() && bytes[end] == ' ';
    if (!ends && !EndsPlainWord(text, end, end - at)) break;
    units[count] = MakeUnit(at, end, UnitKind::kAlphabetic);
    units[count].sentence_start = sentence_start;
    sentence_start = false;
    initial = capital && end - at <= 2;
    at = end;
  }
  if (count > 0) in_run = headline = false;
  return count;
}

// Takes the head of `ahead`.
void UnitScanner::State::NextOfCapitals(Unit* unit) {
  const Look head = ahead[0].look;
  const bool goes_on = in_run && head.attached;
  if (!head.capitals) {
    in_run = headline = false;
  } else if (head.word && !goes_on) {
    LookAhead();
    in_run = true;
  } else if (!goes_on) {
    in_run = headline = false;
  }
  *unit = ahead[0].unit;
  unit->in_capitals = headline;
  std::move(ahead.begin() + 1, ahead.begin() + ahead_count, ahead.begin());
  --ahead_count;
}

// Finds out whether the run of capitals at the head of `ahead` is a headline.
void UnitScanner::State::LookAhead() {
  int count = 1;
  for (std::size_t i = 1; count < kHeadlineWords && i < ahead.size(); ++i) {
    if (i == ahead_count) {
      if (!Find(&ahead[i].unit, &ahead[i].look)) break;
      ++ahead_count;
    }
    const Look& look = ahead[i].look;
    if (!look.attached || !look.capitals) break;
    count += look.word ? 1 : 0;
  }
  headline = count >= kHeadlineWords;
}

bool UnitScanner::State::Find(Unit* unit, Look* look) {
  look->capitals = look->word = false;
  for (;;) {
    if (!words.AtEnd()) {
      ReadSoutheastAsian(unit);
      break;
    }
    if (in_bigrams) {
      if (ReadBigram(bigrams, unit)) break;
      continue;
    }
    CharClass cls = SkipGap();
    if (cls == CharClass::kLongVowel) cls = KanaClass();
    if (IsLetterOrDigit(cls)) {
      ReadWord(cls, unit, look);
    } else if (cls == CharClass::kOther) {
      return false;
    } else if (cls == CharClass::kHan) {
      ReadBigram(UnitKind::kHan, unit);
    } else if (cls == CharClass::kHiragana) {
      ReadBigram(UnitKind::kHiragana, unit);
    } else if (cls == CharClass::kHangul) {
      ReadRun(UnitKind::kHangul, unit);
    } else if (cls == CharClass::kSoutheastAsian) {
      at = words.Cut(text, at, runs);
      ReadSoutheastAsian(unit);
    } else {
      ReadRun(UnitKind::kKatakana, unit);
    }
    break;
  }
  look->attached = attached;
  unit->sentence_start = sentence_start;
  attached = true;
  sentence_start = false;
  return true;
}

// To the next character that begins a unit; kOther at the end of the text.
CharClass UnitScanner::State::SkipGap() {
  constexpr std::uint32_t kAttaching = ClassBit(CharClass::kSpace) |
                                       ClassBit(CharClass::kHyphen) |
                                       ClassBit(CharClass::kIgnorable);
  constexpr std::uint32_t kEnding =
      ClassBit(CharClass::kDot) | ClassBit(CharClass::kSentenceEnd);
  for (;;) {
    const ClassedChar c = text.At(at);
    if (IsWordClass(c.cls) || c.size == 0) return c.cls;
    at += c.size;
    if (c.cls == CharClass::kSpace) continue;
    const std::uint32_t bit = ClassBit(c.cls);
    attached &= (bit & kAttaching) != 0;
    initial &= c.cls == CharClass::kDot;  // J. Smith
    sentence_start |= c.cls == CharClass::kLine;
    if ((bit & kEnding) != 0) EndSentence(c);
  }
}

// Whose the long vowel here is: of the kana behind it.
CharClass UnitScanner::State::KanaClass() const {
  std::size_t next = ClusterAt(at).next;
  while (text.At(next).cls == CharClass::kLongVowel) {
    next = ClusterAt(next).next;
  }
  return text.At(next).cls == CharClass::kHiragana ? CharClass::kHiragana
                                                   : CharClass::kKatakana;
}

// 10:30 and example.com go on; 。 needs no space behind it.
void UnitScanner::State::EndSentence(const ClassedChar& sign) {
  if (sign.cls == CharClass::kDot && initial) return;
  if (sign.size == 1 && IsWordClass(text.At(at).cls)) return;
  sentence_start = true;
}

void UnitScanner::State::ReadWord(CharClass first, Unit* unit, Look* look) {
  const WordSpan word = ScanWord(text, at);
  *unit = MakeUnit(at, word.end, UnitKind::kAlphabetic);
  look->capitals = (word.seen & ~kCapitalsAndDigits) == 0;
  initial = false;
  if (first == CharClass::kUpper) {
    const Start start = StartOf(word.end);
    initial = start.letters <= 2;
    look->word = look->capitals && start.capitals >= 2;
  }
  at = word.resume;
}

// The first three letters here, up to `end`.
Start UnitScanner::State::StartOf(std::size_t end) const {
  Start start;
  for (std::size_t i = at; i < end && start.letters < 3;) {
    const ClassedChar c = text.At(i);
    start.letters += IsLetterOrDigit(c.cls) ? 1 : 0;
    start.capitals += c.cls == CharClass::kUpper ? 1 : 0;
    i += c.size;
  }
  return start;
}

bool UnitScanner::State::Continues(UnitKind kind, CharClass cls) const {
  switch (kind) {
    case UnitKind::kHan:
      return cls == CharClass::kHan;
    case UnitKind::kHiragana:
      return cls == CharClass::kHiragana || cls == CharClass::kLongVowel;
    case UnitKind::kKatakana:
      return cls == CharClass::kKatakana || cls == CharClass::kLongVowel;
    default:
      return cls == CharClass::kHangul;
  }
}

Cluster UnitScanner::State::ClusterAt(std::size_t begin) const {
  std::size_t next = begin + text.At(begin).size;
  std::size_t end = next;
  for (;;) {
    const ClassedChar c = text.At(next);
    if (c.cls != CharClass::kMark && c.cls != CharClass::kIgnorable) {
      return {end, next};
    }
    next += c.size;
    if (c.cls == CharClass::kMark) end = next;
  }
}

void UnitScanner::State::ReadRun(UnitKind kind, Unit* unit) {
  const std::size_t begin = at;
  Cluster cluster = ClusterAt(at);
  while (Continues(kind, text.At(cluster.next).cls)) {
    cluster = ClusterAt(cluster.next);
  }
  *unit = MakeUnit(begin, cluster.end, kind);
  at = cluster.next;
}

// Two characters, or the only one of a run. False behind the last bigram.
bool UnitScanner::State::ReadBigram(UnitKind kind, Unit* unit) {
  const Cluster first = ClusterAt(at);
  if (!Continues(kind, text.At(first.next).cls)) {
    const bool alone = !in_bigrams;
    in_bigrams = false;
    if (alone) *unit = MakeUnit(at, first.end, kind);
    at = first.next;
    return alone;
  }
  *unit = MakeUnit(at, ClusterAt(first.next).end, kind);
  in_bigrams = true;
  bigrams = kind;
  at = first.next;
  return true;
}

void UnitScanner::State::ReadSoutheastAsian(Unit* unit) {
  const SoutheastAsianWords::Span word = words.Next();
  *unit = MakeUnit(word.begin, word.end, UnitKind::kSoutheastAsian);
  unit->uncut = word.uncut;
}

UnitScanner::UnitScanner(std::string_view text, const RunFilter* runs)
    : state_(std::make_unique<State>(text, runs)) {
  assert(text.size() <= UINT32_MAX);
}

UnitScanner::~UnitScanner() = default;

bool UnitScanner::Next(Unit* unit) { return Next(std::span(unit, 1)) == 1; }

std::size_t UnitScanner::Next(std::span<Unit> units) {
  return state_->Next(units);
}

}  // namespace dizin
