#include "common/index/cursor.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace dizin::index {
namespace {

Cursor SampleCursor(std::size_t shown) {
  Cursor cursor;
  cursor.search = 0xFEDCBA9876543210;
  cursor.now_seconds = 1'613'000'000;
  cursor.offset = shown + 20;
  cursor.mark = {0x0123456789ABCDEF, 42, {7, 0xFFFFFFFF, 0}};
  for (std::size_t i = 0; i < shown; ++i) {
    cursor.shown.push_back(ShownHash(std::to_string(i), i % 3));
  }
  return cursor;
}

TEST(CursorTest, SurvivesTheAddressOfAPage) {
  for (const std::size_t shown :
       {std::size_t{0}, std::size_t{1}, std::size_t{2}, kMaxShown}) {
    const Cursor cursor = SampleCursor(shown);
    const std::string text = EncodeCursor(cursor);
    EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
                                     "pqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_LT(text.size(), kMaxCursorBytes);
    EXPECT_EQ(DecodeCursor(text), cursor);
  }
}

TEST(CursorTest, RefusesWhatIsNotOne) {
  const std::string text = EncodeCursor(SampleCursor(3));
  for (std::size_t i = 0; i < text.size(); ++i) {
    EXPECT_FALSE(DecodeCursor(text.substr(0, i))) << "cut at " << i;
    std::string altered = text;
    altered[i] = altered[i] == 'B' ? 'C' : 'B';
    EXPECT_FALSE(DecodeCursor(altered)) << "altered at " << i;
  }
  EXPECT_FALSE(DecodeCursor(text + "A"));
  EXPECT_FALSE(DecodeCursor(text + "="));
  EXPECT_FALSE(DecodeCursor(std::string(kMaxCursorBytes + 1, 'A')));
  Cursor impossible = SampleCursor(3);
  impossible.offset = 2;
  EXPECT_FALSE(DecodeCursor(EncodeCursor(impossible)))
      << "more shown than there were";
  EXPECT_FALSE(DecodeCursor(EncodeCursor(SampleCursor(kMaxShown + 1))));
  for (const std::int64_t now : {INT64_MIN, std::int64_t{-1}, INT64_MAX}) {
    Cursor timeless = SampleCursor(3);
    timeless.now_seconds = now;
    EXPECT_FALSE(DecodeCursor(EncodeCursor(timeless))) << now;
  }
}

}  // namespace
}  // namespace dizin::index
