#include "common/index/varint.h"

#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace dizin::index {
namespace {

TEST(VarintTest, ReadsWhatWasWritten) {
  static constexpr std::uint64_t kValues[] = {
      0,
      1,
      127,
      128,
      300,
      16'383,
      16'384,
      std::uint64_t{1} << 63,
      std::numeric_limits<std::uint64_t>::max()};
  std::string bytes;
  for (const std::uint64_t value : kValues) AppendVarint(value, &bytes);
  AppendBytes(std::string("a\0b", 3), &bytes);
  ByteReader in(bytes);
  for (const std::uint64_t value : kValues) EXPECT_EQ(in.Varint(), value);
  EXPECT_EQ(in.Bytes(), std::string("a\0b", 3));
  EXPECT_TRUE(in.ok());
  EXPECT_TRUE(in.AtEnd());
}

TEST(VarintTest, RefusesWhatWasNot) {
  struct Row {
    const char* why;
    std::string bytes;
  };
  const Row kRows[] = {{"nothing", ""},
                       {"no end", "\x80\x80"},
                       {"too long", std::string(11, '\x81')},
                       {"shorter than it says",
                        "\x05"
                        "abc"}};
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    ByteReader in(row.bytes);
    EXPECT_EQ(in.Bytes(), "");
    EXPECT_FALSE(in.ok());
    EXPECT_EQ(in.Varint(), 0U);
    EXPECT_TRUE(in.AtEnd());
  }
}

}  // namespace
}  // namespace dizin::index
