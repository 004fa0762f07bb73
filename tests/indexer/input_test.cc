#include "indexer/input/input.h"

#include <string>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/bzip2.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filter/zstd.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/input/line_reader.h"
#include "tests/support/temp_dir.h"

namespace dizin::indexer {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

template <typename Filter>
std::string Compress(const std::string& text, const Filter& filter) {
  namespace io = boost::iostreams;
  std::string out;
  io::filtering_ostream stream;
  stream.push(filter);
  stream.push(io::back_inserter(out));
  stream << text;
  stream.reset();
  return out;
}

std::string ReadAll(Input* input, std::size_t step = 1000) {
  std::string all;
  std::string block(step, '\0');
  while (const std::size_t n = input->Read(block.data(), block.size())) {
    all.append(block, 0, n);
  }
  return all;
}

std::string ManyLines() {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += std::to_string(i * 7919) + "\n";
  return text;
}

struct Compressed {
  const char* why;
  std::string whole;
  std::string empty;
};

std::vector<Compressed> AllCompressions(const std::string& text) {
  namespace io = boost::iostreams;
  return {{"gzip", Compress(text, io::gzip_compressor()),
           Compress("", io::gzip_compressor())},
          {"bzip2", Compress(text, io::bzip2_compressor()),
           Compress("", io::bzip2_compressor())},
          {"xz", Compress(text, io::lzma_compressor()),
           Compress("", io::lzma_compressor())},
          {"zstd", Compress(text, io::zstd_compressor()),
           Compress("", io::zstd_compressor())}};
}

TEST(InputTest, ReadsEveryCompressionByContent) {
  const std::string text = ManyLines();
  for (const Compressed& row : AllCompressions(text)) {
    SCOPED_TRACE(row.why);
    ASSERT_LT(row.whole.size(), text.size());
    Input one("name.txt", row.whole);
    EXPECT_EQ(one.Peek(5), text.substr(0, 5));
    EXPECT_TRUE(ReadAll(&one) == text);
    Input two("name.txt", row.whole + row.whole);
    EXPECT_TRUE(ReadAll(&two, 1 << 20) == text + text) << "members";
    Input empty("name.txt", row.empty);
    EXPECT_EQ(ReadAll(&empty), "");
  }
}

TEST(InputTest, TellsDamageFromTheEnd) {
  const std::string text = ManyLines();
  for (const Compressed& row : AllCompressions(text)) {
    for (const std::size_t cut : {row.whole.size() - 3, row.whole.size() / 2}) {
      for (const std::string& before : {std::string(), row.whole}) {
        SCOPED_TRACE(std::string(row.why) + " cut at " + std::to_string(cut));
        try {
          Input input("a.bin", before + row.whole.substr(0, cut));
          ReadAll(&input);
          ADD_FAILURE() << "taken for whole";
        } catch (const Error& e) {
          EXPECT_EQ(e.kind(), ErrorKind::kInput);
          EXPECT_THAT(e.what(), StartsWith("a.bin: damaged or cut short: "));
        }
      }
    }
  }
}

TEST(InputTest, GivesWhatIsBeforeTheDamage) {
  const std::string text = ManyLines();
  for (const Compressed& row : AllCompressions(text)) {
    SCOPED_TRACE(row.why);
    Input input("a", row.whole + row.whole.substr(0, row.whole.size() - 3));
    std::string all;
    char block[777];
    EXPECT_THROW(
        while (const std::size_t n = input.Read(block, sizeof block)) {
          all.append(block, n);
        },
        Error);
    EXPECT_GE(all.size(), text.size() - (1 << 16));
    EXPECT_TRUE((text + text).starts_with(all));
  }
  Input input("a", Compress("one\n", boost::iostreams::zstd_compressor()) +
                       std::string("\x28\xb5\x2f\xfd"));
  EXPECT_EQ(input.Peek(4), "one\n");
  char block[10];
  EXPECT_EQ(input.Read(block, sizeof block), 4U);
  EXPECT_THROW(input.Read(block, sizeof block), Error);
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
    Input packed("a.txt",
                 Compress(row.bytes, boost::iostreams::gzip_compressor()));
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
  const std::string packed =
      Compress(ManyLines(), boost::iostreams::gzip_compressor());
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
