#include "common/index/glass/version_file.h"

#include <string>

#include <gtest/gtest.h>

#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;

constexpr std::size_t kStart = 16 + 16;  // behind format and UUID

TEST(VersionFileTest, DescribesAnEmptyDatabase) {
  const std::string bytes = EncodeVersionFile({}, {});
  EXPECT_EQ(bytes.substr(0, 16), "\x0f\x0dXapian Glass\x04\x6e"s);
  // Tables: root, flags (sequential, never written), entries, block size,
  // least size to compress, free list.
  EXPECT_EQ(bytes.substr(kStart),
            "\1"s              //
            "\0\3\0\4\0\0"s    // postlist
            "\0\3\0\4\x12\0"s  // docdata
            "\0\3\0\4\x12\0"s  // termlist
            "\0\3\0\4\0\0"s    // position
            "\0\3\0\4\x12\0"s  // spelling
            "\0\3\0\4\x12\0"s  // synonym
            "\0\0\0\0\0\0\0\0"s);
}

TEST(VersionFileTest, DescribesTablesAndStatistics) {
  Tables tables;
  tables[kPostlist] = {true, 299, 2, 1000, 300, 2048};
  const Statistics statistics{.documents = 5,
                              .last_docid = 205,
                              .min_length = 3,
                              .max_length = 90,
                              .max_wdf = 70,
                              .total_length = 128};
  const std::string bytes = EncodeVersionFile(tables, statistics);
  EXPECT_EQ(bytes.substr(kStart, 17),
            "\1\xab\2\x0a\xe8\7\1\0\7\1\xac\2\0\0\0\0\0"s);
  EXPECT_EQ(bytes.substr(bytes.size() - 10), "\5\xc8\1\3\x46\x14\0\x80\1\0"s);
}

TEST(VersionFileTest, FitsIntoWhatXapianReads) {
  Tables tables;
  for (TableInfo& table : tables) {
    table = {true, 0xfffffffe, 9, std::uint64_t{1} << 60, 0xffffffff, 65536};
  }
  const Statistics statistics{.documents = 0xffffffff,
                              .last_docid = 0xffffffff,
                              .min_length = 0xffffffff,
                              .max_length = 0xffffffff,
                              .max_wdf = 1,
                              .total_length = std::uint64_t{1} << 63};
  EXPECT_LE(EncodeVersionFile(tables, statistics).size(), 256U);
}

TEST(VersionFileTest, GivesEachDatabaseAnIdentity) {
  const std::string a = EncodeVersionFile({}, {}).substr(16, 16);
  const std::string b = EncodeVersionFile({}, {}).substr(16, 16);
  EXPECT_NE(a, b);
  EXPECT_EQ(a[6] & 0xf0, 0x40);
  EXPECT_EQ(a[8] & 0xc0, 0x80);
}

}  // namespace
}  // namespace dizin::index::glass
