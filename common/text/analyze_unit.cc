#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "common/text/character_class.h"
#include "common/text/clitics.h"
#include "common/text/fold.h"
#include "common/text/term.h"
#include "common/text/tokenizer.h"
#include "common/text/unit_char.h"
#include "common/text/utf8.h"
#include "common/text/word_scanner.h"

namespace dizin {
namespace {

using Chars = std::span<const UnitChar>;

constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kMaxPrefix = 6;  // letters, as in njengoTrump
constexpr std::size_t kMinAbbreviation = 2;
constexpr std::size_t kMaxAbbreviation = 8;

// What stands between a part and the one before it.
enum class Seam : std::uint8_t { kNothing, kScript, kHyphen, kJoin };

// A run of letters of one script, or of digits.
struct Part {
  std::size_t first = 0;  // of the word's characters
  std::size_t last = 0;   // behind it
  int script = kCommonScript;
  bool digits = false;
  Seam seam = Seam::kNothing;
  std::string term;
};

// The characters that are in the term: no apostrophes but Hebrew's, nothing
// that joins parts.
std::string TermOf(Chars chars) {
  std::string text;
  bool hebrew = false;
  for (const UnitChar& c : chars) {
    switch (c.cls) {
      case CharClass::kApostrophe:
        if (hebrew) AppendUtf8(U'\u05F3', &text);
        break;
      case CharClass::kQuote:
        if (hebrew) AppendUtf8(U'\u05F4', &text);
        break;
      case CharClass::kIgnorable:
      case CharClass::kHyphen:
      case CharClass::kAmpersand:
        break;
      default:
        AppendUtf8(c.c, &text);
        if (c.cls != CharClass::kMark) hebrew = IsHebrew(c.c);
    }
  }
  return MakeTerm(text);
}

// The first letter, or one behind a short prefix and before small letters: the
// Zulu uTrump, the Irish gCorcaigh.
bool HasCapital(Chars chars) {
  std::size_t small = 0;
  bool capital = false;
  for (const UnitChar& c : chars) {
    if (!IsLetter(c.cls)) continue;
    if (c.cls == CharClass::kUpper) {
      if (capital || small == 0) return small == 0;
      capital = true;
    } else if (!capital && ++small > kMaxPrefix) {
      return false;
    }
  }
  return capital && chars.back().cls != CharClass::kUpper;
}

class WordAnalysis {
 public:
  WordAnalysis(std::string_view bytes, bool in_capitals)
      : bytes_(bytes), in_capitals_(in_capitals) {}

  UnitTokens Run() &&;

 private:
  bool AddDotted();
  void Split();
  bool MarkLatinApostrophes();
  void Extend(std::size_t at, bool digit, int script);
  Seam SeamAt(const Part& next) const;
  void AddParts();
  void AddJoined(std::string_view sign);
  bool IsJoined() const;
  bool IsAbbreviation(std::size_t part) const;
  std::string_view Sign() const;
  void Add(TokenKind kind, std::uint32_t begin, std::uint32_t end,
           std::uint32_t position, bool capital, std::string term);
  Chars CharsOf(const Part& part) const {
    return Chars(word_).subspan(part.first, part.last - part.first);
  }

  const std::string_view bytes_;
  const bool in_capitals_;
  std::vector<UnitChar> chars_;
  std::span<UnitChar> word_;
  std::vector<Part> parts_;
  CharClass pending_ = CharClass::kLetter;  // the sign behind the last part
  UnitTokens out_;
};

UnitTokens WordAnalysis::Run() && {
  chars_ = ReadUnit(bytes_);
  if (chars_.empty()) return {};
  if (AddDotted()) return std::move(out_);
  word_ = WithoutClitics(chars_);
  MarkJoiningApostrophes(word_);
  Split();
  // With a digit beside it, a'b is two parts, or its bytes alone would be cut
  // otherwise.
  if (parts_.size() > 1 && MarkLatinApostrophes()) Split();
  if (parts_.size() > kMaxParts) {
    parts_ = {
        Part{.first = parts_.front().first, .last = word_.size(), .term = {}}};
  }
  for (Part& part : parts_) part.term = TermOf(CharsOf(part));
  std::erase_if(parts_, [](const Part& part) { return part.term.empty(); });
  AddParts();
  const std::string_view sign = Sign();
  if (IsJoined() || !sign.empty()) AddJoined(sign);
  std::sort(out_.tokens.begin(), out_.tokens.end(),
            [](const Token& a, const Token& b) {
              return std::tie(a.begin, a.position, a.kind, a.term) <
                     std::tie(b.begin, b.position, b.kind, b.term);
            });
  return std::move(out_);
}

// U.S., U.S.A, U.S.'s: one abbreviation and no word.
bool WordAnalysis::AddDotted() {
  const std::uint32_t begin = chars_.front().begin;
  const ClassedText text(bytes_);
  const std::size_t end = DottedCapitalsEnd(text, begin);
  if (end == 0) return false;
  const auto behind = std::find_if(chars_.begin(), chars_.end(),
                                   [end](auto& c) { return c.begin >= end; });
  // Nothing but an apostrophe and letters may follow.
  if (behind != chars_.end() &&
      (behind->cls != CharClass::kApostrophe ||
       !std::all_of(behind + 1, chars_.end(), [](const UnitChar& c) {
         return !IsWordClass(c.cls) || IsLetter(c.cls);
       }))) {
    return false;
  }
  std::string capitals;
  for (auto c = chars_.begin(); c != behind; ++c) {
    const bool part = IsWordClass(c->cls) || c->cls == CharClass::kMark;
    if (part) AppendUtf8(c->c, &capitals);
  }
  Add(TokenKind::kAbbreviation, begin, static_cast<std::uint32_t>(end), 0, true,
      MakeAbbreviation(capitals));
  out_.positions = 1;
  return true;
}

Seam WordAnalysis::SeamAt(const Part& next) const {
  switch (pending_) {
    case CharClass::kLetter:
      break;
    case CharClass::kAmpersand:
      return Seam::kJoin;
    default:
      return Seam::kHyphen;
  }
  return parts_.back().digits == next.digits ? Seam::kScript : Seam::kNothing;
}

// The character `at` goes to the last part, or begins a new one.
void WordAnalysis::Extend(std::size_t at, bool digit, int script) {
  Part next{.first = at,
            .last = at + 1,
            .script = script,
            .digits = digit,
            .term = {}};
  if (!parts_.empty()) {
    Part& last = parts_.back();
    const bool same = last.digits == digit && pending_ == CharClass::kLetter &&
                      (script == kCommonScript || script == last.script ||
                       last.script == kCommonScript);
    if (same) {
      last.last = at + 1;
      if (last.script == kCommonScript) last.script = script;
      return;
    }
    next.seam = SeamAt(next);
  }
  parts_.push_back(std::move(next));
  pending_ = CharClass::kLetter;
}

void WordAnalysis::Split() {
  parts_.clear();
  pending_ = CharClass::kLetter;
  const auto is_digit = [this](std::size_t i) {
    return i < word_.size() && word_[i].cls == CharClass::kDigit;
  };
  for (std::size_t i = 0; i < word_.size() && parts_.size() <= kMaxParts; ++i) {
    const UnitChar& c = word_[i];
    switch (c.cls) {
      case CharClass::kMark:
        if (!parts_.empty() && pending_ == CharClass::kLetter) {
          parts_.back().last = i + 1;
        }
        break;
      case CharClass::kApostrophe:
      case CharClass::kQuote:
        // A geresh at the end belongs to its word.
        if (i > 0 && i + 1 == word_.size() && IsHebrew(word_[i - 1].c)) {
          parts_.back().last = i + 1;
        }
        break;
      case CharClass::kIgnorable:
      case CharClass::kMiddleDot:
        break;
      case CharClass::kDot:
      case CharClass::kComma:
        if (i == 0 || !is_digit(i - 1) || !is_digit(i + 1)) pending_ = c.cls;
        break;
      default:
        if (IsWordClass(c.cls)) {
          Extend(i, c.cls == CharClass::kDigit, c.script);
        } else {
          pending_ = c.cls;
        }
    }
  }
}

// Makes hyphens of the apostrophes behind Latin letters; false if there are
// none.
bool WordAnalysis::MarkLatinApostrophes() {
  bool found = false;
  int script = kCommonScript;
  for (UnitChar& c : word_) {
    if (c.script != kCommonScript) script = c.script;
    if (c.cls != CharClass::kApostrophe || script != kLatinScript) continue;
    c.cls = CharClass::kHyphen;
    found = true;
  }
  return found;
}

bool WordAnalysis::IsAbbreviation(std::size_t index) const {
  const Part& part = parts_[index];
  const auto parted = [this](std::size_t i) {
    return i == 0 || i >= parts_.size() || parts_[i].seam == Seam::kHyphen;
  };
  if (in_capitals_ || part.digits || !parted(index) || !parted(index + 1)) {
    return false;
  }
  std::size_t letters = 0;
  for (const UnitChar& c : CharsOf(part)) {
    if (c.cls == CharClass::kMark || c.cls == CharClass::kIgnorable) continue;
    if (c.cls != CharClass::kUpper) return false;
    ++letters;
  }
  return letters >= kMinAbbreviation && letters <= kMaxAbbreviation;
}

void WordAnalysis::AddParts() {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Chars chars = CharsOf(parts_[i]);
    const std::uint32_t begin = chars.front().begin;
    const std::uint32_t end = chars.back().end;
    const bool capital = HasCapital(chars);
    const auto position = static_cast<std::uint32_t>(i);
    Add(TokenKind::kWord, begin, end, position, capital, parts_[i].term);
    if (!IsAbbreviation(i)) continue;
    std::string capitals;
    for (const UnitChar& c : chars) {
      if (c.cls != CharClass::kIgnorable) AppendUtf8(c.c, &capitals);
    }
    Add(TokenKind::kAbbreviation, begin, end, position, capital,
        MakeAbbreviation(capitals));
  }
  out_.positions = static_cast<std::uint32_t>(parts_.size());
}

bool WordAnalysis::IsJoined() const {
  bool digits = false;
  bool letters = false;
  bool join = false;
  for (const Part& part : parts_) {
    (part.digits ? digits : letters) = true;
    join |= part.seam == Seam::kJoin;
  }
  if (parts_.size() < 2) return false;
  const bool email =
      parts_[1].seam == Seam::kHyphen && CodePointCount(parts_[0].term) == 1;
  return join || letters == digits || email;
}

// ++ or # behind the last part.
std::string_view WordAnalysis::Sign() const {
  if (parts_.empty() || parts_.back().digits) return {};
  const std::uint32_t end = word_[parts_.back().last - 1].end;
  const std::string_view sign = bytes_.substr(end);
  return sign == "++" || sign == "#" ? sign : std::string_view();
}

void WordAnalysis::AddJoined(std::string_view sign) {
  std::string joined;
  for (const Part& part : parts_) {
    if (part.digits) {
      joined += Fold(part.term);
    } else if (part.script == kCyrillicScript) {
      joined += RomanizeCyrillic(part.term);
    } else {
      joined += part.term;
    }
  }
  joined += sign;
  const Chars first = CharsOf(parts_.front());
  const std::uint32_t begin = first.front().begin;
  const auto end = static_cast<std::uint32_t>(
      word_[parts_.back().last - 1].end + sign.size());
  const bool capital = HasCapital(first);
  Add(TokenKind::kJoined, begin, end, 0, capital, LimitTerm(joined));
  // В-52 is read v52, and typed for b52.
  const Part& head = parts_.front();
  if (head.script != kCyrillicScript || CodePointCount(head.term) != 1) return;
  const char32_t like = LatinLookAlike(ToUtf32(head.term).front());
  const std::size_t read = RomanizeCyrillic(head.term).size();
  std::string shape;
  if (like != 0) AppendUtf8(like, &shape);
  shape += joined.substr(read);
  if (like == 0 || shape == joined) return;
  Add(TokenKind::kJoined, begin, end, 0, capital, LimitTerm(shape));
}

void WordAnalysis::Add(TokenKind kind, std::uint32_t begin, std::uint32_t end,
                       std::uint32_t position, bool capital, std::string term) {
  out_.tokens.push_back({.begin = begin,
                         .end = end,
                         .position = position,
                         .kind = kind,
                         .unit = UnitKind::kAlphabetic,
                         .capital = capital,
                         .term = std::move(term)});
}

UnitTokens OneToken(std::string_view bytes, UnitKind kind, bool capital,
                    std::string term) {
  UnitTokens out;
  out.tokens.push_back({.begin = 0,
                        .end = static_cast<std::uint32_t>(bytes.size()),
                        .position = 0,
                        .kind = TokenKind::kWord,
                        .unit = kind,
                        .capital = capital,
                        .term = std::move(term)});
  out.positions = 1;
  return out;
}

std::string_view WithoutTsheg(std::string_view bytes) {
  for (const std::string_view tsheg : {"་", "༌"}) {
    if (bytes.ends_with(tsheg)) bytes.remove_suffix(tsheg.size());
  }
  return bytes;
}

}  // namespace

UnitTokens AnalyzeUnit(std::string_view bytes, UnitKind kind,
                       bool in_capitals) {
  if (kind != UnitKind::kAlphabetic) {
    std::string term = MakeTerm(WithoutTsheg(bytes));
    if (term.empty()) return {};
    return OneToken(bytes, kind, false, std::move(term));
  }
  if (std::string term; MakeSimpleTerm(bytes, &term)) {
    return OneToken(bytes, kind, bytes.front() < 'a', std::move(term));
  }
  if (IsPlainWord(bytes)) {
    std::string term = MakeTerm(bytes);
    if (!term.empty()) {
      const bool capital = ClassedText(bytes).At(0).cls == CharClass::kUpper;
      return OneToken(bytes, kind, capital, std::move(term));
    }
  }
  return WordAnalysis(bytes, in_capitals).Run();
}

}  // namespace dizin
