#include "common/text/word_scanner.h"

#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

TEST(WordScannerTest, SaysWhereAWordEnds) {
  struct Row {
    const char* why;
    std::string_view text;
    std::string_view want;
  };
  const Row rows[] = {
      {"a space", "word word", "word"},
      {"the end", "word", "word"},
      {"punctuation", "word, word", "word"},
      {"an apostrophe", "Ankara'nın x", "Ankara'nın"},
      {"a quote", "Ankara' x", "Ankara"},
      {"letters and digits", "S-400'leri x", "S-400'leri"},
      {"digits and a long word", "20-year-old", "20"},
      {"digits and two letters", "20-го века", "20-го"},
      {"a number", "1,000.50, x", "1,000.50"},
      {"a comma behind letters", "a,000", "a"},
      {"dotted capitals", "U.S.A. x", "U.S.A."},
      {"a sentence behind a capital", "A. Bird", "A"},
      {"dotted capitals and a suffix", "U.S.'s x", "U.S.'s"},
      {"C++", "C++ x", "C++"},
      {"C+++", "C+++ x", "C"},
      {"C#", "C#, x", "C#"},
      {"a tag behind a word", "ab# x", "ab"},
      {"ampersand", "AT&T x", "AT&T"},
      {"small letters and ampersand", "At&T x", "At"},
      {"entity", "A&amp;B", "A"},
      {"l·l", "col·lega x", "col·lega"},
      {"middle dot elsewhere", "a·b", "a"},
      {"e-mail", "e-mail x", "e-mail"},
      {"mail-e", "mail-e x", "mail"},
      {"ignorable at the end", "word\u00AD x", "word"},
      {"mark", "e\u0301 x", "e\u0301"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const WordSpan word = ScanWord(ClassedText(row.text), 0);
    EXPECT_EQ(row.text.substr(0, word.end), row.want);
    EXPECT_GE(word.resume, word.end);
  }
}

// A word with a mark is no plain one, and takes the long way.
TEST(WordScannerTest, PlainWordsEndWhereOthersDo) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const std::u32string_view alphabet =
      U"aabbclLABC019''-.,&+#\"· !?:;()\n–\u00ADé\u0301бБגაế漢…";
  for (int i = 0; i < 20000; ++i) {
    std::string rest;
    for (std::size_t left = random() % 8; left > 0; --left) {
      AppendUtf8(alphabet[random() % alphabet.size()], &rest);
    }
    for (const std::string letter : {"a", "A", "б", "Б", "ג", "ა"}) {
      const std::string word = letter + rest;
      const WordSpan found = ScanWord(ClassedText(word), 0);
      const std::string slow = letter + "\u0301" + rest;
      const WordSpan want = ScanWord(ClassedText(slow), 0);
      ASSERT_EQ(found.end + 2, want.end) << word;
      ASSERT_EQ(found.resume + 2, want.resume) << word;
      ASSERT_EQ(found.seen, want.seen) << word;
    }
  }
}

TEST(WordScannerTest, FindsSmallLettersAsALoopWould) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, 'a');
      for (char& c : text) c = static_cast<char>('a' + random() % 26);
      text[at] = static_cast<char>(byte);
      const bool small = byte >= 'a' && byte <= 'z';
      EXPECT_EQ(SmallLettersEnd(text, 0), small ? 20 : at) << byte;
      EXPECT_EQ(SmallLettersEnd(text, at), small ? 20 : at) << byte;
    }
  }
  EXPECT_EQ(SmallLettersEnd("abc", 3), 3U);
}

}  // namespace
}  // namespace dizin
