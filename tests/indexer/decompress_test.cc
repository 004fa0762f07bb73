#include "indexer/input/decompress.h"

#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/input/input.h"
#include "tests/support/compress.h"

namespace dizin::indexer {
namespace {

using testing::Bzip2;
using testing::Gzip;
using ::testing::StartsWith;
using testing::Xz;
using testing::Zstd;

using Compress = std::function<std::string(const std::string&)>;

struct Kind {
  const char* name;
  const char* ending;
  Compress compress;
};

const std::vector<Kind>& Kinds() {
  static const auto* const kinds = new std::vector<Kind>{
      {"gzip", ".gz", Gzip},
      {"bzip2", ".bz2", [](const std::string& text) { return Bzip2(text); }},
      {"xz", ".xz", Xz},
      {"zstd", ".zst", Zstd}};
  return *kinds;
}

std::string ManyLines() {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += std::to_string(i * 7919) + "\n";
  return text;
}

struct Given {
  std::string text;
  std::string error;
  std::uint64_t line = 0;
};

// What comes of a file, in reads of `step` bytes.
Given ReadAll(const std::string& name, const std::string& bytes,
              std::size_t step = 1000) {
  Given given;
  std::string block(step, '\0');
  try {
    Input input(name, bytes);
    try {
      while (const std::size_t n = input.Read(block.data(), block.size())) {
        given.text.append(block, 0, n);
      }
    } catch (const Error&) {
      given.line = input.line();
      EXPECT_EQ(input.Read(block.data(), block.size()), 0U) << "after it";
      throw;
    }
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::kInput);
    given.error = e.what();
  }
  return given;
}

TEST(DecompressTest, ReadsEveryKindByContent) {
  const std::string text = ManyLines();
  for (const auto& [name, ending, compress] : Kinds()) {
    const std::string whole = compress(text);
    ASSERT_LT(whole.size(), text.size());
    const std::string nothing = compress("");
    const std::string zeros(100'000, '\0');
    struct Row {
      const char* why;
      std::string bytes;
      std::string want;
    };
    const Row rows[] = {
        {"one", whole, text},
        {"two", whole + whole, text + text},
        {"nothing", nothing, ""},
        {"nothing, twice", nothing + nothing, ""},
        {"nothing between", whole + nothing + whole, text + text},
        {"zeros behind", whole + zeros, text},
        {"zeros between", whole + zeros + whole, text + text},
    };
    for (const Row& row : rows) {
      for (const std::size_t step : {1000U, 1U << 21}) {
        SCOPED_TRACE(std::string(name) + ", " + row.why);
        const Given given = ReadAll("name.txt", row.bytes, step);
        EXPECT_EQ(given.error, "");
        EXPECT_TRUE(given.text == row.want) << given.text.size();
      }
    }
  }
}

TEST(DecompressTest, TellsWhatIsWrong) {
  const std::string text = ManyLines();
  for (const auto& [name, ending, compress] : Kinds()) {
    const std::string whole = compress(text);
    const std::string cut = std::string("a: cut short: its ") + name;
    struct Row {
      const char* why;
      std::string bytes;
      std::string error;
      std::size_t least;  // bytes of text that come before
    };
    std::string wrong = whole;
    wrong[whole.size() / 2] ^= 4;
    // zstd gives a block when all of it is there.
    const std::size_t lost = name[0] == 'z' ? 1 << 17 : 0;
    const Row rows[] = {
        {"cut at the end", whole.substr(0, whole.size() - 3), cut,
         text.size() - lost},
        {"cut in the second", whole + whole.substr(0, whole.size() - 3), cut,
         2 * text.size() - lost},
        {"cut in the middle", whole.substr(0, whole.size() / 2), cut, 0},
        {"no more than a magic number", whole.substr(0, 6), cut, 0},
        {"less than that", whole.substr(0, name[0] == 'b' ? 5 : 2), cut, 0},
        {"the second no more than that", whole + whole.substr(0, 6), cut,
         text.size()},
        {"a bit of the second", whole + wrong,
         std::string("a: damaged: its ") + name, text.size()},
        {"something else behind", whole + "\1\2\3",
         std::string("a: what follows its ") + name, text.size()},
        {"something else behind zeros", whole + std::string(9, '\0') + "abc",
         std::string("a: what follows its ") + name, text.size()},
    };
    for (const Row& row : rows) {
      SCOPED_TRACE(std::string(name) + ", " + row.why);
      const Given given = ReadAll("a", row.bytes);
      EXPECT_THAT(given.error, StartsWith(row.error));
      EXPECT_GE(given.text.size(), row.least);
    }
    EXPECT_EQ(ReadAll(std::string("A.TXT") + ending, "").error,
              std::string("A.TXT") + ending + ": is empty, which no " + name +
                  " file is");
  }
}

// All that lies before the place is given, and the line is that of the place.
TEST(DecompressTest, GivesAllBeforeTheCut) {
  const std::string text = ManyLines();
  struct Row {
    const char* why;
    Compress compress;
    std::size_t most_lost;  // of half of the text
  };
  const Row rows[] = {
      {"gzip", Gzip, text.size() / 20},
      {"xz", Xz, text.size() / 6},
      {"bzip2", [](const std::string& all) { return Bzip2(all, 1); }, 120'000},
      {"zstd", Zstd, 1 << 17},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const std::string whole = row.compress(text);
    const Given given = ReadAll("a", whole.substr(0, whole.size() / 2));
    EXPECT_TRUE(text.starts_with(given.text));
    EXPECT_GE(given.text.size() + row.most_lost, text.size() / 2);
    EXPECT_EQ(given.line,
              1U + static_cast<std::size_t>(
                       std::count(given.text.begin(), given.text.end(), '\n')));
  }
}

// What a wrong block would decompress to never comes out.
TEST(DecompressTest, GivesNoBlockOfBzip2ThatFailsItsSum) {
  const std::string text = ManyLines();
  const std::string whole = Bzip2(text, 1);
  for (std::size_t at = 20; at < whole.size(); at += 997) {
    SCOPED_TRACE(at);
    std::string wrong = whole;
    wrong[at] ^= 16;
    const Given given = ReadAll("a", wrong);
    EXPECT_TRUE(text.starts_with(given.text)) << given.text.size();
    EXPECT_FALSE(given.error.empty());
    EXPECT_GE(given.text.size() + 120'000, text.size() * at / whole.size());
  }
  const std::string runs(5 << 20, 'x');
  EXPECT_TRUE(ReadAll("a", Bzip2(runs)).text == runs);
}

// A frame of one raw block, which says that it needs a window of 2 GiB.
TEST(DecompressTest, SaysWhatToDoWithALargeWindow) {
  const std::string frame("\x28\xb5\x2f\xfd\0\xa8\x09\0\0x", 10);
  EXPECT_EQ(ReadAll("a", frame).error,
            "a: its zstd data needs more than 128 MiB of memory; decompress it "
            "first, with 'zstd -d --long=31'");
}

TEST(DecompressTest, PassesOverFramesToSkip) {
  const std::string skipped("\x53\x2a\x4d\x18\4\0\0\0abcd", 12);
  const Given given =
      ReadAll("a", skipped + Zstd("one\n") + skipped + Zstd("two\n"));
  EXPECT_EQ(given.error, "");
  EXPECT_EQ(given.text, "one\ntwo\n");
}

TEST(DecompressTest, LetsTheRestThrough) {
  for (const std::string& text :
       {std::string("BZh"), std::string("BZh91 is bzip2"), std::string("B"),
        std::string("\x1f"), std::string("plain.gz"), std::string()}) {
    EXPECT_EQ(ReadAll("a", text).text, text);
  }
}

}  // namespace
}  // namespace dizin::indexer
