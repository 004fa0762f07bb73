#include "common/index/merge_shards.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "common/index/schema.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::TempDir;
using testing::Thrown;

// Article id -> its one word.
using Words = std::vector<std::pair<std::string, std::string>>;
using Metadata = std::map<std::string, std::string>;

void Load(const std::string& path, const Words& words,
          const Metadata& metadata) {
  TermDictionary terms;
  glass::BatchBuilder builder(&terms);
  for (const auto& [id, word] : words) {
    IndexedArticle article;
    article.id = id;
    article.occurrences = {{terms.Intern(word), 1, 1},
                           {terms.Intern(IdTerm(id)), 0, 0}};
    article.data = id;
    builder.Add(article);
  }
  glass::BulkWriter writer(path, {});
  writer.Put(0, builder.Finish());
  for (const auto& [key, value] : metadata) writer.SetMetadata(key, value);
  writer.Finish(nullptr);
}

std::vector<std::string> FoundBy(const std::string& path,
                                 const std::string& word) {
  const Xapian::Database database(path);
  std::vector<std::string> ids;
  for (auto i = database.postlist_begin(word); i != database.postlist_end(word);
       ++i) {
    ids.push_back(database.get_document(*i).get_data());
  }
  return ids;
}

Metadata MetadataOf(const std::string& path) {
  const Xapian::Database database(path);
  Metadata metadata;
  for (auto i = database.metadata_keys_begin();
       i != database.metadata_keys_end(); ++i) {
    metadata[*i] = database.get_metadata(*i);
  }
  return metadata;
}

TEST(MergeShardsTest, HasTheArticlesOfBoth) {
  const TempDir dir;
  Load(dir / "old", {{"1", "ankara"}, {"2", "ankara"}, {"3", "izmir"}}, {});
  Load(dir / "fresh", {{"4", "ankara"}, {"2", "bursa"}, {"5", "izmir"}}, {});
  const MergeSummary summary =
      MergeShards({dir / "old", dir / "fresh"}, dir / "new");
  EXPECT_EQ(summary.articles, 5U);
  EXPECT_EQ(summary.replaced, 1U);
  EXPECT_EQ(Xapian::Database::check(dir / "new"), 0U);
  EXPECT_THAT(FoundBy(dir / "new", "ankara"), ElementsAre("1", "4"));
  EXPECT_THAT(FoundBy(dir / "new", "izmir"), ElementsAre("3", "5"));
  EXPECT_THAT(FoundBy(dir / "new", "bursa"), ElementsAre("2"));
  EXPECT_THAT(FoundBy(dir / "new", "Q2"), ElementsAre("2"));
  // The old one is as it was.
  EXPECT_THAT(FoundBy(dir / "old", "ankara"), ElementsAre("1", "2"));
}

TEST(MergeShardsTest, ReplacesAllOrNone) {
  const TempDir dir;
  Load(dir / "old", {{"1", "a"}, {"2", "b"}}, {});
  Load(dir / "same", {{"1", "c"}, {"2", "d"}}, {});
  Load(dir / "none", {}, {});
  EXPECT_EQ(MergeShards({dir / "old", dir / "same"}, dir / "1").replaced, 2U);
  EXPECT_THAT(FoundBy(dir / "1", "a"), IsEmpty());
  EXPECT_THAT(FoundBy(dir / "1", "d"), ElementsAre("2"));
  EXPECT_EQ(MergeShards({dir / "old", dir / "none"}, dir / "2").articles, 2U);
  EXPECT_EQ(MergeShards({dir / "none", dir / "old"}, dir / "3").articles, 2U);
}

TEST(MergeShardsTest, TakesTheLastOfMany) {
  const TempDir dir;
  Load(dir / "1", {{"1", "a"}, {"2", "a"}}, {{"k", "1"}, {"only", "1"}});
  Load(dir / "2", {{"2", "b"}, {"3", "b"}}, {{"k", "2"}, {"two", "2"}});
  Load(dir / "3", {{"2", "c"}, {"1", "c"}}, {{"two", "3"}});
  Load(dir / "4", {}, {{"k", std::string(kDroppedMetadata)}});
  const MergeSummary summary =
      MergeShards({dir / "1", dir / "2", dir / "3", dir / "4"}, dir / "new");
  EXPECT_EQ(summary.articles, 3U);
  EXPECT_EQ(summary.replaced, 3U);
  EXPECT_THAT(FoundBy(dir / "new", "a"), IsEmpty());
  EXPECT_THAT(FoundBy(dir / "new", "b"), ElementsAre("3"));
  EXPECT_THAT(FoundBy(dir / "new", "c"), ElementsAre("2", "1"));
  EXPECT_THAT(MetadataOf(dir / "new"),
              ElementsAre(Pair("only", "1"), Pair("two", "3")));
  EXPECT_EQ(Xapian::Database::check(dir / "new"), 0U);
}

TEST(MergeShardsTest, GoesOnFromGapsAndDeletions) {
  const TempDir dir;
  Load(dir / "old", {{"1", "a"}, {"2", "a"}, {"1", "a"}, {"3", "a"}}, {});
  {
    Xapian::WritableDatabase database(dir / "old", Xapian::DB_OPEN);
    database.delete_document("Q2");
    database.commit();
  }
  Load(dir / "fresh", {{"3", "a"}, {"4", "a"}, {"4", "a"}}, {});
  const MergeSummary summary =
      MergeShards({dir / "old", dir / "fresh"}, dir / "new");
  EXPECT_EQ(summary.replaced, 1U);
  EXPECT_THAT(FoundBy(dir / "new", "a"), ElementsAre("1", "3", "4"));
  EXPECT_EQ(Xapian::Database::check(dir / "new"), 0U);
}

TEST(MergeShardsTest, FreshMetadataCount) {
  struct Row {
    const char* why;
    Metadata old_shard;
    Metadata fresh;
    Metadata want;
  };
  const std::string dropped(kDroppedMetadata);
  const Row rows[] = {
      {"neither has any", {}, {}, {}},
      {"different keys",
       {{"a", "old"}, {"c", "old"}},
       {{"b", "fresh"}},
       {{"a", "old"}, {"b", "fresh"}, {"c", "old"}}},
      // Xapian gives the values of a key in an order that depends on the keys
      // before it.
      {"equal keys, the old one ahead",
       {{"a", "old"}, {"b", "old"}, {"c", "old"}},
       {{"b", "fresh"}, {"c", "fresh"}},
       {{"a", "old"}, {"b", "fresh"}, {"c", "fresh"}}},
      {"equal keys, the fresh one ahead",
       {{"b", "old"}, {"c", "old"}},
       {{"a", "fresh"}, {"b", "fresh"}, {"c", "fresh"}},
       {{"a", "fresh"}, {"b", "fresh"}, {"c", "fresh"}}},
      {"a key that goes",
       {{"a", "old"}, {"b", "old"}, {"c", "old"}},
       {{"b", dropped}},
       {{"a", "old"}, {"c", "old"}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const TempDir dir;
    Load(dir / "old", {{"1", "a"}}, row.old_shard);
    Load(dir / "fresh", {{"2", "a"}}, row.fresh);
    MergeShards({dir / "old", dir / "fresh"}, dir / "new");
    EXPECT_EQ(MetadataOf(dir / "new"), row.want);
  }
}

TEST(MergeShardsTest, RefusesWhatItCannotMerge) {
  const TempDir dir;
  Load(dir / "old", {{"1", "a"}}, {});
  Load(dir / "fresh", {{"2", "a"}}, {});
  fs::create_directory(dir / "exists");
  EXPECT_THAT(
      Thrown(ErrorKind::kSystem,
             [&] {
               MergeShards({dir / "old", dir / "fresh"}, dir / "exists");
             }),
      HasSubstr("it exists"));
  EXPECT_THAT(Thrown(ErrorKind::kIndex,
                     [&] {
                       MergeShards({dir / "none", dir / "fresh"}, dir / "new");
                     }),
              HasSubstr("none"));
  const Xapian::WritableDatabase writing(dir / "old", Xapian::DB_OPEN);
  EXPECT_THAT(Thrown(ErrorKind::kTransient,
                     [&] {
                       MergeShards({dir / "old", dir / "fresh"}, dir / "new");
                     }),
              HasSubstr("old"));
  EXPECT_FALSE(fs::exists(dir / "new"));
}

}  // namespace
}  // namespace dizin::index
