#include "tests/query/random_query.h"

#include <utility>

#include "common/date.h"
#include "common/query/source.h"
#include "common/text/utf8.h"

namespace dizin::query {
namespace {

constexpr const char* kLetters[] = {
    "a", "B", "ı", "İ", "ş", "к", "ك",  "卡", "カ", "칼",     "ק",
    "ל", "क", "น", "é", "1", "٣", "９", "Ａ", "😀",  "\u0301", "\u200C",
};

constexpr const char* kSigns[] = {
    " ",  "\u00A0", "\u3000", "\"", "“",  "”",  "„",  "«",  "»",      "「",
    "」", "『",     "(",      ")",  "（", "）", ":",  "：", "*",      "＊",
    "^",  "~",      "＾",     "～", "+",  "-",  "＋", "－", "−",      "=",
    "＝", "|",      "｜",     "&",  "＆", "\\", "＼", "/",  ",",      "，",
    "、", "،",      ";",      "!",  "?",  "？", ".",  "..", "…",      "–",
    "<",  ">",      "≥",      "'",  "’",  "_",  "#",  "।",  "\uFFFD",
};

constexpr const char* kKeywords[] = {
    "AND",    "OR",      "NOT",     "NEAR",     "ADJ",  "NEAR/3", "ADJ/2",
    "ＡＮＤ", "title:a", "lang:tr", "http://a", "a..b", ">1",     "12:30",
};

constexpr const char* kTextFields[] = {"",     "",      "",       "",
                                       "text", "title", "author", "price"};

constexpr const char* kPieces[] = {
    " AND ",
    " OR ",
    " NOT ",
    " NEAR ",
    " NEAR/3 ",
    " ADJ/2 ",
    "(",
    ")",
    "\"",
    "\"",
    "title:",
    "TITLE：",
    "price:",
    "price:1..2 ",
    "lang:tr,ru ",
    "lang:(",
    "source:\"",
    "date:",
    "date:2021.. ",
    "date:last-2-weeks ",
    "+",
    "-",
    "=",
    "~",
    "*",
    "~1",
    "^2",
    "^",
    "word",
    "Kalın",
    "칼린",
    "S-400",
    "ארה\"ב",
    "\\",
    ",",
    "، ",
    "“",
    "”",
    "«",
    "»",
    "「",
    "」",
    "|",
    " & ",
    "foo:bar ",
    "(a b)^2",
    "\"a b\"~2 ",
    "\u200F",
    "kal* ",
    "\xFF",
};

// A date of any precision, as Date::ToString() has it.
std::string RandomDate(std::mt19937_64* random, Date::Precision precision) {
  constexpr std::int64_t kTwoCenturies = 200LL * 366 * 86400;
  const auto seconds = static_cast<std::int64_t>((*random)() % kTwoCenturies) -
                       kTwoCenturies / 2;
  return Date{seconds, precision}.ToString();
}

}  // namespace

ParseOptions RandomQuery::Options() {
  ParseOptions options;
  options.now_seconds = ParseDate("2021-02-11")->seconds;
  options.fields = {"price"};
  return options;
}

std::size_t RandomQuery::Below(std::size_t bound) {
  return static_cast<std::size_t>(random_() % bound);
}

std::string RandomQuery::Letter() {
  if (!OneIn(12)) return OneOf(kLetters);
  // Any code point that a text can hold: no NUL, control, surrogate or mark
  // of direction.
  while (true) {
    const auto c = static_cast<char32_t>(0x20 + Below(0x10FFE0));
    const std::string text = ToUtf8({&c, 1});
    if (IsWellFormed(text) && Source(text).size() == 1 && c != U'\\') {
      return text;
    }
  }
}

std::string RandomQuery::WordText() {
  if (OneIn(10)) return OneOf(kKeywords);
  while (true) {
    std::string text;
    for (std::size_t left = 1 + Below(6); left > 0; --left) {
      text += OneIn(5) ? OneOf(kSigns) : Letter();
    }
    if (!IsPunctuation(text)) return text;
  }
}

double RandomQuery::Boost() {
  if (!OneIn(4)) return 1;
  static constexpr double kBoosts[] = {0, .1, .5, 2, 10, 99.99, 1e-9, 1.0 / 3};
  return kBoosts[Below(std::size(kBoosts))];
}

Node RandomQuery::Word(bool in_phrase) {
  Node node;
  node.text = WordText();
  node.kind = Kind::kWord;
  if (OneIn(5)) {
    node.kind = Kind::kPrefix;
    node.text += "abc";
    return node;
  }
  if (in_phrase) return node;
  if (OneIn(6)) node.match = OneIn(2) ? Match::kExact : Match::kSounds;
  if (OneIn(6)) {
    node.edits = OneIn(2) ? 1 : 2;
  } else {
    node.quoted = OneIn(6);
  }
  return node;
}

Node RandomQuery::Phrase() {
  Node node;
  node.kind = Kind::kPhrase;
  const Match match = OneIn(5) ? Match::kExact : Match::kDefault;
  for (std::size_t left = 2 + Below(3); left > 0; --left) {
    node.children.push_back(Word(/*in_phrase=*/true));
    if (node.children.back().kind == Kind::kWord) {
      node.children.back().match = match;
    }
  }
  if (OneIn(3)) node.slop = static_cast<int>(1 + Below(1000));
  return node;
}

Node RandomQuery::Near() {
  Node node;
  node.kind = Kind::kNear;
  node.ordered = OneIn(2);
  node.slop = static_cast<int>(1 + Below(1000));
  for (std::size_t left = 2 + Below(2); left > 0; --left) {
    node.children.push_back(OneIn(3) ? Phrase() : Word(/*in_phrase=*/false));
  }
  return node;
}

Node RandomQuery::Filter() {
  static constexpr const char* kValueFields[] = {"lang", "source", "id", "url"};
  Node node;
  if (OneIn(2)) {
    node.kind = Kind::kValues;
    node.field = OneOf(kValueFields);
    for (std::size_t left = 1 + Below(3); left > 0; --left) {
      // Languages are folded to lower case, which is not the point here.
      node.values.push_back(node.field == "lang" ? "tr" : WordText());
    }
    return node;
  }
  node.kind = Kind::kRange;
  const std::size_t side = Below(3);
  if (OneIn(2)) {
    node.field = "date";
    const auto precision = static_cast<Date::Precision>(Below(4));
    if (side != 0) node.low = RandomDate(&random_, precision);
    if (side != 1) node.high = side == 0 ? "2021-02" : "2199";
    if (OneIn(4)) node.low = node.high = RandomDate(&random_, precision);
  } else {
    node.field = "price";
    if (side != 0) node.low = OneIn(2) ? "-1.5" : "1e-07";
    if (side != 1) node.high = OneIn(2) ? "10" : "1e+30";
  }
  return node;
}

Node RandomQuery::Leaf() {
  if (OneIn(6)) return Filter();
  Node node = OneIn(6)   ? Near()
              : OneIn(4) ? Phrase()
                         : Word(/*in_phrase=*/false);
  node.field = OneOf(kTextFields);
  node.boost = Boost();
  return node;
}

Node RandomQuery::Child(int depth) {
  return depth > 0 && OneIn(3) ? Combination(depth - 1) : Leaf();
}

Node RandomQuery::Combination(int depth) {
  if (OneIn(2)) return Bag(depth);
  Node node;
  node.kind = OneIn(2) ? Kind::kAnd : Kind::kOr;
  node.boost = Boost();
  for (std::size_t left = 2 + Below(3); left > 0; --left) {
    node.children.push_back(Child(depth));
    if (node.kind == Kind::kAnd || !OneIn(6)) continue;
    // Of an OR, a child may be a lone negative.
    Node negative;
    negative.children.push_back(std::move(node.children.back()));
    negative.children[0].occur = Occur::kMustNot;
    node.children.back() = std::move(negative);
  }
  return node;
}

// True for what adds no score: written again here, by the words of node.h.
static bool IsFilter(const Node& node) {
  switch (node.kind) {
    case Kind::kValues:
    case Kind::kRange:
      return true;
    case Kind::kAnd:
    case Kind::kOr:
    case Kind::kBag:
      for (const Node& child : node.children) {
        if (child.occur != Occur::kMustNot && !IsFilter(child)) return false;
      }
      return true;
    default:
      return false;
  }
}

Node RandomQuery::Bag(int depth) {
  Node node;
  node.boost = Boost();
  for (std::size_t left = 2 + Below(4); left > 0; --left) {
    Node child = Child(depth);
    child.occur = OneIn(4)          ? Occur::kMustNot
                  : IsFilter(child) ? Occur::kFilter
                  : OneIn(3)        ? Occur::kMust
                                    : Occur::kMay;
    node.children.push_back(std::move(child));
  }
  return node;
}

Node RandomQuery::Tree() {
  if (OneIn(20)) {
    Node negative;
    negative.children.push_back(Child(3));
    negative.children[0].occur = Occur::kMustNot;
    return negative;
  }
  return OneIn(3) ? Leaf() : Combination(3);
}

std::string RandomQuery::Text(std::size_t pieces) {
  std::string text;
  for (std::size_t left = Below(pieces + 1); left > 0; --left) {
    switch (Below(8)) {
      case 0:
        text += WordText();
        break;
      case 1:
        text += static_cast<char>(Below(256));
        break;
      case 2:
        text += OneOf(kSigns);
        break;
      case 3:
        text += ' ';
        break;
      default:
        text += OneOf(kPieces);
    }
  }
  return text;
}

}  // namespace dizin::query
