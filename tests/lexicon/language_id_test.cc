#include "common/lexicon/language_id.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

TEST(LanguageIdTest, EveryCodeComesBack) {
  std::set<LanguageId> seen;
  const auto check = [&seen](const std::string& code) {
    const LanguageId id = LanguageIdOf(code);
    ASSERT_NE(id, kUnknownLanguage) << code;
    ASSERT_EQ(LanguageCode(id), code);
    ASSERT_TRUE(seen.insert(id).second) << code << " shares its number";
  };
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      check({a, b});
      for (char c = 'a'; c <= 'z'; ++c) check({a, b, c});
    }
  }
}

TEST(LanguageIdTest, NumbersStayAsTheyAreStored) {
  EXPECT_EQ(LanguageIdOf("en"), 1);
  EXPECT_EQ(LanguageIdOf("tr"), 2);
  EXPECT_EQ(LanguageIdOf("sw"), 63);
  EXPECT_EQ(LanguageIdOf("aa"), 64 + 28);
  EXPECT_EQ(LanguageIdOf("ckb"), 64 + (3 * 27 + 11) * 27 + 2);
}

TEST(LanguageIdTest, OtherThingsAreNoLanguage) {
  for (const char* code : {"", "t", "TR", "t1", "engl", "zh-CN", "ü"}) {
    EXPECT_EQ(LanguageIdOf(code), kUnknownLanguage) << code;
  }
  EXPECT_EQ(LanguageCode(kUnknownLanguage), "");
  EXPECT_EQ(LanguageCode(64), "");
  EXPECT_EQ(LanguageCode(65535), "");
}

}  // namespace
}  // namespace dizin::lexicon
