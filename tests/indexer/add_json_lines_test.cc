#include "indexer/add_json_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

using ::testing::ElementsAre;
using testing::TempDir;

TEST(AddJsonLinesTest, AddsWhatItCanAndSaysWhyNot) {
  const TempDir dir;
  Indexer indexer({.database = dir / "db"});
  EXPECT_THAT(
      AddJsonLines("{\"id\":\"a\",\"title\":\"Ankara\"}\n"
                   "{\"id\":\"a\",\n"
                   "\n"
                   "{\"title\":\"without\"}\n"
                   "{\"id\":\"b\",\"text\":\"\xff Bursa\"}\n"
                   "{\"id\":\"c\",\"title\":\"Ceyhan\",\"date\":\"soon\"}",
                   &indexer),
      ElementsAre(
          Rejection{"", 2,
                    "bad JSON: a comma, colon, brace or quote is missing or "
                    "too many"},
          Rejection{"", 4, "has no id"},
          Rejection{"", 6,
                    "the date 'soon' is not one (want 2021-02-11; --map date= "
                    "leaves dates out)"}));
  indexer.Commit();
  EXPECT_EQ(indexer.Counts().added, 2u);
}

TEST(AddJsonLinesTest, TakesNothingAtAll) {
  const TempDir dir;
  Indexer indexer({.database = dir / "db"});
  EXPECT_TRUE(AddJsonLines("", &indexer).empty());
  EXPECT_TRUE(AddJsonLines("\n\n", &indexer).empty());
}

}  // namespace
}  // namespace dizin
