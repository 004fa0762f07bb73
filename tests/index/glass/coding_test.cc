#include "common/index/glass/coding.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/index/glass/sample_articles.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;

constexpr std::uint64_t kMax64 = std::numeric_limits<std::uint64_t>::max();

TEST(CodingTest, WritesNumbersAsGlassHasThem) {
  struct Row {
    std::uint64_t value;
    std::string uint;
    std::string last;
    std::string sortable;
  };
  const Row rows[] = {
      {0, "\x00"s, "", "\x00\x00"s},
      {1, "\x01", "\x01", "\x00\x01"s},
      {127, "\x7f", "\x7f", "\x00\x7f"s},
      {128, "\x80\x01", "\x80", "\x00\x80"s},
      {300, "\xac\x02", "\x2c\x01", "\x01\x2c"},
      {0x7fff, "\xff\xff\x01", "\xff\x7f", "\x7f\xff"},
      {0x8000, "\x80\x80\x02", "\x00\x80"s, "\x80\x80\x00"s},
      {0x3fffff, "\xff\xff\xff\x01", "\xff\xff\x3f", "\xbf\xff\xff"},
      {0x400000, "\x80\x80\x80\x02", "\x00\x00\x40"s, "\xc0\x40\x00\x00"s},
      {0xffffffff, "\xff\xff\xff\xff\x0f", "\xff\xff\xff\xff",
       "\xe0\xff\xff\xff\xff"},
      {kMax64, std::string(9, '\xff') + "\x01", std::string(8, '\xff'),
       "\xfe" + std::string(8, '\xff')},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.value);
    std::string uint;
    std::string last;
    std::string sortable;
    AppendUint(&uint, row.value);
    AppendLastUint(&last, row.value);
    AppendSortableUint(&sortable, row.value);
    EXPECT_EQ(uint, row.uint);
    EXPECT_EQ(last, row.last);
    EXPECT_EQ(sortable, row.sortable);
  }
}

TEST(CodingTest, WritesStringsAsGlassHasThem) {
  struct Row {
    const char* why;
    std::string in;
    std::string plain;
    std::string inner;
    std::string last;
  };
  const Row rows[] = {
      {"empty", "", "\x00"s, "\x00"s, ""},
      {"a word", "ankara", "\x06"s + "ankara", "ankara\0"s, "ankara"},
      {"a NUL", "a\0b"s, "\x03"s + "a\0b"s, "a\0\xff"s + "b\0"s,
       "a\0\xff"s + "b"},
      {"only NULs", "\0\0"s, "\x02\0\0"s, "\0\xff\0\xff\0"s, "\0\xff\0\xff"s},
      {"FF is nothing special", "\xff", "\x01\xff", "\xff\0"s, "\xff"},
      {"a long one", std::string(200, 'x'), "\xc8\x01" + std::string(200, 'x'),
       std::string(200, 'x') + '\0', std::string(200, 'x')},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::string plain;
    std::string inner;
    std::string last;
    AppendString(&plain, row.in);
    AppendSortableString(&inner, row.in, KeyPart::kInner);
    AppendSortableString(&last, row.in, KeyPart::kLast);
    EXPECT_EQ(plain, row.plain);
    EXPECT_EQ(inner, row.inner);
    EXPECT_EQ(last, row.last);
  }
}

// Numbers of every width.
std::uint64_t AnyNumber(std::mt19937_64* random) {
  return (*random)() >> ((*random)() % 64);
}

TEST(CodingTest, ReadsWhatItWrote) {
  std::mt19937_64 random(PrintedSeed(1));
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t value = AnyNumber(&random);
    const std::string text(random() % 300, static_cast<char>(random()));
    std::string bytes;
    AppendUint(&bytes, value);
    AppendSortableUint(&bytes, value);
    AppendString(&bytes, text);
    const char* p = bytes.data();
    ASSERT_EQ(GetUint(&p), value);
    ASSERT_EQ(GetSortableUint(&p), value);
    ASSERT_EQ(GetString(&p), text);
    ASSERT_EQ(p, bytes.data() + bytes.size());
  }
}

TEST(CodingTest, SortableNumbersSort) {
  std::mt19937_64 random(PrintedSeed(2));
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t a = AnyNumber(&random);
    const std::uint64_t b = AnyNumber(&random);
    std::string x;
    std::string y;
    AppendSortableUint(&x, a);
    AppendSortableUint(&y, b);
    ASSERT_EQ(a < b, x < y) << a << ' ' << b;
    // A term's further chunks come behind its first and before any other term.
    ASSERT_NE(x[0], '\xff');
  }
}

std::string AnyString(std::mt19937_64* random) {
  std::string text((*random)() % 5, ' ');
  for (char& c : text) c = "\0\1a\xfe\xff"[(*random)() % 5];
  return text;
}

TEST(CodingTest, SortableStringsAndPrefixesSort) {
  std::mt19937_64 random(PrintedSeed(3));
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = AnyString(&random) + AnyString(&random);
    const std::string b = AnyString(&random) + AnyString(&random);
    for (const KeyPart part : {KeyPart::kInner, KeyPart::kLast}) {
      std::string x;
      std::string y;
      AppendSortableString(&x, a, part);
      AppendSortableString(&y, b, part);
      ASSERT_EQ(a < b, x < y);
    }
    if (OrderedPrefix(a) != OrderedPrefix(b)) {
      ASSERT_EQ(a < b, OrderedPrefix(a) < OrderedPrefix(b));
    }
  }
}

TEST(CodingTest, WritesFixedWidthsBigEndian) {
  std::uint8_t bytes[4];
  PutBig32(bytes, 0x01020304);
  EXPECT_EQ(bytes[0], 1);
  EXPECT_EQ(bytes[3], 4);
  EXPECT_EQ(GetBig16(bytes), 0x0102U);
  EXPECT_EQ(GetBig32(bytes), 0x01020304U);
}

}  // namespace
}  // namespace dizin::index::glass
