#include "common/text/tokenizer.h"

#include <span>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace dizin {
namespace {

// "kalın@1 s400@2*": terms with their positions; * joined, XA: says itself.
std::string Cut(const std::string& text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += token.term + '@' + std::to_string(token.position);
    if (token.kind == TokenKind::kJoined) out += '*';
  }
  return out;
}

struct Row {
  const char* why;
  const char* in;
  const char* want;
};

void ExpectCuts(std::span<const Row> rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Cut(row.in), row.want) << row.in;
  }
}

TEST(TokenizerTest, WordsAndNumbers) {
  const Row rows[] = {
      {"nothing", "", ""},
      {"no words", " .,!? \n— « » 😀 ♥ €", ""},
      {"words", "The quick, brown fox.", "the@1 quick@2 brown@3 fox@4"},
      {"marks stay", "Kalın Şişli", "kalın@1 şişli@2"},
      {"capital I", "kalin KALİn", "kalin@1 kali̇n@2"},
      {"hyphenated words are two", "well-known", "well@1 known@2"},
      {"decimals", "3.14 and 1,000.50", "3.14@1 and@2 1,000.50@3"},
      {"a number ends a sentence", "In 2021. Then", "in@1 2021@2 then@3"},
      {"dates and times", "2021-02-11 10:30", "2021@1 02@2 11@3 10@4 30@5"},
      {"percent and money", "$100, 50%", "100@1 50@2"},
      {"digits of other scripts", "٢٠٢١ ١٬٠٠٠", "٢٠٢١@1 ١٬٠٠٠@2"},
      {"symbols", "Ankara™ ☎ ① ½", "ankara@1"},
      {"keycap", "1️⃣ 🇹🇷", "1@1"},
      {"handles and tags", "@kalin #Ankara foo_bar",
       "kalin@1 ankara@2 foo@3 bar@4"},
      {"addresses", "http://www.example.com/a?b=c d@e.org",
       "http@1 www@2 example@3 com@4 a@5 b@6 c@7 d@8 e@9 org@10"},
      {"ill-formed bytes separate",
       "ab\xFF"
       "cd",
       "ab@1 cd@2"},
      {"NFD", "Mu\u0308ller I\u0307zmir", "müller@1 i̇zmir@2"},
      {"full width", "ＮＡＴＯ ｗｅｌｔ", "nato@1 XA:NATO@1 welt@2"},
      {"ligature with spaces", "ﷺ", "صلىاللهعليهوسلم@1"},
  };
  ExpectCuts(rows);
}

TEST(TokenizerTest, Apostrophes) {
  const Row rows[] = {
      {"Turkish", "Ankara'nın", "ankara@1"},
      {"curly", "Ankara’da", "ankara@1"},
      {"modifier letter", "Ankaraʼdan", "ankara@1"},
      {"left quote", "Ankara‘ya", "ankara@1"},
      {"NFC and NFD", "Kalın'ın Kalın'i\u0307n", "kalın@1 kalın@2"},
      {"a chain of suffixes", "Ankara'dakilerinkinden", "ankara@1"},
      {"in capitals", "ANKARA'NIN", "ankara@1 XA:ANKARA@1"},
      {"short acronym", "AB'nin UN's UN'in",
       "ab@1 XA:AB@1 un@2 XA:UN@2 un@3 XA:UN@3"},
      {"short name", "Xi'nin X'te", "xi@1 x@2"},
      {"after digits", "2021'de 90's", "2021@1 90@2"},
      {"English", "Kalın's it's we'll they've I'm he'd",
       "kalın@1 it@2 we@3 they@4 i@5 he@6"},
      {"not", "don't isn't", "dont@1 isnt@2"},
      {"plural", "players' work", "players@1 work@2"},
      {"French", "l'Iran L'Iran d'Ankara qu'il c'est",
       "iran@1 iran@2 ankara@3 il@4 est@5"},
      {"before capitals", "L'IRAN D'ANKARA",
       "iran@1 XA:IRAN@1 ankara@2 XA:ANKARA@2"},
      {"short words of one letter", "n'y jusqu'à c'è d'E", "y@1 à@2 è@3 de@4"},
      {"Italian", "dell'Oro un'altra nell'UE", "oro@1 altra@2 ue@3 XA:UE@3"},
      {"prefix and suffix", "dell'Oro's", "oro@1"},
      {"today", "aujourd'hui", "aujourdhui@1"},
      {"O'", "O'Brien O’Brien O'Brien's O'BRIEN",
       "obrien@1 obrien@2 obrien@3 obrien@4"},
      {"names", "N'Golo M'Baye Qur'an Isma'il Sana'a Xi'an Ka'ba Sa'id",
       "ngolo@1 mbaye@2 quran@3 ismail@4 sanaa@5 xian@6 kaba@7 said@8"},
      {"Uzbek", "O‘zbekiston Qozog'iston bo'lgan",
       "ozbekiston@1 qozogiston@2 bolgan@3"},
      {"Maltese, Kinyarwanda", "f'Londra w'Abanyarwanda B'nai o'Brien",
       "londra@1 abanyarwanda@2 bnai@3 obrien@4"},
      {"Dutch", "zo'n foto's", "zo@1 foto@2"},
      {"Polish", "Blake'a Kennedy'ego Shaqiri’ego",
       "blake@1 kennedy@2 shaqiri@3"},
      {"Danish", "tv'et pc'en", "tv@1 pc@2"},
      {"two words", "rock'n'roll Sant'Egidio",
       "rock@1 rocknroll@1* n@2 roll@3 sant@4 santegidio@4* egidio@5"},
      {"Ukrainian", "п'ять п’ять пʼять комп'ютер",
       "пять@1 пять@2 пять@3 компютер@4"},
      {"quotes are no apostrophes", "'tis 'Ankara' ‘so’ 'n'",
       "tis@1 ankara@2 so@3 n@4"},
      {"geresh", "ג'ורג' ג׳ורג׳ צ'כיה", "ג׳ורג׳@1 ג׳ורג׳@2 צ׳כיה@3"},
      {"gershayim", "צה\"ל צה״ל \"שלום\"", "צה״ל@1 צה״ל@2 שלום@3"},
      {"Catalan", "col·lecció", "col·lecció@1"},
      {"pronouns and suffixes that are not", "Shi'ite Ra'anana Mas'ud y'all",
       "shiite@1 raanana@2 masud@3 yall@4"},
      {"too many to be a word", "a'b'c'd'e'f'g", "abcdefg@1"},
  };
  ExpectCuts(rows);
}

TEST(TokenizerTest, LettersWithDigits) {
  const Row rows[] = {
      {"hyphen", "S-400", "s@1 s400@1* 400@2"},
      {"nothing", "S400", "s@1 s400@1* 400@2"},
      {"non-breaking hyphen", "S‑400", "s@1 s400@1* 400@2"},
      {"en dash", "S–400", "s@1 s400@1* 400@2"},
      {"Cyrillic", "С-400", "с@1 c400@1* s400@1* 400@2"},
      {"Cyrillic word", "Су-35", "су@1 su35@1* 35@2"},
      {"Latin C in a Cyrillic place", "C-400", "c@1 c400@1* 400@2"},
      {"suffix", "S-400'leri F-35s", "s@1 s400@1* 400@2 f@3 f35s@3* 35@4 s@5"},
      {"article", "l'F-35", "f@1 f35@1* 35@2"},
      {"acronym", "COVID-19", "covid@1 covid19@1* XA:COVID@1 19@2"},
      {"and more", "COVID-19-related",
       "covid@1 covid19@1* XA:COVID@1 19@2 related@3"},
      {"digits first", "3D 737-A 20-year",
       "3@1 3d@1* d@2 737@3 737a@3* a@4 20@5 year@6"},
      {"small", "utf-8", "utf@1 utf8@1* 8@2"},
      {"three parts", "F-35A", "f@1 f35a@1* 35@2 a@3"},
      {"four parts", "T-72B3", "t@1 t72b3@1* 72@2 b@3 3@4"},
      {"a checksum is one word", "3f2a9c81de", "3f2a9c81de@1"},
      {"subscripts", "CO₂ CO2 m²",
       "co@1 co2@1* 2@2 co@3 co2@3* 2@4 m@5 m2@5* 2@6"},
      {"other digits", "ف-١٦", "ف@1 ف16@1* ١٦@2"},
      {"version", "v1.2", "v@1 v1.2@1* 1.2@2"},
      {"e-mail", "e-mail X-ray", "e@1 email@1* mail@2 x@3 xray@3* ray@4"},
      {"vis-à-vis", "vis-à-vis a-t-il", "vis@1 à@2 vis@3 a@4 t@5 il@6"},
      {"ampersand", "AT&T R&D a&b", "at@1 att@1* t@2 r@3 rd@3* d@4 a@5 b@6"},
      {"languages", "C++ C# C++20 c+d",
       "c@1 c++@1* c@2 c#@2* c@3 c++@3* 20@4 c@5 d@6"},
  };
  ExpectCuts(rows);
}

TEST(TokenizerTest, Abbreviations) {
  const Row rows[] = {
      {"capitals", "the US and CAATSA",
       "the@1 us@2 XA:US@2 and@3 caatsa@4 XA:CAATSA@4"},
      {"dotted", "the U.S. and U.S.A and U.S.'s U.S.' end",
       "the@1 XA:US@2 and@3 XA:USA@4 and@5 XA:US@6 XA:US@7 end@8"},
      {"before a word", "U.S.Army U.S.-led", "XA:US@1 army@2 XA:US@3 led@4"},
      {"not capitals", "e.g. a.m.", "e@1 g@2 a@3 m@4"},
      {"other alphabets", "С.С.С.Р. АҢШ, İ.Ö.",
       "XA:СССР@1 аңш@2 XA:АҢШ@2 XA:İÖ@3"},
      {"one capital is none", "A. B", "a@1 b@2"},
      {"nine are none", "ABCDEFGHI", "abcdefghi@1"},
      {"mixed case is none", "McDonald iPhone PhD",
       "mcdonald@1 iphone@2 phd@3"},
      {"a headline has none", "NATO CHIEF IN ANKARA",
       "nato@1 chief@2 in@3 ankara@4"},
      {"two may be", "US NATO mission",
       "us@1 XA:US@1 nato@2 XA:NATO@2 mission@3"},
      {"a list is no headline", "(NATO, EU, UN)",
       "nato@1 XA:NATO@1 eu@2 XA:EU@2 un@3 XA:UN@3"},
      {"lines are apart", "EU\nUN\nUS",
       "eu@1 XA:EU@1 un@2 XA:UN@2 us@3 XA:US@3"},
      {"numbers do not part a headline", "5 DEAD IN ANKARA",
       "5@1 dead@2 in@3 ankara@4"},
      {"after a headline", "ONE TWO THREE four US",
       "one@1 two@2 three@3 four@4 us@5 XA:US@5"},
      {"dots in a headline", "U.S. ELECTION RESULTS",
       "XA:US@1 election@2 results@3"},
  };
  ExpectCuts(rows);
}

TEST(TokenizerTest, LookAlikes) {
  const Row rows[] = {
      {"Latin a in a Cyrillic word", "Анкарa", "анкара@1"},
      {"Cyrillic a in a Latin word", "Ankarа", "ankara@1"},
      {"capitals", "САATSA", "caatsa@1 XA:CAATSA@1"},
      {"Greek", "Aθήνα", "αθήνα@1"},
      {"Greek capital", "ΑΘHΝΑ", "αθηνα@1 XA:ΑΘΗΝΑ@1"},
      {"two scripts stay two words", "Covidом", "covid@1 ом@2"},
      {"a Cyrillic word stays", "СОМ", "сом@1 XA:СОМ@1"},
  };
  ExpectCuts(rows);
}

TEST(TokenizerTest, ScriptsOfTheEast) {
  const Row rows[] = {
      {"Han", "安卡拉", "安卡@1 卡拉@2"},
      {"one Han", "我 a", "我@1 a@2"},
      {"Han and Latin", "F-35战机", "f@1 f35@1* 35@2 战机@3"},
      {"outside the basic plane", "𠮷野家", "𠮷野@1 野家@2"},
      {"variation selectors", "葛\U000E0100飾区", "葛飾@1 飾区@2"},
      {"hiragana", "ありがとう", "あり@1 りが@2 がと@3 とう@4"},
      {"hiragana, NFD", "か\u3099く", "がく@1"},
      {"long vowel", "らーめん", "らー@1 ーめ@2 めん@3"},
      {"katakana", "アンカラ・トルコ", "アンカラ@1 トルコ@2"},
      {"katakana with ー", "エルドアーン", "エルドアーン@1"},
      {"half width", "ｱﾝｶﾗ ｶﾞﾘﾝ", "アンカラ@1 ガリン@2"},
      {"mixed", "東京タワーに行く", "東京@1 タワー@2 に@3 行@4 く@5"},
      {"Hangul", "앙카라에서 2021년", "앙카라에서@1 2021@2 년@3"},
      {"Hangul, NFD", "\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글@1"},
      {"Thai", "ภาษาไทย", "ภาษา@1 ไทย@2"},
      {"Tibetan", "ལྷ་ས། བོད་", "ལྷ@1 ས@2 བོད@3"},
      {"Devanagari", "हिन्दी में", "हिन्दी@1 में@2"},
      {"Persian joiner", "می\u200Cخواهم", "میخواهم@1"},
      {"soft hyphen, zero width", "An\u00ADka\u200Bra\u00AD x", "ankara@1 x@2"},
  };
  ExpectCuts(rows);
}

TEST(TokenizerTest, ACapitalMayStandBehindAPrefix) {
  struct Word {
    const char* word;
    bool capital;
  };
  static constexpr Word kWords[] = {
      {"Trump", true},       {"trump", false},    {"uTrump", true},
      {"njengoTrump", true}, {"gCorcaigh", true}, {"kWh", true},
      {"mRNA", false},       {"iOS", false},      {"getElementById", false},
      {"windowsXp", false},  {"ДжоБайден", true},
  };
  for (const Word& word : kWords) {
    SCOPED_TRACE(word.word);
    std::vector<Token> tokens;
    Tokenize(word.word, 1, &tokens);
    ASSERT_EQ(tokens.size(), 1U);
    EXPECT_EQ(tokens[0].capital, word.capital);
  }
}

TEST(TokenizerTest, SaysWhereAndHow) {
  const std::string text = "Ankara'nın S-400'leri. l'Iran";
  std::vector<Token> tokens;
  EXPECT_EQ(Tokenize(text, 1, &tokens), 5U);
  const std::vector<Token> want = {
      {.begin = 0,
       .end = 6,
       .position = 1,
       .capital = true,
       .sentence_start = true,
       .term = "ankara"},
      {.begin = 12, .end = 13, .position = 2, .capital = true, .term = "s"},
      {.begin = 12,
       .end = 17,
       .position = 2,
       .kind = TokenKind::kJoined,
       .capital = true,
       .term = "s400"},
      {.begin = 14, .end = 17, .position = 3, .term = "400"},
      {.begin = 26,
       .end = 30,
       .position = 4,
       .capital = true,
       .sentence_start = true,
       .term = "iran"},
  };
  EXPECT_EQ(tokens, want);
}

TEST(TokenizerTest, KnowsWhereSentencesBegin) {
  struct SentenceRow {
    const char* why;
    const char* in;
    const char* want;  // the words that begin one
  };
  const SentenceRow rows[] = {
      {"full stop", "One two. Three", "one three"},
      {"others", "A b! C d? E f… G h: I", "a c e g i"},
      {"lines", "one\ntwo three\r\nfour", "one two four"},
      {"inside", "at 10:30 on example.com he", "at"},
      {"quotes", "one. “Two” three", "one two"},
      {"initials and titles", "by J. Smith and Mr. Ali. Then", "by then"},
      {"dotted", "the U.S. Army", "the"},
      {"Han", "安卡拉。土耳其", "安卡 土耳"},
      {"Arabic", "كيف؟ نعم", "كيف نعم"},
      {"danda", "वह है। यह", "वह यह"},
  };
  for (const SentenceRow& row : rows) {
    SCOPED_TRACE(row.why);
    std::vector<Token> tokens;
    Tokenize(row.in, 1, &tokens);
    std::string starts;
    for (const Token& token : tokens) {
      if (!token.sentence_start) continue;
      starts += (starts.empty() ? "" : " ") + token.term;
    }
    EXPECT_EQ(starts, row.want);
  }
}

TEST(TokenizerTest, AnswersAlikeInAllThreads) {
  const std::string text =
      "Ankara'nın S-400'leri, ภาษาไทย, 安卡拉 CAATSA (U.S.) Анкарa";
  const std::string want = Cut(text);
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& answer : got) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) answer = Cut(text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(got, std::vector<std::string>(4, want));
}

TEST(TokenizerTest, LongWordsAreCutNotDropped) {
  const std::string as(1000, 'a');
  std::vector<Token> tokens;
  Tokenize(as + " " + as + "b " + std::string(200, 'c'), 1, &tokens);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].term.size(), kMaxTermBytes);
  EXPECT_EQ(tokens[1].term.size(), kMaxTermBytes);
  EXPECT_NE(tokens[0].term, tokens[1].term);
  EXPECT_EQ(tokens[0].end, 1000U);
  EXPECT_EQ(tokens[2].term, std::string(200, 'c'));
  std::string wide;
  for (int i = 0; i < 100; ++i) wide += "ığ";
  Tokenize(wide, 1, &tokens);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_LE(tokens[0].term.size(), kMaxTermBytes);
}

}  // namespace
}  // namespace dizin
