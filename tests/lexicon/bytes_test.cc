#include "common/lexicon/bytes.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/error.h"

namespace dizin::lexicon {
namespace {

TEST(BytesTest, NumbersComeBack) {
  const std::uint64_t kNumbers[] = {0,
                                    1,
                                    127,
                                    128,
                                    300,
                                    16383,
                                    16384,
                                    std::uint64_t{1} << 32U,
                                    std::numeric_limits<std::uint64_t>::max()};
  std::string bytes;
  for (const std::uint64_t number : kNumbers) AppendNumber(number, &bytes);
  ByteReader in(bytes);
  for (const std::uint64_t number : kNumbers) EXPECT_EQ(in.Number(), number);
  EXPECT_TRUE(in.AtEnd());
}

TEST(BytesTest, SpellingIsShortForWordsThatBeginAlike) {
  struct Row {
    const char* why;
    std::string previous;
    std::string word;
    std::size_t bytes;
  };
  const Row kRows[] = {
      {"equal", "kalin", "kalin", 1},
      {"nothing in common", "ankara", "kalin", 6},
      {"a suffix", "kalin", "kalinin", 3},
      {"a beginning", "kalinin", "kalin", 1},
      {"empty after a word", "kalin", "", 1},
      {"a long rest", "", std::string(15, 'a'), 17},
      {"a long prefix", std::string(20, 'a'), std::string(20, 'a') + "b", 3},
      {"both long", std::string(40, 'a'), std::string(60, 'a'), 23},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    std::string bytes;
    AppendSpelling(row.word, row.previous, &bytes);
    EXPECT_EQ(bytes.size(), row.bytes);
    EXPECT_EQ(SpellingBytes(row.word, row.previous), row.bytes);
    std::string word = row.previous;
    ByteReader in(bytes);
    in.Spelling(&word);
    EXPECT_EQ(word, row.word);
    EXPECT_TRUE(in.AtEnd());
  }
}

TEST(BytesTest, DamageIsAnError) {
  struct Row {
    const char* why;
    std::string bytes;
    int reads;  // 'n' number, 's' spelling, 'b' bytes
  };
  const Row kRows[] = {
      {"nothing", "", 'n'},
      {"a number that does not end", "\x80\x80", 'n'},
      {"a number over 64 bits", std::string(9, '\xFF') + "\x02", 'n'},
      {"bytes that are not there",
       "\x05"
       "abc",
       'b'},
      {"more shared than there is", "\x50", 's'},
      {"a rest that is not there",
       "\x03"
       "ab",
       's'},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    ByteReader in(row.bytes);
    std::string word = "abc";
    try {
      if (row.reads == 'n') in.Number();
      if (row.reads == 'b') in.Bytes();
      if (row.reads == 's') in.Spelling(&word);
      ADD_FAILURE() << "no error";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::kIndex);
    }
  }
}

TEST(BytesTest, RandomWordsComeBack) {
  constexpr unsigned kSeed = 20210211;
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  std::mt19937 random(kSeed);
  std::vector<std::string> words;
  for (int i = 0; i < 2000; ++i) {
    std::string word(random() % 40, '\0');
    for (char& c : word) c = static_cast<char>(random() % 3);
    words.push_back(word);
  }
  std::string bytes;
  std::string previous;
  for (const std::string& word : words) {
    const std::size_t before = bytes.size();
    AppendSpelling(word, previous, &bytes);
    ASSERT_EQ(SpellingBytes(word, previous), bytes.size() - before);
    previous = word;
  }
  ByteReader in(bytes);
  std::string got;
  for (const std::string& word : words) {
    in.Spelling(&got);
    ASSERT_EQ(got, word);
  }
  EXPECT_TRUE(in.AtEnd());
}

}  // namespace
}  // namespace dizin::lexicon
