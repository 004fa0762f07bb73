#include "common/query/reader.h"

#include <algorithm>
#include <utility>

#include "common/error.h"

namespace dizin::query {
namespace {

// More than this many would be a wall of text; the rest is counted.
constexpr std::size_t kMaxNotes = 8;

}  // namespace

bool EndsWord(char role) {
  switch (role) {
    case ' ':
    case kSeparator:
    case kQuote:
    case kGuillemet:
    case kOpenCorner:
    case kCloseCorner:
    case '(':
    case ')':
    case '|':
      return true;
    default:
      return false;
  }
}

std::vector<std::string> Reader::TakeNotes() {
  if (more_notes_ > 0) {
    notes_.push_back("and " + std::to_string(more_notes_) + " more");
  }
  return std::move(notes_);
}

void Reader::SkipSpaces() {
  while (!AtEnd() && (role() == ' ' || role() == kSeparator)) ++at;
}

int Reader::ReadInteger(std::size_t* i, int most) const {
  int value = -1;
  for (; role(*i) >= '0' && role(*i) <= '9'; ++*i) {
    value = std::min(most, std::max(value, 0) * 10 + (role(*i) - '0'));
  }
  return value;
}

OperatorToken Reader::PeekOperator() const {
  OperatorToken token;
  token.begin = token.end = at;
  std::size_t i = at;
  if (role() == '|') {
    while (role(i) == '|') ++i;
    token.kind = Operator::kOr;
  } else if (role() == '&') {
    while (role(i) == '&') ++i;
    token.kind = Operator::kAnd;
  } else {
    std::string word;
    for (; role(i) >= 'A' && role(i) <= 'Z' && word.size() < 5; ++i) {
      word += role(i);
    }
    if (word == "AND" && !headline_) token.kind = Operator::kAnd;
    if (word == "OR" && !headline_) token.kind = Operator::kOr;
    if (word == "NOT" && !headline_) token.kind = Operator::kNot;
    if (word == "NEAR" || word == "ADJ") {
      token.kind = Operator::kNear;
      token.ordered = word == "ADJ";
      token.distance = kDefaultDistance;
      std::size_t digits = i + 1;
      const int distance =
          role(i) == '/' ? ReadInteger(&digits, kMaxDistance + 1) : -1;
      if (distance >= 0) {
        token.distance = distance;
        i = digits;
      }
    }
  }
  if (role() != '|' && i < source_.size() && !EndsWord(role(i))) return {};
  token.end = i;
  token.name = source_.Ascii(at, i);
  return token;
}

void Reader::Complain(std::size_t place, const std::string& problem,
                      const std::string& read) {
  if (options_.strict) {
    const Char& where = source_[place];
    throw Error(ErrorKind::kUsage,
                "query, character " + std::to_string(where.character + 1) +
                    " (byte " + std::to_string(where.byte + 1) +
                    "): " + problem);
  }
  if (std::find(notes_.begin(), notes_.end(), read) != notes_.end()) return;
  if (notes_.size() < kMaxNotes) {
    notes_.push_back(read);
  } else {
    ++more_notes_;
  }
}

void Reader::CountWords(std::size_t count) {
  words_ += count;
  if (words_ <= kMaxQueryWords) return;
  throw Error(ErrorKind::kUsage, "the query has more than " +
                                     std::to_string(kMaxQueryWords) +
                                     " words: leave some out");
}

}  // namespace dizin::query
