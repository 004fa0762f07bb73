#include "common/text/fold.h"

#include <cstdint>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

TEST(FoldTest, CasefoldKeepsMarks) {
  struct Row {
    const char* why;
    const char* in;
    const char* want;
  };
  const Row rows[] = {
      {"nothing", "", ""},
      {"ASCII", "KALIN-42", "kalin-42"},
      {"dotless i stays", "Kalın", "kalın"},
      {"dotted capital I keeps its dot", "İzmir", "i̇zmir"},
      {"the same, NFD", "I\u0307zmir", "i̇zmir"},
      {"sharp s", "Straße", "strasse"},
      {"capital sharp s", "STRAẞE", "strasse"},
      {"iota subscript, composed and not", "ᾳ\u0323 α\u0323\u0345", "α̣ι α̣ι"},
      {"final sigma", "ΟΔΟΣ Οδος", "οδοσ οδοσ"},
      {"NFD comes out composed", "Mu\u0308ller", "müller"},
      {"full width", "ＡＮＫＡＲＡ４", "ankara4"},
      {"half-width kana", "ｶﾞﾘﾝ", "ガリン"},
      {"soft hyphen", "An\u00ADkara", "ankara"},
      {"only a soft hyphen", "\u00AD", ""},
      {"zero-width joiners", "می\u200Cخواهم\u200D", "میخواهم"},
      {"ill-formed", "a\xFFz", "a\uFFFDz"},
      {"ill-formed, cut short", "\xE5\xAEz", "\uFFFDz"},
      {"vowel signs stay", "कि", "कि"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Casefold(row.in), row.want);
  }
}

TEST(FoldTest, TurkishCasefoldReadsCapitalsAsTurkishDoes) {
  struct Row {
    const char* why;
    const char* in;
    const char* want;
  };
  const Row rows[] = {
      {"I", "KALIN", "kalın"},
      {"dotted I", "KALİN", "kalin"},
      {"dotted I, NFD", "KALI\u0307N", "kalin"},
      {"full width", "ＩＩ", "ıı"},
      {"no capital I", "Müller straße", "müller strasse"},
      {"ill-formed", "I\xFF", "ı\uFFFD"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(TurkishCasefold(row.in), row.want);
  }
}

TEST(FoldTest, SpellingsOfOneWordMeet) {
  struct Row {
    const char* why;
    const char* in;
    const char* want;
  };
  const Row rows[] = {
      {"four Turkish I's: ASCII capitals", "KALIN", "kalin"},
      {"dotless", "Kalın", "kalin"},
      {"dotted capital", "KALİN", "kalin"},
      {"small", "kalin", "kalin"},
      {"i with a dot above", "i̇zmir", "izmir"},
      {"Turkish", "ĞÜŞÖÇ ğüşöç", "gusoc gusoc"},
      {"stroke", "Łódź", "lodz"},
      {"Danish", "Ærø Ångström", "aero angstrom"},
      {"French", "cœur Œuvre façade", "coeur oeuvre facade"},
      {"German", "Straße MÜLLER", "strasse muller"},
      {"Icelandic", "Þórður Guðmundsson", "thordur gudmundsson"},
      {"Croatian", "Đoković", "dokovic"},
      {"Vietnamese", "Nguyễn Phú Trọng Đặng", "nguyen phu trong dang"},
      {"Azeri", "Əliyev", "eliyev"},
      {"Maltese", "Ħal Għaxaq", "hal ghaxaq"},
      {"Catalan", "col·lecció coŀlecció", "colleccio colleccio"},
      {"apostrophes", "O'Brien O’Brien Oʼbrien", "obrien obrien obrien"},
      {"okina", "Hawaiʻi", "hawaii"},
      {"yo is ye", "Горбачёв", "горбачев"},
      {"short i stays", "Йод й", "йод й"},
      {"short i, NFD", "и\u0306", "й"},
      {"short i with a stress", "и\u0301\u0306", "й"},
      {"Ukrainian", "Їжак п'ять Ґанок", "іжак пять ганок"},
      {"Kazakh", "Қазақстан", "казакстан"},
      {"Greek tonos and dialytika", "Άγκυρα προϊόν", "αγκυρα προιον"},
      {"polytonic", "Ἀθῆναι", "αθηναι"},
      {"alef forms", "أنقرة إيران آسيا ٱلله", "انقره ايران اسيا الله"},
      {"hamza carriers", "مؤتمر رئيس", "موتمر رييس"},
      {"alef maksura", "مصطفى", "مصطفي"},
      {"Persian yeh and kaf", "ایران کابل", "ايران كابل"},
      {"tatweel and harakat", "مـــُحَمَّدٌ", "محمد"},
      {"presentation forms", "ﷲ ﻻ", "الله لا"},
      {"Hebrew points", "שָׁלוֹם", "שלום"},
      {"gershayim and geresh", "צה\"ל צה״ל ג׳ורג׳", "צה\"ל צהל גורג"},
      {"digits of other scripts", "٢٠٢١ २०२१ ๒๐", "2021 2021 20"},
      // Marks that spell the word.
      {"Devanagari vowel signs", "कि कु", "कि कु"},
      {"Devanagari nukta", "ज़मीन फ़िल्म", "जमीन फिल्म"},
      {"Devanagari nasals of the row", "हिन्दी गङ्गा पम्प अण्डा पञ्च",
       "हिंदी गंगा पंप अंडा पंच"},
      {"other nasals stay", "अन्न जन्म मन्त्री", "अन्न जन्म मंत्री"},
      {"moon and dot", "हाँ माँ", "हां मां"},
      {"Gujarati", "હિન્દી", "હિંદી"},
      {"Bengali has no such", "হিন্দী", "হিন্দী"},
      {"nukta", "क़", "क"},
      {"kana voicing", "ガ が", "ガ が"},
      {"kana voicing, NFD", "カ\u3099", "ガ"},
      {"half width", "ﾊﾞ", "バ"},
      {"Thai vowels", "ที่", "ที่"},
      {"Hangul, NFD", "\u1112\u1161\u11AB", "한"},
      {"only a soft hyphen", "\u00AD", ""},
      {"only an apostrophe", "’", ""},
      {"a lone mark", "\u0301", "\u0301"},
      {"ill-formed", "É\xFFz", "e\uFFFDz"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Fold(row.in), row.want);
  }
}

void ExpectStable(const std::string& word) {
  const std::string casefolded = Casefold(word);
  const std::string folded = Fold(word);
  const std::string turkish = TurkishCasefold(word);
  ASSERT_EQ(Casefold(casefolded), casefolded) << word;
  ASSERT_EQ(Casefold(folded), folded) << word;
  ASSERT_EQ(Fold(folded), folded) << word;
  ASSERT_EQ(Fold(casefolded), folded) << word;
  ASSERT_EQ(TurkishCasefold(turkish), turkish) << word;
  ASSERT_TRUE(IsWellFormed(casefolded) && IsWellFormed(folded)) << word;
}

TEST(FoldTest, EveryCodePointFoldsOnce) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string word;
    AppendUtf8(c, &word);
    ExpectStable(word);
    if (HasFatalFailure()) FAIL() << "U+" << std::hex << +c;
  }
}

// A letter of a script that is not mapped letter by letter makes the whole word
// go the long way, and touches no other.
TEST(FoldTest, LettersFoldAloneAsInWords) {
  const std::string other = "\u3042";
  const auto expect_same = [&other](const std::string& word) {
    ASSERT_EQ(other + Casefold(word), Casefold(other + word)) << word;
    ASSERT_EQ(other + Fold(word), Fold(other + word)) << word;
  };
  const std::pair<char32_t, char32_t> ranges[] = {
      {0x80, 0x6FF}, {0x30A0, 0x30FF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}};
  for (const auto& [first, last] : ranges) {
    for (char32_t c = first; c <= last; ++c) expect_same(ToUtf8({&c, 1}));
  }
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::uint32_t> letter(0x21, 0x6FF);
  std::uniform_int_distribution<int> length(1, 6);
  for (int i = 0; i < 100'000; ++i) {
    std::string word;
    for (int n = length(random); n > 0; --n) {
      AppendUtf8(letter(random), &word);
    }
    expect_same(word);
  }
}

TEST(FoldTest, RandomWordsFoldOnce) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  // Letters and marks that meet in surprising ways.
  const std::u32string alphabet =
      U"iIıİaAłßæйиИё'’ʼ·\u0301\u0306\u0307\u0323\u0345\u0654\u0653\u064E"
      U"\u3099\u05B8\u00AD\u200Dاىيةאגカはक\u093F\u1112\u1161\u11A8Σςᾳ0٣ＩÅ";
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  std::uniform_int_distribution<int> length(1, 8);
  std::uniform_int_distribution<int> any(0, 0x10FFFF);
  for (int i = 0; i < 100000; ++i) {
    std::u32string word;
    for (int left = length(random); left > 0; --left) {
      const auto c = static_cast<char32_t>(any(random));
      const bool wild = c % 4 == 0 && (c < 0xD800 || c > 0xDFFF);
      word += wild ? c : alphabet[pick(random)];
    }
    ExpectStable(ToUtf8(word));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace dizin
