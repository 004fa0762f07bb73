#include "common/index/glass/metadata_writer.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/index/glass/dump_table.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;
using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

MetadataSource From(Entries entries) {
  return [entries = std::move(entries)](const MetadataSink& add) {
    for (const auto& [key, value] : entries) add(key, value);
  };
}

Entries Written(const std::map<std::string, std::string>& set,
                const MetadataSource& source) {
  const TempDir dir;
  TableWriter table(dir / "t", kDefaultBlockBytes);
  WriteMetadata(set, source, &table);
  return DumpTable(dir / "t", table.Finish(Sync::kNo));
}

TEST(MetadataWriterTest, BringsBothIntoOrder) {
  struct Row {
    const char* why;
    std::map<std::string, std::string> set;
    Entries source;
    Entries want;  // without the prefix
  };
  const Row rows[] = {
      {"nothing", {}, {}, {}},
      {"only set", {{"b", "1"}, {"a", "2"}}, {}, {{"a", "2"}, {"b", "1"}}},
      {"only given", {}, {{"a", "1"}, {"b", "2"}}, {{"a", "1"}, {"b", "2"}}},
      {"between each other",
       {{"b", "2"}, {"d", "4"}},
       {{"a", "1"}, {"c", "3"}, {"e", "5"}},
       {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}, {"e", "5"}}},
      {"what is set counts", {{"a", "set"}}, {{"a", "given"}}, {{"a", "set"}}},
      {"empty values are none",
       {{"a", ""}, {"b", ""}},
       {{"a", "given"}, {"c", ""}},
       {}},
      {"bytes", {{"a\0\xff"s, "\0"s}}, {}, {{"a\0\xff"s, "\0"s}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    Entries want;
    for (const auto& [key, value] : row.want) {
      want.emplace_back("\0\xc0"s + key, value);
    }
    EXPECT_EQ(Written(row.set, From(row.source)), want);
  }
}

TEST(MetadataWriterTest, RefusesWhatCannotBe) {
  EXPECT_THAT(Thrown(ErrorKind::kInternal,
                     [] {
                       Written({}, From({{"b", "1"}, {"a", "1"}}));
                     }),
              HasSubstr("out of order: a"));
  EXPECT_THAT(Thrown(ErrorKind::kInternal,
                     [] {
                       Written({}, From({{"a", "1"}, {"a", "1"}}));
                     }),
              HasSubstr("out of order"));
  EXPECT_THAT(Thrown(ErrorKind::kInternal,
                     [] {
                       Written({}, From({{std::string(254, 'k'), "1"}}));
                     }),
              HasSubstr("254 bytes"));
  EXPECT_THAT(Thrown(ErrorKind::kInternal,
                     [] {
                       Written({{"", "1"}}, nullptr);
                     }),
              HasSubstr("0 bytes"));
}

}  // namespace
}  // namespace dizin::index::glass
