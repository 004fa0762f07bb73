#include "common/text/name_key.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dizin {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

TEST(NameKeyTest, IsTheSkeletonOfConsonantClasses) {
  struct Row {
    const char* why;
    const char* phonemes;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"classes", "kalin", "KLN"},
      {"an initial vowel is a sound", "ankara", "ANKL"},
      {"one vowel or two", "auel", "AL"},
      {"equal classes together are one", "abpa", "AP"},
      {"but not over a vowel", "papa", "PP"},
      {"t before s", "tsun", "SN"},
      {"t before s over a vowel", "tesun", "SN"},
      {"m before p", "kampur", "KNPL"},
      {"n before m", "anman", "AMN"},
      {"initial h", "hardi", "HLT"},
      {"other h", "sahara", "SL"},
      {"y is no consonant", "yelcin", "ALSN"},
      {"empty", "", ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(NameKey(row.phonemes), row.want);
  }
}

std::vector<std::string> IndexKeys(std::string_view word) {
  return IndexNameKeys(word);
}

bool Meet(std::string_view query, std::string_view indexed) {
  const auto typed = QueryNameKeys(SoundOf(query));
  const auto kept = IndexKeys(indexed);
  return std::any_of(typed.begin(), typed.end(), [&kept](const auto& key) {
    return std::find(kept.begin(), kept.end(), key) != kept.end();
  });
}

TEST(NameKeyTest, SpellingsOfANameMeet) {
  struct Row {
    const char* query;
    const char* indexed;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"kalın", "калын", true},      {"kalın", "كالين", true},
      {"ankara", "анкарой", true},   {"ankara", "بأنقرة", true},
      {"gaddafi", "القذافي", true},  {"qaddafi", "kadhafi", true},
      {"djokovic", "ђоковић", true}, {"tchaikovsky", "чайковского", true},
      {"erdoğan", "أردوغان", true},  {"kalın", "ankara", false},
      {"putin", "париж", false},     {"bush", "የቡሽን", true},
      {"bush", "ბუშისგან", true},    {"bush", "ബുഷിന്റെ", true},
      {"william", "ուիլյամ", true},  {"wallis", "ուոլիս", true},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(Meet(row.query, row.indexed), row.want)
        << row.query << " " << row.indexed;
  }
}

TEST(NameKeyTest, StemsLoseWhatIsWrittenWithTheWord) {
  struct Row {
    const char* why;
    const char* word;
    std::vector<std::string> want;
  };
  const Row rows[] = {
      {"instrumental", "путиным", {"путин"}},
      {"adjective, longest ending", "чайковского", {"чайковск"}},
      {"a vowel does not matter to the key", "анкару", {}},
      {"too little would be left", "ким", {}},
      {"Arabic: and, in, the", "وبالقاهرة", {"بالقاهرة", "القاهرة", "قاهرة"}},
      {"Arabic: for the", "للقاهرة", {"قاهرة"}},
      {"Hebrew: in", "באנקרה", {"אנקרה"}},
      {"Hebrew: and in", "ובאנקרה", {"באנקרה", "אנקרה"}},
      {"Hebrew: no more than two", "ושבאנקרה", {"שבאנקרה", "באנקרה"}},
      {"Persian: plural", "ترامپ‌ها", {"ترامپ‌"}},
      {"Kurdish: in", "ئەنقەرەدا", {"ئەنقەرە", "ئەنقەر"}},
      {"Dhivehi: of", "އޮބާމާގެ", {"އޮބާމާ"}},
      {"Uyghur: of", "لوندوننىڭ", {"لوندون"}},
      {"Korean: from", "앙카라에서", {"앙카라"}},
      {"Korean: Mr., and its subject", "앙카라씨는", {"앙카라씨", "앙카라"}},
      {"Korean: from, of persons", "앙카라에게서", {"앙카라"}},
      {"Georgian: for", "ბუშისთვის", {"ბუშ"}},
      {"Georgian: also on", "ბუშზეც", {"ბუშზე", "ბუშ"}},
      {"Georgian: nothing of Bush", "ბუში", {}},
      {"Armenian: from", "բուշից", {"բուշ"}},
      {"Amharic: of", "የቡሽ", {"ቡሽ"}},
      {"Amharic: about, and the object", "ስለቡሽን", {"ስለቡሽ", "ቡሽን", "ቡሽ"}},
      {"Amharic: too little would be left", "ቡን", {}},
      {"Marathi: of", "बुशच्या", {"बुश"}},
      {"Nepali: by", "बुशद्वारा", {"बुश"}},
      {"Nepali: with", "बुशसँग", {"बुश"}},
      {"Marathi: for", "बुशच्यासाठी", {"बुशच्या", "बुश"}},
      {"Marathi: towards, of persons", "बुशांच्याकडे", {"बुशांच्या", "बुश"}},
      {"Bengali: of", "বুশের", {"বুশ"}},
      {"Bengali: of him alone", "বুশেরই", {"বুশের", "বুশ"}},
      {"Gujarati: in", "બુશમાં", {"બુશ"}},
      {"Odia: of", "ବୁଶଙ୍କର", {"ବୁଶ"}},
      {"Tamil: from, behind a vowel", "ஒபாமாவிடமிருந்து", {"ஒபாமா"}},
      {"Tamil: of", "புஷின்", {"புஷ்"}},
      {"Telugu: to", "బుష్‌కు", {"బుష్‌"}},
      {"Kannada: to", "ಬುಷ್‌ಗೆ", {"ಬುಷ್‌"}},
      {"Malayalam: of", "ബുഷിന്റെ", {"ബുഷ്"}},
      {"Malayalam: to", "ബുഷിനോട്", {"ബുഷ്"}},
      {"Malayalam: in, a letter without vowel", "ലണ്ടനിൽ", {"ലണ്ടൻ"}},
      {"Malayalam: of, behind a vowel", "അങ്കാറയുടെ", {"അങ്കാറ"}},
      {"Sinhala: of", "බුෂ්ගේ", {"බුෂ්"}},
      {"Latin has its apostrophe", "ankaranın", {}},
      {"empty", "", {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(NameStems(row.word, FamilyOf(row.word)), row.want);
  }
}

// The first pass of a search by sound compares nothing else.
TEST(NameKeyTest, AKeyComesWithThePhonemesThatHaveIt) {
  struct Row {
    const char* word;
    std::vector<std::pair<std::string, std::string>> want;
  };
  const Row rows[] = {
      {"калын", {{"KLN", "kalin"}}},
      {"לברט", {{"LPLT", "lbrt"}, {"PLT", "brt"}}},
      {"юсуф", {{"ASP", "yusuf"}}},
      {"кофи", {{"KP", "kofi"}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.word);
    std::vector<std::pair<std::string, std::string>> got;
    const IndexedSound sound = IndexSoundOf(row.word);
    for (const KeyedSound& k : sound.keys()) {
      got.emplace_back(k.key(), k.phonemes());
    }
    EXPECT_EQ(got, row.want);
  }
}

TEST(NameKeyTest, SaysHowAKeyGoesOn) {
  struct Row {
    const char* phonemes;  // APLKLNP
    const char* key;
    std::size_t least;
    std::size_t most;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"aberkrombi", "APLKLNP", 0, 0, true},
      {"aberkrombi", "APLKLN", 0, 0, false},
      {"aberkrombi", "APLKLN", 1, 3, true},
      {"aberkrombi", "APLKLNP", 1, 3, false},
      {"aberkrombi", "APL", 1, 3, false},
      {"aberkrombi", "APL", 1, 4, true},
      {"aberkrombi", "APLKLM", 1, 3, false},
      {"aberkrombi", "APLKLNPN", 0, 3, false},
      {"", "", 0, 0, true},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(std::string(row.phonemes) + ' ' + row.key);
    EXPECT_EQ(KeyGoesOn(row.phonemes, row.key, row.least, row.most), row.want);
  }
}

TEST(NameKeyTest, OneClassIsAKeyOfShortWordsOnly) {
  EXPECT_THAT(IndexKeys("lee"), ElementsAre("L"));
  EXPECT_THAT(IndexKeys("louie"), ElementsAre("L"));
  EXPECT_THAT(IndexKeys("liuliuia"), Contains("LL"));
  EXPECT_THAT(IndexKeys("louisiea"), Not(Contains("L")));
  EXPECT_THAT(IndexKeys("ali"), Contains("AL"));
}

}  // namespace
}  // namespace dizin
