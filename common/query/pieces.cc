#include "common/query/pieces.h"

#include <algorithm>
#include <charconv>

#include "common/text/utf8.h"

namespace dizin::query {
namespace {

// The number in [begin, end), if that is all there is; at most `most`.
double ReadDecimal(const Source& source, std::size_t begin, std::size_t end,
                   double most) {
  const std::string text = source.Ascii(begin, end);
  double value = 0;
  const char* const last = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), last, value);
  if (rest != last || text.empty()) return -1;
  if (error == std::errc()) return std::min(value, most);
  // Too large for a double, or too small.
  const std::string whole = text.substr(0, text.find('.'));
  return whole.find_first_not_of('0') == whole.npos ? 0 : most;
}

// The place of the quote that closes the one at `open`, or size().
std::size_t FindClosing(const Source& source, std::size_t open) {
  const char role = source[open].role;
  const char closing = role == kOpenCorner ? kCloseCorner : role;
  std::size_t i = open + 1;
  while (i < source.size() && source[i].role != closing) ++i;
  return i;
}

}  // namespace

bool IsNumberRole(char role) {
  return (role >= '0' && role <= '9') || role == '.';
}

double CheckedBoost(Reader* reader, std::size_t begin, std::size_t end) {
  const double boost = ReadDecimal(reader->source(), begin, end, kMaxBoost + 1);
  if (boost <= kMaxBoost) return boost;
  reader->Complain(begin, "a boost is at most ^100",
                   "a boost over ^100 was read as ^100");
  return kMaxBoost;
}

std::string Short(const std::string& text) {
  constexpr std::size_t kLongest = 40;
  const std::string_view cut = TruncateUtf8(text, kLongest);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

std::string AsciiLower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

FieldKind KindOf(const std::string& field) {
  if (field.empty() || field == "text" || field == "title" ||
      field == "author") {
    return FieldKind::kText;
  }
  if (field == "date") return FieldKind::kDate;
  if (field == "lang" || field == "source" || field == "id" || field == "url") {
    return FieldKind::kValues;
  }
  return FieldKind::kFurther;
}

bool OpensPhrase(char role) {
  return role == kQuote || role == kGuillemet || role == kOpenCorner;
}

void StripPunctuation(const Source& source, std::size_t begin,
                      std::size_t* end) {
  while (*end > begin) {
    const char role = source[*end - 1].role;
    if (role != '!' && role != '?' && role != ':' && role != ',') break;
    --*end;
  }
}

std::pair<std::size_t, std::size_t> TakeQuoted(Reader* reader) {
  const std::size_t open = reader->at;
  const std::size_t close = FindClosing(reader->source(), open);
  if (close >= reader->source().size()) {
    reader->Complain(open,
                     "no closing quote for this one: add it, or write \\ "
                     "before a quote that opens no phrase",
                     "closing quote added at the end");
    reader->at = close;
  } else {
    reader->at = close + 1;
  }
  return {open + 1, close};
}

std::string ReadFieldName(Reader* reader) {
  const Source& source = reader->source();
  std::size_t colon = reader->at;
  while (IsNameCharacter(source[colon].role)) ++colon;
  const char first = reader->role();
  if (colon == reader->at || source[colon].role != ':' ||
      (first >= '0' && first <= '9')) {
    return "";
  }
  std::string name = AsciiLower(source.Ascii(reader->at, colon));
  if (name == "language") name = "lang";
  if (name == "authors") name = "author";
  const auto& more = reader->options().fields;
  const bool known = name == "text" || name == "title" || name == "author" ||
                     KindOf(name) != FieldKind::kFurther ||
                     std::find(more.begin(), more.end(), name) != more.end();
  const char after =
      source[colon + 1 < source.size() ? colon + 1 : source.size()].role;
  if (!known) {
    // "Ankara: talks" and "https://…" are nobody's fields.
    if (colon + 1 < source.size() && after != '/' && !EndsWord(after)) {
      reader->Complain(reader->at,
                       "no field is called " + Short(name) +
                           "; write \\: for a colon in a word",
                       Short(name) + ": was read as a word, not as a field");
    }
    return "";
  }
  const std::size_t place = reader->at;
  reader->at = colon + 1;
  if (after == ' ' || after == kSeparator) {
    reader->SkipSpaces();
    const bool nothing = reader->AtEnd() || reader->role() == ')' ||
                         reader->PeekOperator().kind != Operator::kNone;
    if (!nothing) {
      reader->Complain(place, "no space may follow " + name + ":",
                       "the space after " + name + ": was left out");
    }
  }
  return name;
}

Suffix ReadSuffix(Reader* reader) {
  Suffix suffix;
  while (reader->role() == '^' || reader->role() == '~') {
    const std::size_t sign = reader->at++;
    std::size_t end = reader->at;
    if (reader->role(sign) == '~') {
      const int value = reader->ReadInteger(&end, kMaxDistance + 1);
      suffix.tilde = std::max(value, 0);
    } else {
      while (IsNumberRole(reader->role(end))) ++end;
      const double boost = CheckedBoost(reader, reader->at, end);
      if (boost < 0) {
        reader->Complain(sign, "^ needs a number after it, as in ^2",
                         "^ without a number was left out");
      } else {
        suffix.boost = boost;
      }
    }
    reader->at = end;
  }
  return suffix;
}

}  // namespace dizin::query
