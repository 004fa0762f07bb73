#include <algorithm>
#include <utility>
#include <vector>

#include "common/query/leaves.h"
#include "common/query/pieces.h"
#include "common/query/source.h"
#include "common/text/utf8.h"

namespace dizin::query {
namespace {

constexpr int kMaxEdits = 2;

// A syllable of Hangul is two letters or three.
std::size_t CountLetters(const std::string& text) {
  std::size_t count = 0;
  for (Utf8Reader reader(text); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (IsPunctuation(c)) continue;
    count += c >= 0xAC00 && c <= 0xD7A3 ? 2 : 1;
  }
  return count;
}

int CheckedEdits(Reader* reader, std::size_t place, int edits) {
  if (edits <= kMaxEdits) return edits;
  reader->Complain(place, "~1 or ~2 letters may differ, not more",
                   "~" + std::to_string(edits) + " was read as ~2");
  return kMaxEdits;
}

// What follows the letters of a word: * ~1 ^2, in any order.
struct Tail {
  bool star = false;
  int edits = 0;
  double boost = 1;
};

// Takes one part of a tail off the end of [begin, *end).
bool StripTailPart(Reader* reader, std::size_t begin, std::size_t* end,
                   Tail* tail) {
  const Source& source = reader->source();
  if (*end <= begin) return false;
  if (source[*end - 1].role == '*') {
    tail->star = true;
    --*end;
    return true;
  }
  std::size_t number = *end;
  while (number > begin && IsNumberRole(source[number - 1].role)) --number;
  if (number == begin) return false;
  const char sign = source[number - 1].role;
  if (sign == '~') {
    std::size_t i = number;
    const int edits = reader->ReadInteger(&i, 99);
    if (i != *end) return false;
    tail->edits = CheckedEdits(reader, number, edits < 0 ? 1 : edits);
  } else if (sign == '^') {
    const double boost = CheckedBoost(reader, number, *end);
    if (boost < 0) {
      reader->Complain(number - 1, "^ needs a number after it, as in word^2",
                       "^ without a number was left out");
    } else {
      tail->boost = boost;
    }
  } else {
    return false;
  }
  *end = number - 1;
  return true;
}

Tail StripTail(Reader* reader, std::size_t begin, std::size_t* end) {
  Tail tail;
  StripPunctuation(reader->source(), begin, end);
  while (StripTailPart(reader, begin, end, &tail)) {
  }
  StripPunctuation(reader->source(), begin, end);
  return tail;
}

// Stars anywhere but at the end: "*lin" is lin, "kal*n" is kal*.
void SettleInnerStars(Reader* reader, std::size_t* begin, std::size_t* end,
                      Tail* tail) {
  const Source& source = reader->source();
  const std::size_t first = *begin;
  const std::string typed = source.Text(*begin, *end);
  while (*begin < *end && source[*begin].role == '*') ++*begin;
  std::size_t star = *begin;
  while (star < *end && source[star].role != '*') ++star;
  if (*begin == first && star == *end) return;
  if (star < *end) {
    *end = star;
    tail->star = true;
  }
  reader->Complain(
      first, "* stands only at the end of a word, as in kal*",
      Short(typed) + " was read as " + Short(source.Text(*begin, *end)) +
          (tail->star ? "*" : "") + ": * stands only at the end of a word");
}

// A word or prefix of [begin, end), which has letters; its place is for
// complaints.
Node MakeWord(Reader* reader, std::size_t begin, std::size_t end,
              const Tail& tail, Match match) {
  reader->CountWords();
  Node node;
  node.kind = Kind::kWord;
  node.text = reader->source().Text(begin, end);
  node.match = match;
  node.edits = tail.edits;
  node.boost = tail.boost;
  if (!tail.star) return node;
  if (CountLetters(node.text) < kMinPrefixLetters) {
    reader->Complain(begin, "* needs three letters or more before it",
                     node.text + "* was read as the word " + node.text +
                         ": * needs three letters or more before it");
    return node;
  }
  if (node.edits > 0) {
    reader->Complain(begin, "* and ~ do not go together",
                     "~ beside a * was left out");
  }
  node.kind = Kind::kPrefix;
  node.match = Match::kDefault;
  node.edits = 0;
  return node;
}

// A dash or dots between words are no mistake; a sign of ours is.
void RefuseSigns(Reader* reader, std::size_t begin, std::size_t end) {
  const Source& source = reader->source();
  bool sign = false;
  for (std::size_t i = begin; i < end; ++i) {
    const char role = source[i].role;
    sign = sign || role == '*' || role == '~' || role == '^' || role == '=';
  }
  if (!sign) return;
  const std::string typed = Short(source.Text(begin, end));
  reader->Complain(begin, typed + " needs a word beside it",
                   typed + " without a word was left out");
}

std::vector<Node> PhraseWords(Reader* reader, std::size_t begin,
                              std::size_t end, Match match) {
  const Source& source = reader->source();
  const auto parts = [&source](std::size_t i) {
    const char role = source[i].role;
    return role != '(' && role != ')' && role != '|' && EndsWord(role);
  };
  std::vector<Node> words;
  while (begin < end) {
    if (parts(begin)) {
      ++begin;
      continue;
    }
    std::size_t next = begin;
    while (next < end && !parts(next)) ++next;
    std::size_t stop = next;
    StripPunctuation(source, begin, &stop);
    Tail tail;
    while (stop > begin && source[stop - 1].role == '*') {
      tail.star = true;
      --stop;
    }
    StripPunctuation(source, begin, &stop);
    if (!IsPunctuation(source.Text(begin, stop))) {
      words.push_back(MakeWord(reader, begin, stop, tail, match));
    }
    begin = next;
  }
  return words;
}

}  // namespace

std::optional<Node> ReadWord(Reader* reader, const Context& context) {
  const Source& source = reader->source();
  const std::size_t typed = reader->at;
  std::size_t begin = typed;
  std::size_t end = begin;
  while (end < source.size() && !EndsWord(source[end].role)) ++end;
  reader->at = end;
  Tail tail = StripTail(reader, begin, &end);
  if (std::optional<Node> range = ReadFieldRange(reader, context, begin, end)) {
    return range;
  }
  SettleInnerStars(reader, &begin, &end, &tail);
  if (IsPunctuation(source.Text(begin, end))) {
    RefuseSigns(reader, typed, reader->at);
    return std::nullopt;
  }
  Node node = MakeWord(reader, begin, end, tail, context.match);
  node.field = context.field;
  return node;
}

std::optional<Node> ReadPhrase(Reader* reader, const Context& context) {
  const std::size_t place = reader->at;
  const auto [begin, end] = TakeQuoted(reader);
  std::vector<Node> words = PhraseWords(reader, begin, end, context.match);
  const std::size_t tail = reader->at;
  Suffix suffix = ReadSuffix(reader);
  if (words.empty()) {
    reader->Complain(place, "there is no word between the quotes",
                     "quotes without a word were left out");
    return std::nullopt;
  }
  if (suffix.tilde > kMaxDistance) {
    reader->Complain(tail, "the slop of a phrase is at most ~1000",
                     "a slop over ~1000 was read as ~1000");
    suffix.tilde = kMaxDistance;
  }
  Node node;
  if (words.size() == 1) {
    node = std::move(words[0]);
    node.quoted = node.kind == Kind::kWord;
    if (suffix.tilde >= 0) {
      reader->Complain(tail, "~ after quotes needs two words in them",
                       "~ after a single quoted word was left out");
    }
  } else {
    node.kind = Kind::kPhrase;
    node.children = std::move(words);
    node.slop = std::max(suffix.tilde, 0);
  }
  node.field = context.field;
  if (suffix.boost >= 0) node.boost = suffix.boost;
  return node;
}

}  // namespace dizin::query
