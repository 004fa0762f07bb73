#include "common/text/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace dizin {
namespace {

using namespace std::string_literals;

TEST(Utf8Test, MendsWhatIsIllFormed) {
  struct Row {
    const char* why;
    std::string in;
    std::string want;
    std::size_t places;
  };
  const Row rows[] = {
      {"well-formed stays", "Kalın 安卡拉 😀", "Kalın 安卡拉 😀", 0},
      {"nothing", "", "", 0},
      {"a stray byte", "a\xFFz", "a\uFFFDz", 1},
      {"a lone continuation", "a\x80z", "a\uFFFDz", 1},
      {"cut short at the end", "a\xE5\xAE", "a\uFFFD", 1},
      {"cut short by a letter", "\xE5\xAEz", "\uFFFDz", 1},
      {"an overlong slash: two subparts", "\xC0\xAF", "\uFFFD\uFFFD", 2},
      {"a surrogate: three subparts", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"past U+10FFFF", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      {"NUL is a space", "a\0b"s, "a b", 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::string text = row.in;
    EXPECT_EQ(MakeWellFormed(&text), row.places);
    EXPECT_EQ(text, row.want);
    EXPECT_TRUE(IsWellFormed(text));
    EXPECT_EQ(IsWellFormed(row.in),
              row.places == 0 || row.why == "NUL is a space"s);
  }
}

TEST(Utf8Test, EveryCodePointGoesThereAndBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string utf8;
    AppendUtf8(c, &utf8);
    ASSERT_TRUE(IsWellFormed(utf8)) << std::hex << +c;
    ASSERT_EQ(ToUtf32(utf8), std::u32string(1, c)) << std::hex << +c;
    ASSERT_EQ(CodePointCount(utf8), 1U);
  }
}

TEST(Utf8Test, TruncatesBetweenCodePoints) {
  const std::string text = "aı安😀";
  const std::size_t want[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  for (std::size_t max = 0; max <= 10; ++max) {
    EXPECT_EQ(TruncateUtf8(text, max).size(), want[max]) << max;
  }
}

}  // namespace
}  // namespace dizin
