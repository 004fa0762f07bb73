#include <random>
#include <string>

#include <gtest/gtest.h>

#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "tests/text/random_text.h"
#include "tests/text/token_properties.h"

namespace dizin {
namespace {

TEST(TokenizerPropertyTest, HoldsOfRandomTexts) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 12000; ++i) {
    const std::string text = RandomText(&random, 24);
    ASSERT_EQ(BrokenProperty(text), "") << text;
  }
}

TEST(TokenizerPropertyTest, HoldsOfRandomBytes) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 6000; ++i) {
    std::string text = RandomText(&random, 12);
    for (char& c : text) {
      if (random() % 8 == 0) c = static_cast<char>(random());
    }
    ASSERT_EQ(BrokenProperty(text), "") << text;
  }
}

TEST(TokenizerPropertyTest, HoldsOfEveryCharacterInAWord) {
  for (char32_t c = 1; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    // Of the long rows of equals a few will do.
    if (c >= 0x3400 && c <= 0xF8FF && c % 41 != 0) continue;
    if (c >= 0x12000 && c % 61 != 0) continue;
    const std::string text = "a" + ToUtf8({&c, 1}) + "B2";
    ASSERT_EQ(BrokenProperty(text), "") << std::hex << +c;
  }
}

TEST(TokenizerPropertyTest, AnalyzesAnyBytesAsAnyKind) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr int kKinds = static_cast<int>(UnitKind::kSoutheastAsian) + 1;
  for (int i = 0; i < 6000; ++i) {
    const std::string text = RandomText(&random, 12);
    for (int kind = 0; kind < kKinds; ++kind) {
      ASSERT_EQ(BrokenUnit(text, static_cast<UnitKind>(kind), i % 2 == 0), "")
          << text;
    }
  }
}

}  // namespace
}  // namespace dizin
