#include "common/text/language.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace dizin {
namespace {

TEST(LanguageTest, NormalizesCodes) {
  struct Row {
    const char* why;
    const char* in;
    const char* want;
  };
  const Row rows[] = {
      {"short", "tr", "tr"},
      {"capitals", "TR", "tr"},
      {"three letters", "eng", "en"},
      {"the library's code", "ger", "de"},
      {"no shorter one", "fil", "fil"},
      {"with a country", "zh-CN", "zh"},
      {"with a script", "sr-Latn-RS", "sr"},
      {"a POSIX locale", "tr_TR.UTF-8@euro", "tr"},
      {"macrolanguages", "arb", "ar"},
      {"Mandarin", "cmn", "zh"},
      {"Bokmål is Norwegian", "nob", "no"},
      {"Nynorsk is itself", "nno", "nn"},
      {"withdrawn codes", "iw", "he"},
      {"Tagalog", "tl", "fil"},
      {"Persian of Iran", "pes", "fa"},
      {"rare languages", "ckb", "ckb"},
      {"unknown to CLDR", "abk", "ab"},
      {"nothing", "", ""},
      {"one letter", "e", ""},
      {"no code", "xx", ""},
      {"a name", "english", ""},
      {"undetermined", "und", ""},
      {"many", "mul-Latn", ""},
      {"private", "qaa", ""},
      {"the C locale", "C", ""},
      {"POSIX", "POSIX", ""},
      {"garbage", "t\xFFr", ""},
      {"a number", "12", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(NormalizeLanguage(row.in), row.want);
    EXPECT_EQ(NormalizeLanguage(row.want), row.want);
  }
}

struct Text {
  const char* text;
  const char* want;
};

const Text kTexts[] = {
    {"The president met the prime minister in the capital on Monday.", "en"},
    {"Cumhurbaşkanı pazartesi günü başkentte başbakanla görüştü.", "tr"},
    {"Der Präsident traf am Montag in der Hauptstadt den Minister.", "de"},
    {"Президент встретился с премьер-министром в понедельник.", "ru"},
    {"Prezydent spotkał się w poniedziałek z premierem w stolicy.", "pl"},
    {"التقى الرئيس رئيس الوزراء في العاصمة يوم الاثنين.", "ar"},
    {"大統領は月曜日に首都で首相と会談しました。", "ja"},
    {"总统星期一在首都会见了总理，讨论了两国之间的关系。", "zh"},
    {"대통령은 월요일 수도에서 총리를 만났다.", "ko"},
    {"Ο πρόεδρος συναντήθηκε τη Δευτέρα με τον πρωθυπουργό.", "el"},
    // Too short for CLD2; the script says it.
    {"Άγκυρα Αθήνα", "el"},
    {"איברהים קאלין", "he"},
    {"アンカラ・トルコ共和国", "ja"},
    // Nothing is certain.
    {"", ""},
    {"12345 !?", ""},
    {"S-400", ""},
    {"קאלין", ""},
    {"\xFF\xFE\xFF", ""},
};

TEST(LanguageTest, DetectsLanguages) {
  for (const Text& row : kTexts) {
    EXPECT_EQ(DetectLanguage(row.text), row.want) << row.text;
  }
}

TEST(LanguageTest, ReadsTheBeginningOfALongText) {
  std::string text;
  while (text.size() < (1U << 22)) text += kTexts[1].text;
  EXPECT_EQ(DetectLanguage(text), "tr");
}

TEST(LanguageTest, AnswersAlikeInAllThreads) {
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (int& count : wrong) {
    threads.emplace_back([&count] {
      for (int i = 0; i < 200; ++i) {
        for (const Text& row : kTexts) {
          count += DetectLanguage(row.text) == row.want ? 0 : 1;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(LanguageTest, KnowsTheScriptOfALanguage) {
  const struct {
    const char* language;
    ScriptFamily want;
  } rows[] = {
      {"en", ScriptFamily::kLatin},      {"sr", ScriptFamily::kCyrillic},
      {"kk", ScriptFamily::kCyrillic},   {"el", ScriptFamily::kGreek},
      {"fa", ScriptFamily::kArabic},     {"ja", ScriptFamily::kKana},
      {"zh", ScriptFamily::kHan},        {"hi", ScriptFamily::kIndic},
      {"ka", ScriptFamily::kAlphabetic}, {"xx", ScriptFamily::kLatin},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(FamilyOfLanguage(row.language), row.want) << row.language;
  }
}

}  // namespace
}  // namespace dizin
