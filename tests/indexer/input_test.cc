#include "indexer/input/input.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/input/line_reader.h"
#include "tests/support/compress.h"
#include "tests/support/temp_dir.h"

namespace dizin::indexer {
namespace {

using testing::Gzip;
using testing::Zstd;

std::string ReadAll(Input* input, std::size_t step = 1000) {
  std::string all;
  std::string block(step, '\0');
  while (const std::size_t n = input->Read(block.data(), block.size())) {
    all.append(block, 0, n);
  }
  return all;
}

TEST(InputTest, GivesWhatIsBeforeAnError) {
  Input input("a", Zstd("one\n") + std::string("\x28\xb5\x2f\xfd"));
  EXPECT_EQ(input.Peek(4), "one\n");
  char block[10];
  EXPECT_EQ(input.Read(block, sizeof block), 4U);
  EXPECT_THROW(input.Read(block, sizeof block), Error);
  EXPECT_EQ(input.line(), 2U);
}

TEST(InputTest, ReadsEveryByteOrderMark) {
  using namespace std::string_literals;
  struct Row {
    const char* why;
    std::string bytes;
    const char* want;
  };
  const Row kRows[] = {
      {"none", "Kalın"s, "Kalın"},
      {"UTF-8", "\xEF\xBB\xBFKalın"s, "Kalın"},
      {"UTF-16LE", "\xFF\xFEK\0\x31\x01"s, "Kı"},
      {"UTF-16BE", "\xFE\xFF\0K\x01\x31"s, "Kı"},
      {"a pair", "\xFF\xFE\x3D\xD8\x00\xDE"s, "😀"},
      {"a half", "\xFF\xFE\x3D\xD8K\0"s, "\uFFFDK"},
      {"the other half", "\xFF\xFE\x00\xDEK\0"s, "\uFFFDK"},
      {"a half at the end", "\xFF\xFEK\0\x3D\xD8"s, "K\uFFFD"},
      {"an odd byte", "\xFF\xFEK\0K"s, "K\uFFFD"},
      {"a mark alone", "\xFF\xFE"s, ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    Input input("a.txt", row.bytes);
    EXPECT_EQ(ReadAll(&input), row.want);
    Input packed("a.txt", Gzip(row.bytes));
    EXPECT_EQ(ReadAll(&packed, 1), row.want) << "compressed, byte by byte";
  }
}

TEST(InputTest, ConvertsCharsets) {
  struct Row {
    const char* charset;
    std::string bytes;
    const char* want;
  };
  const Row kRows[] = {
      {"windows-1254", "Kal\xFDn \xDDzmir", "Kalın İzmir"},
      {"ISO-8859-9", "\xFE\x80", "ş€"},
      {"gb2312", "\xB0\xB2\xBF\xA8\xC0\xAD", "安卡拉"},
      {"utf-8", "Kal\xFF", "Kal\uFFFD"},
      {"shift_jis", "\x83", "\uFFFD"},
      {"windows-1254", "\xEF\xBB\xBFKalın", "Kalın"},
  };
  const dizin::testing::TempDir dir;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.charset);
    Input input(dir.Write("a", row.bytes), {}, row.charset);
    EXPECT_EQ(ReadAll(&input, 3), row.want);
  }
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "\xB0\xB2";
  Input input(dir.Write("a", "x" + many), {}, "gb18030");
  EXPECT_EQ(ReadAll(&input).size(), 150'001U) << "across blocks";
  EXPECT_THROW(Input(dir / "a", {}, "klingon"), Error);
}

std::string Utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char pair[] = {static_cast<char>(unit >> 8), static_cast<char>(unit)};
    bytes += pair[big_endian ? 0 : 1];
    bytes += pair[big_endian ? 1 : 0];
  }
  return bytes;
}

TEST(InputTest, GuessesCharsets) {
  struct Row {
    const char* why;
    std::string bytes;
    const char* want;  // the beginning
  };
  const Row kRows[] = {
      {"UTF-8", "Kalın", "Kalın"},
      {"UTF-8, whatever it says",
       "<?xml version=\"1.0\" encoding=\"iso-8859-9\"?>Kalın",
       "<?xml version=\"1.0\" encoding=\"iso-8859-9\"?>Kalın"},
      {"an XML declaration",
       "<?xml version='1.0' encoding='ISO-8859-9'?>Kal\xFDn",
       "<?xml version='1.0' encoding='ISO-8859-9'?>Kalın"},
      {"named before all is ASCII",
       "<meta charset=windows-1254>" + std::string(70'000, ' ') + "\xFE",
       "<meta charset=windows-1254> "},
      {"a text that speaks of a charset", "charset=klingon \xE9t\xE9",
       "charset=klingon été"},
      {"Turkish",
       "Cumhurba\xFEkanl\xFD\xF0\xFD S\xF6zc\xFCs\xFC \xDD"
       "brahim Kal\xFDn",
       "Cumhurbaşkanlığı Sözcüsü İbrahim Kalın"},
      {"Russian",
       "\xCF\xF0\xE5\xF1\xF1-\xF1\xE5\xEA\xF0\xE5\xF2\xE0\xF0\xFC "
       "\xEF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2\xE0 \xD2\xF3\xF0\xF6\xE8\xE8",
       "Пресс-секретарь президента Турции"},
      {"too little to tell", "caf\xE9 \x93x\x94", "café “x”"},
      {"UTF-8 with a bad byte", "Kalın \xFF", "Kalın \uFFFD"},
      {"not text", std::string("\xE9\0x", 3), "\uFFFD"},
      {"UTF-16LE", Utf16(u"Kalın, Ан 😀\r\n", false), "Kalın, Ан 😀\r\n"},
      {"UTF-16BE", Utf16(u"Kalın, Ан 😀\r\n", true), "Kalın, Ан 😀\r\n"},
      {"cut in a character", Utf16(u"Kal ın 😀", true).substr(0, 15),
       "Kal ın \uFFFD"},
      {"UTF-16 with a control character", Utf16(u"a \x01", false), "a   "},
  };
  const dizin::testing::TempDir dir;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    Input input(dir.Write("a", row.bytes));
    std::string text = ReadAll(&input);
    MakeWellFormed(&text);
    EXPECT_THAT(text, ::testing::StartsWith(row.want));
  }
}

TEST(InputTest, RefusesUtf32) {
  const std::string bytes("\xFF\xFE\0\0K\0\0\0", 8);
  EXPECT_THROW(Input("a.txt", bytes), Error);
}

TEST(InputTest, NamesTheFileThatCannotBeOpened) {
  const dizin::testing::TempDir dir;
  try {
    Input input(dir / "none.txt");
    ADD_FAILURE();
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::kSystem);
    EXPECT_EQ(
        std::string(e.what()),
        (dir / "none.txt") + ": cannot be opened: No such file or directory");
  }
  EXPECT_THROW(Input(dir.path()), Error) << "a folder";
}

TEST(InputTest, CountsTheBytesOfTheFileItself) {
  const dizin::testing::TempDir dir;
  const std::string packed = Gzip(std::string(1 << 20, 'x') + "end");
  std::atomic<std::uint64_t> consumed{0};
  Input input(dir.Write("a.gz", packed), {.consumed = &consumed});
  ReadAll(&input);
  EXPECT_EQ(consumed, packed.size());
}

std::vector<std::string> Lines(std::string bytes, std::size_t limit) {
  Input input("a", std::move(bytes));
  LineReader lines(&input, limit);
  std::vector<std::string> all;
  while (lines.Next()) {
    all.push_back(lines.too_long() ? "(too long)" : std::string(lines.line()));
    EXPECT_EQ(lines.number(), all.size());
  }
  EXPECT_FALSE(lines.Next()) << "after the end";
  return all;
}

TEST(LineReaderTest, FindsEveryLine) {
  using V = std::vector<std::string>;
  EXPECT_EQ(Lines("", 10), V());
  EXPECT_EQ(Lines("a", 10), V({"a"}));
  EXPECT_EQ(Lines("a\n", 10), V({"a"}));
  EXPECT_EQ(Lines("a\r\n\r\nb\n\n", 10), V({"a", "", "b", ""}));
  EXPECT_EQ(Lines("1234567890\n12345678901\r\n123456789012\nx", 10),
            V({"1234567890", "(too long)", "(too long)", "x"}));
  EXPECT_EQ(Lines("1234567890\r\nx", 10), V({"1234567890", "x"}));
}

TEST(LineReaderTest, PassesLongLinesInBoundedMemory) {
  const std::string big(3 << 20, 'x');
  using V = std::vector<std::string>;
  EXPECT_EQ(Lines("a\n" + big + "\nb\n" + big, 1000),
            V({"a", "(too long)", "b", "(too long)"}));
  EXPECT_EQ(Lines("a\n" + big + "\nb", 4 << 20), V({"a", big, "b"}));
}

}  // namespace
}  // namespace dizin::indexer
