#include "common/query/parser.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/date.h"
#include "common/error.h"
#include "common/query/printer.h"
#include "tests/query/tree_text.h"

namespace dizin::query {
namespace {

using ::testing::HasSubstr;

ParseOptions Options() {
  ParseOptions options;
  options.now_seconds = ParseDate("2021-02-11T10:00:00Z")->seconds;
  options.fields = {"price", "section"};
  return options;
}

struct Row {
  const char* why;
  const char* query;
  const char* want;
};

// What is read strictly: no note, and printed it reads as the same tree.
constexpr Row kStrictRows[] = {
    // Words.
    {"nothing", "", "bag()"},
    {"spaces", " \t\n\u3000 ", "bag()"},
    {"a word", "Kalın", "Kalın"},
    {"words side by side", "ibrahim kalın", "bag(ibrahim, kalın)"},
    {"a hyphen inside a word", "S-400 F-35", "bag(S-400, F-35)"},
    {"another hyphen", "S‑400", "S‑400"},
    {"an apostrophe", "Kalın's O’Brien", "bag(Kalın's, O’Brien)"},
    {"an abbreviation keeps its stops", "U.S.", "U.S."},
    {"signs of a name", "C++ C# AT&T", "bag(C++, C#, AT&T)"},
    {"no operator in small letters", "a and b or not c",
     "bag(a, and, b, or, not, c)"},
    {"a comma separates", "Kalın,Akar, Demir", "bag(Kalın, Akar, Demir)"},
    {"a comma within a number", "1,000", "1,000"},
    {"punctuation at the end", "what: now? yes!", "bag(what, now, yes)"},
    {"a dash between words", "Ankara – Washington … talks",
     "bag(Ankara, Washington, talks)"},
    {"a time and an address", "12:30 http://x.org/y?z",
     "bag(12:30, http://x.org/y?z)"},
    {"an Arabic comma", "كالين، أكار", "bag(كالين, أكار)"},
    {"Chinese commas and stops", "卡林，阿卡尔。安卡拉",
     "bag(卡林, 阿卡尔, 安卡拉)"},
    {"a middle dot of names", "イブラヒム・カルン", "イブラヒム・カルン"},
    {"gershayim", "ארה\"ב צה”ל", "bag(ארה\"ב, צה”ל)"},
    {"a mark of direction is nothing", "\u200Fكالين\u200E -\u200Fأكار",
     "bag(كالين, -أكار)"},

    // Marks of a word.
    {"exact, by sound, fuzzy", "=kalın ~kalın kalın~1 kalın~2 kalın~",
     "bag(=kalın, ~kalın, kalın~1, kalın~2, kalın~1)"},
    {"by sound and fuzzy", "~kalın~2", "~kalın~2"},
    {"a prefix", "kal* 칼린*", "bag(kal*, 칼린*)"},
    {"boosts", "a^2 b~1^0.5 c^.5~2 kal*^3 d^1",
     "bag(a^2, b~1^0.5, c~2^0.5, kal*^3, d)"},
    {"a mark for a group", "=(a b) ~title:c", "bag(bag(=a, =b), title:~c)"},
    {"a mark for a phrase", "=\"hulusi aka*\"", "\"=hulusi aka*\""},
    {"no mark within a word", "a=b c+d e~f g^h", "bag(a=b, c+d, e~f, g^h)"},

    {"a prefix is as typed anyway", "=kal*", "kal*"},

    // Phrases.
    {"a phrase", "\"hulusi akar\"", "\"hulusi akar\""},
    {"slop and boost", "\"a b\"~3^2 \"c d\"^2~3",
     "bag(\"a b\"~3^2, \"c d\"~3^2)"},
    {"a prefix in it", "\"hulusi aka*\"", "\"hulusi aka*\""},
    {"signs in it are none", "\"a -b (c AND d) title:e\"",
     "\"a -b (c AND d) title:e\""},
    {"one word is that word", "\"AND\" \"kalın\"^2",
     "bag(\"AND\", \"kalın\"^2)"},
    {"quotes of print", "“a b” ”a b” „a b“ «a b» »a b« ＂a b＂",
     "bag(\"a b\", \"a b\", \"a b\", \"a b\", \"a b\", \"a b\")"},
    {"quotes of East Asia", "「卡林 土耳其」『a b』｢c d｣",
     "bag(\"卡林 土耳其\", \"a b\", \"c d\")"},
    {"guillemets within quotes", "\"a «b c»\"", "\"a b c\""},
    {"gershayim within quotes", "\"צה\"ל הודיע\"", "\"צה\"ל הודיע\""},

    // AND, OR, NOT, + and -.
    {"AND", "a AND b AND c", "all(a, b, c)"},
    {"OR", "a OR b OR c", "any(a, b, c)"},
    {"AND binds tighter than OR", "a AND b OR c AND d",
     "any(all(a, b), all(c, d))"},
    {"OR binds tighter than nothing", "a OR b c", "bag(any(a, b), c)"},
    {"AND beside other words: its sides are musts", "a b AND c",
     "bag(a, +b, +c)"},
    {"parentheses keep AND together", "a (b AND c)", "bag(a, all(b, c))"},
    {"parentheses against precedence", "a AND (b OR c)", "all(a, any(b, c))"},
    {"plus and minus", "+a -b c", "bag(+a, -b, c)"},
    {"a minus of print", "a \u2212b －c", "bag(a, -b, -c)"},
    {"NOT is a minus", "a NOT b", "bag(a, -b)"},
    {"AND NOT", "a AND NOT b", "bag(+a, -b)"},
    {"AND -", "a AND b AND -c", "bag(+a, +b, -c)"},
    {"OR NOT", "a OR NOT b", "any(a, bag(-b))"},
    {"NOT alone", "NOT a", "bag(-a)"},
    {"NOT of a group", "a -(b c)", "bag(a, -bag(b, c))"},
    {"NOT NOT", "a NOT -b NOT NOT -c", "bag(a, b, -c)"},
    {"a negative in parentheses excludes too", "a (-b)", "bag(a, -b)"},
    {"a plus alone", "+a", "a"},
    {"signs as people type them", "a & b && c", "all(a, b, c)"},
    {"bars", "a|b || c", "any(a, b, c)"},
    {"groups of one", "((a)) (b)^2 (c^2)^3", "bag(a, b^2, c^6)"},
    {"a boosted group", "(a b)^2 (c OR d)^.5",
     "bag(bag(a, b)^2, any(c, d)^0.5)"},
    {"operators by the sign beside them", "(a)AND(b)", "all(a, b)"},

    // NEAR and ADJ.
    {"NEAR", "a NEAR b", "near/10(a, b)"},
    {"NEAR with its distance", "a NEAR/3 b NEAR/3 c", "near/3(a, b, c)"},
    {"Arabic digits", "a NEAR/٣ b", "near/3(a, b)"},
    {"ADJ", "a ADJ/2 b", "adj/2(a, b)"},
    {"phrases and prefixes", "\"a b\"~2 NEAR kal*", "near/10(\"a b\"~2, kal*)"},
    {"binds tighter than AND", "a AND b NEAR c", "all(a, near/10(b, c))"},
    {"a sign is about the whole", "x -a NEAR b", "bag(x, -near/10(a, b))"},
    {"one field", "title:a NEAR title:b", "title:near/10(a, b)"},
    {"the field before it", "title:(a NEAR/4 b)^2", "title:near/4(a, b)^2"},
    {"alternatives", "(a OR b) NEAR/3 (c d)",
     "any(near/3(a, c), near/3(a, d), near/3(b, c), near/3(b, d))"},

    // Fields.
    {"a field", "title:nato author:demir text:x url:y",
     "bag(title:nato, author:demir, text:x, [url y])"},
    {"in capitals, with other names", "TITLE:a Authors:b Language:TR",
     "bag(title:a, author:b, [lang tr])"},
    {"of a phrase", "title:\"a b\"~2", "title:\"a b\"~2"},
    {"of a group", "title:(a OR b) title:(c d)",
     "bag(any(title:a, title:b), bag(title:c, title:d))"},
    {"another within it", "title:(a author:b)", "bag(title:a, author:b)"},
    {"marks", "title:=a ~author:b", "bag(title:=a, author:~b)"},
    {"full-width colon", "ｔｉｔｌｅ：nato", "title:nato"},
    {"a further field", "section:sport", "section:sport"},
    {"values", "lang:tr,ru source:AA", "bag([lang tr|ru], [source AA])"},
    {"values in quotes", "source:\"Marmara Wire\",AA id:\"a b\"",
     "bag([source Marmara Wire|AA], [id a b])"},
    {"values as a group", "lang:(tr ru) lang:(tr OR ru)",
     "bag([lang tr|ru], [lang tr|ru])"},
    {"a list ends at a space", "lang:tr, nato", "bag([lang tr], nato)"},
    {"an address as a value", "id:http://x.org/a_(b):c",
     "[id http://x.org/a_(b):c]"},
    {"a filter leaves words as they are", "a lang:tr -source:AA",
     "bag(a, [lang tr], -[source AA])"},
    {"a must that is a filter", "a +lang:tr", "bag(a, [lang tr])"},
    {"a combination of filters", "a (lang:tr OR date:2021)",
     "bag(a, #any([lang tr], [date 2021 .. 2021]))"},
    {"a filter with its exception", "a (lang:tr -source:AA)",
     "bag(a, #bag([lang tr], -[source AA]))"},

    // Dates and numbers.
    {"a date", "date:2021-02", "[date 2021-02 .. 2021-02]"},
    {"a range", "date:2021-02..2021-03-15", "[date 2021-02 .. 2021-03-15]"},
    {"open", "date:2021.. date:..2021",
     "bag([date 2021 .. ], [date  .. 2021])"},
    {"compared", "date:>=2021-02 date:>2021-02 date:<2021-02 date:<=2021",
     "bag([date 2021-02 .. ], [date 2021-03 .. ], [date  .. 2021-01], "
     "[date  .. 2021])"},
    {"a time", "date:2021-02-11T08:30+03:00",
     "[date 2021-02-11T05:30:00Z .. 2021-02-11T05:30:00Z]"},
    {"other digits and dots", "date:٢٠٢١…۲۰۲۲", "[date 2021 .. 2022]"},
    {"relative", "date:last-30-days", "[date 2021-01-12 .. 2021-02-11]"},
    {"relative, in words", "date:\"last 2 weeks\"",
     "[date 2021-01-28 .. 2021-02-11]"},
    {"several dates", "date:(2020 OR 2022-01)",
     "any([date 2020 .. 2020], [date 2022-01 .. 2022-01])"},
    {"numbers", "price:10..20 price:-1.5.. price:>=3 price:≤1e3",
     "bag([price 10 .. 20], [price -1.5 .. ], [price 3 .. ], "
     "[price  .. 1000])"},
    {"large numbers", "price:100000..3e20", "[price 100000 .. 3e+20]"},
    {"dates of a further field", "section:2021-02..2021-03 section:>2021-02",
     "bag([section 2021-02 .. 2021-03], [section 2021-03 .. ])"},
    {"a number alone is a word", "price:10", "price:10"},
    {"more than", "price:>1", "[price 1.0000000000000002 .. ]"},

    // Escapes.
    {"escaped signs", "a\\:b \\-c \\\"d \\(e\\) f\\*  g\\^2 h\\~1",
     "bag(a:b, -c, \"d, (e), f*, g^2, h~1)"},
    {"escaped operators", "\\AND \\NEAR/3", "bag(AND, NEAR/3)"},
    {"an escaped space", "a\\ b", "a b"},
    {"a backslash", "a\\\\b c\\", "bag(a\\b, c\\)"},
};

TEST(ParserTest, ReadsTheLanguage) {
  for (const Row& row : kStrictRows) {
    SCOPED_TRACE(std::string(row.why) + ": " + row.query);
    ParseOptions options = Options();
    options.strict = true;
    const ParsedQuery parsed = ParseQuery(row.query, options);
    EXPECT_EQ(TreeText(parsed.root), row.want);
    EXPECT_THAT(parsed.notes, ::testing::IsEmpty());
    const std::string printed = Print(parsed.root);
    EXPECT_EQ(TreeText(ParseQuery(printed, options).root), row.want)
        << "printed: " << printed;
    options.strict = false;
    EXPECT_EQ(ParseQuery(row.query, options).root, parsed.root);
  }
}

TEST(ParserTest, ReadsFullWidthOperators) {
  const ParsedQuery parsed = ParseQuery(
      "（a ＯＲ b） ＋c －d ｅｆｇ＊ ＝f ～g ｈ＾２", {.strict = true});
  EXPECT_EQ(TreeText(parsed.root),
            "bag(any(a, b), +c, -d, ｅｆｇ*, =f, ~g, ｈ^2)");
}

// What is read as well as it can be: the strict parser refuses it at `place`.
struct LenientRow {
  const char* why;
  const char* query;
  const char* want;
  const char* note;
  int character;
};

constexpr LenientRow kLenientRows[] = {
    {"no closing quote", "kalın \"hulusi akar", "bag(kalın, \"hulusi akar\")",
     "closing quote added at the end", 7},
    {"no closing parenthesis", "x (a OR b", "bag(x, any(a, b))",
     "closing parenthesis added at the end", 3},
    {"no opening one", "a) b", "bag(a, b)", "a ) without a ( was left out", 2},
    {"no opening corner", "a」 b", "bag(a, b)", "」 on its own was left out",
     2},
    {"empty parentheses", "a ()", "a", "empty parentheses were left out", 3},
    {"empty quotes", "a \"\"", "a", "quotes without a word were left out", 3},
    {"AND at the end", "kalın AND", "kalın", "AND at the end was left out", 7},
    {"AND at the start", "AND kalın", "kalın", "AND at the start was left out",
     1},
    {"AND before )", "(a AND) b", "bag(a, b)", "AND before ) was left out", 4},
    {"two operators", "a AND OR b", "all(a, b)", "OR after AND was left out",
     7},
    {"NOT at the end", "a NOT", "a", "NOT at the end was left out", 3},
    {"an operator after NOT", "a NOT AND b", "bag(a, -b)",
     "AND after NOT was left out", 7},
    {"an operator alone", "AND", "bag()", "AND at the start was left out", 1},
    {"plus beside OR", "+a OR b", "any(a, b)", "+ beside OR was left out", 1},
    {"a lone minus", "a - b", "bag(a, b)", "a lone - was left out", 3},
    {"a star alone", "a *", "a", "* without a word was left out", 3},
    {"a star in front", "*lin", "lin",
     "*lin was read as lin: * stands only at the end of a word", 1},
    {"a star inside", "kal*n", "kal*",
     "kal*n was read as kal*: * stands only at the end of a word", 1},
    {"a short prefix", "ka*", "ka",
     "ka* was read as the word ka: * needs three letters or more before it", 1},
    {"a short prefix in a phrase", "\"a ka*\"", "\"a ka\"",
     "ka* was read as the word ka: * needs three letters or more before it", 4},
    {"a fuzzy prefix", "kal*~1", "kal*", "~ beside a * was left out", 1},
    {"three letters wrong", "kalın~3", "kalın~2", "~3 was read as ~2", 7},
    {"a huge boost", "a^1000", "a^100", "a boost over ^100 was read as ^100",
     3},
    {"a boost without a number", "a^", "a", "^ without a number was left out",
     2},
    {"a group without a number", "(a b)^", "bag(a, b)",
     "^ without a number was left out", 6},
    {"slop of one word", "\"a\"~2", "\"a\"",
     "~ after a single quoted word was left out", 4},
    {"a huge slop", "\"a b\"~5000", "\"a b\"~1000",
     "a slop over ~1000 was read as ~1000", 6},
    {"slop of a group", "(a b)~2", "bag(a, b)", "~ after ) was left out", 6},
    {"a huge distance", "a NEAR/99999999999999999999 b", "near/1000(a, b)",
     "NEAR/99999999999999999999 was read with the distance 1000", 3},
    {"no distance", "a NEAR/0 b", "near/1(a, b)",
     "NEAR/0 was read with the distance 1", 3},
    {"two distances", "a NEAR/3 b ADJ/5 c", "near/5(a, b, c)",
     "a chain of NEAR and ADJ was read as NEAR/5", 12},
    {"ADJ and NEAR are NEAR", "a ADJ/3 b NEAR/2 c", "near/3(a, b, c)",
     "a chain of NEAR and ADJ was read as NEAR/3", 11},
    {"NEAR of ANDs", "(a AND b) NEAR c", "all(all(a, b), c)",
     "NEAR or ADJ was read as AND: it stands between words, phrases and "
     "groups of alternatives of one field",
     1},
    {"NEAR of two fields", "title:a NEAR author:b", "all(title:a, author:b)",
     "NEAR or ADJ was read as AND: it stands between words, phrases and "
     "groups of alternatives of one field",
     1},
    {"NEAR with a sign", "a NEAR -b", "near/10(a, b)",
     "the sign after NEAR was left out", 7},
    {"a boost in NEAR", "a^2 NEAR b", "near/10(a, b)",
     "^ inside NEAR was left out", 1},
    {"a field that is none", "titel:nato", "titel:nato",
     "titel: was read as a word, not as a field", 1},
    {"a field without a word", "a title:", "a",
     "title: without a word was left out", 3},
    {"a field before an operator", "title: AND b", "b",
     "title: without a word was left out", 1},
    {"a space after the colon", "title: nato", "title:nato",
     "the space after title: was left out", 1},
    {"values without a value", "lang:\"\" a", "a",
     "lang: without a value was left out", 6},
    {"AND between values", "lang:(tr AND ru)", "[lang tr|ru]",
     "AND in lang:( ) was read as OR", 10},
    {"a boost of values", "lang:tr^2", "[lang tr]",
     "^ and ~ after lang: were left out", 8},
    {"a boost of a group of one filter", "(lang:tr)^2", "[lang tr]",
     "^ after lang: was left out", 10},
    {"no date", "a date:foo", "a", "date:foo was left out: not a date", 8},
    {"no day", "date:2021-02-30", "bag()",
     "date:2021-02-30 was left out: not a date", 6},
    {"no end at all", "date:..", "bag()", "date:.. was left out: not a date",
     6},
    {"backwards", "date:2021-03..2021-02", "[date 2021-02 .. 2021-03]",
     "the ends of date:2021-02..2021-03 were swapped", 6},
    {"numbers backwards", "price:20..10", "[price 10 .. 20]",
     "the ends of price:10..20 were swapped", 7},
    {"no numbers", "price:a..b", "price:a..b",
     "a..b was read as a word: no range of numbers or dates", 7},
    {"not a number", "price:nan..inf", "price:nan..inf",
     "nan..inf was read as a word: no range of numbers or dates", 7},
};

TEST(ParserTest, ReadsAsWellAsItCanAndSaysSo) {
  for (const LenientRow& row : kLenientRows) {
    SCOPED_TRACE(std::string(row.why) + ": " + row.query);
    ParseOptions options = Options();
    const ParsedQuery parsed = ParseQuery(row.query, options);
    EXPECT_EQ(TreeText(parsed.root), row.want);
    EXPECT_THAT(parsed.notes, ::testing::ElementsAre(row.note));
    options.strict = true;
    EXPECT_EQ(ParseQuery(Print(parsed.root), options).root, parsed.root)
        << Print(parsed.root);
    try {
      ParseQuery(row.query, options);
      ADD_FAILURE() << "read strictly";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::kUsage);
      EXPECT_THAT(e.what(), HasSubstr("character " +
                                      std::to_string(row.character) + " "));
    }
  }
}

TEST(ParserTest, NamesTheByteToo) {
  try {
    ParseQuery("“kalın” \"x y", {.strict = true});
    ADD_FAILURE();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("character 9 (byte 14): "));
  }
}

TEST(ParserTest, AsksForEveryWord) {
  static constexpr Row kRows[] = {
      {"words are musts", "a b -c", "bag(+a, +b, -c)"},
      {"one word", "a", "a"},
      {"OR stays", "a OR b c", "bag(+any(a, b), +c)"},
      {"in groups too", "a (b c) title:(d e)",
       "bag(+a, +bag(+b, +c), +bag(+title:d, +title:e))"},
      {"filters stay", "a lang:tr", "bag(+a, [lang tr])"},
      {"AND is no different", "a b AND c", "bag(+a, +b, +c)"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const ParsedQuery parsed = ParseQuery(row.query, {.match_all = true});
    EXPECT_EQ(TreeText(parsed.root), row.want);
    // Printed, it needs the option no more, and does not mind it.
    const std::string printed = Print(parsed.root);
    EXPECT_EQ(ParseQuery(printed, {}).root, parsed.root) << printed;
    EXPECT_EQ(ParseQuery(printed, {.match_all = true}).root, parsed.root);
  }
}

std::string Repeated(const std::string& part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(ParserTest, RefusesWhatIsOverTheLimits) {
  struct LimitRow {
    const char* why;
    std::string query;
    const char* message;
  };
  const LimitRow rows[] = {
      {"bytes", std::string(kMaxQueryBytes + 1, 'a'),
       "the query has 2049 bytes"},
      {"words", Repeated("a ", kMaxQueryWords + 1), "more than 64 words"},
      {"words of phrases", "\"" + Repeated("a ", kMaxQueryWords + 1) + "\"",
       "more than 64 words"},
      {"values", "lang:" + Repeated("a,", kMaxQueryWords) + "a",
       "more than 64 words"},
      {"words of NEAR, combined", "(a b c d) NEAR (a b c d) NEAR (a b c d)",
       "more than 64 words"},
      {"a product that would not fit in memory",
       Repeated("(a b) NEAR ", 31) + "(a b)", "more than 64 words"},
      {"parentheses", Repeated("(", kMaxQueryDepth + 1), "nested deeper"},
      {"2 KB of parentheses", std::string(kMaxQueryBytes, '('),
       "nested deeper"},
      {"2 KB of minus and parenthesis", Repeated("-(", kMaxQueryBytes / 2),
       "nested deeper"},
      {"levels without parentheses",
       Repeated("(x OR y AND ", 8) + "z" + Repeated(")", 8), "nested deeper"},
  };
  for (const LimitRow& row : rows) {
    for (const bool strict : {false, true}) {
      SCOPED_TRACE(row.why);
      try {
        ParseQuery(row.query, {.strict = strict});
        ADD_FAILURE() << "read";
      } catch (const Error& e) {
        EXPECT_EQ(e.kind(), ErrorKind::kUsage);
        EXPECT_THAT(e.what(), HasSubstr(row.message));
      }
    }
  }
}

TEST(ParserTest, TakesWhatIsAtTheLimits) {
  EXPECT_EQ(ParseQuery(std::string(kMaxQueryBytes, 'a'), {}).root.text.size(),
            kMaxQueryBytes);
  EXPECT_EQ(ParseQuery(Repeated("a ", kMaxQueryWords), {}).root.children.size(),
            kMaxQueryWords);
  const std::string deep =
      Repeated("(", kMaxQueryDepth) + "a" + Repeated(")", kMaxQueryDepth);
  EXPECT_EQ(TreeText(ParseQuery(deep, {.strict = true}).root), "a");
}

// No sign, and no two of them in turn, make 2 KB slow or deep: what is not
// linear here would not end.
TEST(ParserTest, EndsSoonOnSigns) {
  static constexpr const char* kSigns[] = {
      "(",  ")",  "\"", "“",  "«",     "「",     "」",    "+",     "-",
      "*",  "~",  "^",  "=",  "|",     "&",      ":",     "\\",    ",",
      ";",  ".",  "..", "/",  " ",     "a",      "9",     " AND ", " OR ",
      "^1", "~1", "x*", "a:", "lang:", "title:", "date:", " NOT ", " NEAR ",
  };
  for (const char* first : kSigns) {
    for (const char* second : kSigns) {
      const std::string pair = std::string(first) + second;
      try {
        ParseQuery(Repeated(pair, kMaxQueryBytes / pair.size()), Options());
      } catch (const Error& e) {
        ASSERT_EQ(e.kind(), ErrorKind::kUsage) << pair;
      }
    }
  }
}

TEST(ParserTest, StaysShortOnNotes) {
  const ParsedQuery parsed =
      ParseQuery("a^ b) c~9 ka* () \"\" - + title: lang:\"\" date:x \" ", {});
  EXPECT_LE(parsed.notes.size(), 9U);
  EXPECT_THAT(parsed.notes.back(), HasSubstr("more"));
}

TEST(ParserTest, MendsIllFormedBytes) {
  const ParsedQuery parsed = ParseQuery("a\xFF\xC3 b\0c", {});
  EXPECT_EQ(TreeText(parsed.root), "bag(a\uFFFD\uFFFD, b)");
}

}  // namespace
}  // namespace dizin::query
