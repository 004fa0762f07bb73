#include "common/query/printer.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string_view>

#include "common/query/capitals.h"
#include "common/query/pieces.h"
#include "common/query/source.h"
#include "common/text/utf8.h"

namespace dizin::query {
namespace {

// Where a word is written: signs have other parts between quotes.
enum class Place { kAlone, kInField, kInPhrase };

bool IsDigit(char role) { return role >= '0' && role <= '9'; }

// The word as its parts would be read.
std::string RolesOf(const std::u32string& word) {
  std::string roles;
  for (const char32_t c : word) roles += RoleOf(c);
  return roles;
}

bool IsOperatorWord(const std::string& roles) {
  return roles == "AND" || roles == "OR" || roles == "NOT" || roles == "NEAR" ||
         roles == "ADJ" || roles.starts_with("NEAR/") ||
         roles.starts_with("ADJ/");
}

// The place of a colon that would make a field of what is before it.
std::size_t FieldColon(const std::string& roles) {
  std::size_t i = 0;
  while (i < roles.size() && IsNameCharacter(roles[i])) ++i;
  const bool name =
      i > 0 && i < roles.size() && roles[i] == ':' && !IsDigit(roles[0]);
  return name ? i : std::string::npos;
}

bool MustEscapeAnywhere(const std::u32string& word, const std::string& roles,
                        std::size_t i) {
  const bool last = i + 1 == word.size();
  const bool first = i == 0;
  switch (roles[i]) {
    case ' ':
    case kSeparator:
    case '\\':
    case kGuillemet:
    case kOpenCorner:
    case kCloseCorner:
      return true;
    case kQuote:
      return first || last || !IsGershayim(word[i - 1], word[i], word[i + 1]);
    case ',':
      return first || last || !IsDigit(roles[i - 1]) || !IsDigit(roles[i + 1]);
    case '*':
    case '!':
    case '?':
    case ':':
      return last;
    default:
      return false;
  }
}

bool MustEscapeOutsideQuotes(const std::u32string& word,
                             const std::string& roles, std::size_t i,
                             Place place) {
  switch (roles[i]) {
    case '(':
    case ')':
    case '|':
    case '*':
    case '^':
    case '~':
      return true;
    case '+':
    case '-':
    case '=':
    case '&':
      return i == 0;
    case '<':
    case '>':
      return i == 0 && place == Place::kInField;
    case '.':
      return i > 0 && roles[i - 1] == '.' && place == Place::kInField;
    default:
      break;
  }
  const char32_t c = word[i];
  const bool range =
      c == U'…' || c == U'‥' || c == U'–' || c == U'≥' || c == U'≤';
  return range && place == Place::kInField;
}

std::string Escape(const std::string& text, Place place) {
  const std::u32string word = ToUtf32(text);
  const std::string roles = RolesOf(word);
  const bool operator_word = place != Place::kInPhrase && IsOperatorWord(roles);
  const std::size_t colon = FieldColon(roles);
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    bool escape = MustEscapeAnywhere(word, roles, i);
    if (place != Place::kInPhrase) {
      escape = escape || MustEscapeOutsideQuotes(word, roles, i, place) ||
               (i == 0 && operator_word) || i == colon;
    }
    if (escape) out += '\\';
    AppendUtf8(word[i], &out);
  }
  return out;
}

std::string_view MarkOf(Match match) {
  if (match == Match::kExact) return "=";
  if (match == Match::kSounds) return "~";
  return "";
}

Place PlaceIn(const std::string& field) {
  return field.empty() ? Place::kAlone : Place::kInField;
}

std::string FieldOf(const Node& node) {
  return node.field.empty() ? "" : node.field + ":";
}

std::string BoostOf(const Node& node) {
  if (node.boost == 1) return "";
  // Shortest digits that read back as the same number, without an exponent.
  char buffer[512];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, node.boost,
                                 std::chars_format::fixed);
  return "^" + std::string(buffer, end.ptr);
}

std::string PrintWord(const Node& node, std::string_view mark, Place place) {
  std::string out(mark);
  if (node.quoted) return out + '"' + Escape(node.text, Place::kInPhrase) + '"';
  out += Escape(node.text, place);
  if (node.kind == Kind::kPrefix) out += '*';
  if (node.edits > 0) out += "~" + std::to_string(node.edits);
  return out;
}

std::string PrintPhrase(const Node& node) {
  std::string_view mark;
  std::string words;
  for (const Node& child : node.children) {
    if (child.kind == Kind::kWord) mark = MarkOf(child.match);
    if (!words.empty()) words += ' ';
    words += PrintWord(child, "", Place::kInPhrase);
  }
  std::string out(mark);
  out += '"' + words + '"';
  if (node.slop > 0) out += "~" + std::to_string(node.slop);
  return out;
}

// A value of lang: source: … bare if it is letters, digits, hyphens and dots.
std::string PrintValue(const std::string& value) {
  const std::u32string chars = ToUtf32(value);
  const bool bare = std::all_of(chars.begin(), chars.end(), [](char32_t c) {
    const char role = RoleOf(c);
    return IsNameCharacter(role) || c == U'-' || c == U'.' ||
           (c >= 0x80 && role == kOrdinary && !IsPunctuation(c));
  });
  if (bare) return value;
  std::string out = "\"";
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const char role = RoleOf(chars[i]);
    const bool edge = i == 0 || i + 1 == chars.size();
    if (role == kQuote || role == '\\' || (role == ' ' && edge)) out += '\\';
    AppendUtf8(chars[i], &out);
  }
  return out + '"';
}

std::string PrintValues(const Node& node) {
  std::string out = node.field + ":";
  for (const std::string& value : node.values) {
    if (out.back() != ':') out += ',';
    out += PrintValue(value);
  }
  return out;
}

std::string PrintRange(const Node& node) {
  const bool point = node.field == "date" && node.low == node.high;
  return node.field + ":" + (point ? node.low : node.low + ".." + node.high);
}

// How loosely the outermost operator of a printed node binds.
enum class Binding { kSign, kNear, kAnd, kOr, kBag, kNothing };

Binding BindingOf(const Node& node) {
  switch (node.kind) {
    case Kind::kNear:
      return node.field.empty() ? Binding::kNear : Binding::kSign;
    case Kind::kAnd:
      return Binding::kAnd;
    case Kind::kOr:
      return Binding::kOr;
    case Kind::kBag:
      // "-draft" alone is as good as one side of an OR.
      return node.children.size() == 1 ? Binding::kAnd : Binding::kBag;
    default:
      return Binding::kSign;
  }
}

// How operators are written: in a headline AND and OR would be words.
struct Operators {
  std::string_view both = " AND ";
  std::string_view either = " OR ";
};
constexpr Operators kSymbols{" & ", " | "};

std::string PrintJoined(const Node& node, const Operators& operators,
                        Binding limit);
std::string PrintBag(const Node& node, const Operators& operators);

// Its children have no field of their own, but are read as words of its field.
std::string PrintNear(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) {
      out += (node.ordered ? " ADJ/" : " NEAR/") + std::to_string(node.slop);
      out += ' ';
    }
    out += child.kind == Kind::kPhrase
               ? PrintPhrase(child)
               : PrintWord(child, MarkOf(child.match), PlaceIn(node.field));
  }
  return node.field.empty() ? out : node.field + ":(" + out + ")";
}

// Without boost and without parentheses around it.
std::string PrintBare(const Node& node, const Operators& operators) {
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPrefix:
      return FieldOf(node) +
             PrintWord(node, MarkOf(node.match), PlaceIn(node.field));
    case Kind::kPhrase:
      return FieldOf(node) + PrintPhrase(node);
    case Kind::kNear:
      return PrintNear(node);
    case Kind::kValues:
      return PrintValues(node);
    case Kind::kRange:
      return PrintRange(node);
    case Kind::kAnd:
      return PrintJoined(node, operators, Binding::kAnd);
    case Kind::kOr:
      return PrintJoined(node, operators, Binding::kOr);
    case Kind::kBag:
      return PrintBag(node, operators);
  }
  return "";
}

// With its boost, and in parentheses where it binds no tighter than `limit`.
std::string PrintWithin(const Node& node, const Operators& operators,
                        Binding limit) {
  std::string out = PrintBare(node, operators);
  const bool boosted = node.boost != 1 && BindingOf(node) != Binding::kSign;
  if (BindingOf(node) >= limit || boosted) out = "(" + out + ")";
  return out + BoostOf(node);
}

std::string PrintJoined(const Node& node, const Operators& operators,
                        Binding limit) {
  const std::string_view joint =
      node.kind == Kind::kAnd ? operators.both : operators.either;
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += joint;
    out += PrintWithin(child, operators, limit);
  }
  return out;
}

std::string PrintBag(const Node& node, const Operators& operators) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += ' ';
    // Only an OR and what binds tighter than AND stand side by side as they
    // are: both sides of a bare AND would be musts of this bag.
    Binding limit = Binding::kAnd;
    if (child.occur == Occur::kMust) out += '+';
    if (child.occur == Occur::kMustNot) out += '-';
    const bool bare_or =
        child.kind == Kind::kOr && child.boost == 1 &&
        (child.occur == Occur::kMay || child.occur == Occur::kFilter);
    if (bare_or) limit = Binding::kBag;
    out += PrintWithin(child, operators, limit);
  }
  return out;
}

}  // namespace

std::string Print(const Node& node) {
  std::string out = PrintWithin(node, {}, Binding::kNothing);
  if (!ReadsAsHeadline(out)) return out;
  return PrintWithin(node, kSymbols, Binding::kNothing);
}

}  // namespace dizin::query
