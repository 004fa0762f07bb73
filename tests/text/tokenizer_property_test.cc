#include <random>
#include <string>
#include <string_view>
#include <vector>

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

// Units of `text`, as they are without the marks in it.
std::vector<Unit> UnitsWithoutMarks(std::string_view text,
                                    std::string_view mark) {
  std::vector<Unit> units;
  const auto without = [&](std::uint32_t at) {
    std::size_t marks = 0;
    for (std::size_t i = text.find(mark); i < at; i = text.find(mark, i + 1)) {
      ++marks;
    }
    return at - static_cast<std::uint32_t>(marks * mark.size());
  };
  UnitScanner scanner(text);
  for (Unit unit; scanner.Next(&unit);) {
    unit.begin = without(unit.begin);
    unit.end = without(unit.end);
    units.push_back(unit);
  }
  return units;
}

// Letters with marks are not read as plain words are.
TEST(TokenizerPropertyTest, ReadsPlainWordsAsOthers) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view kMark = "\u0301";
  constexpr std::string_view kAlphabet =
      "aaabcdJMrS    ..,:!-'\"(\n90&#\xC2\xA0";
  for (int i = 0; i < 20000; ++i) {
    std::string plain;
    std::string marked;
    for (std::size_t left = random() % 40; left > 0; --left) {
      const char c = kAlphabet[random() % kAlphabet.size()];
      plain += c;
      marked += c;
      if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') marked += kMark;
    }
    ASSERT_EQ(UnitsWithoutMarks(plain, kMark), UnitsWithoutMarks(marked, kMark))
        << plain;
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
