#include "common/index/shard_writer.h"

#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

// An article of the given terms, each at its place from 1.
IndexedArticle Make(const std::string& id,
                    const std::vector<std::string>& words,
                    TermDictionary* terms) {
  IndexedArticle article;
  article.id = id;
  article.content_hash = words.size() * 1000 + id.size();
  std::uint32_t position = 0;
  for (const std::string& word : words) {
    article.occurrences.push_back({terms->Intern(word), ++position, 1});
  }
  article.occurrences.push_back({terms->Intern(IdTerm(id)), 0, 0});
  article.values = {{kHashSlot, HashToValue(article.content_hash)}};
  Article stored;
  stored.id = id;
  article.data = EncodeStoredArticle(stored);
  return article;
}

std::string IdOf(const Xapian::Database& database, Xapian::docid docid) {
  return DecodeStoredId(database.get_document(docid).get_data());
}

std::vector<std::string> FoundBy(const std::string& path,
                                 const std::string& term) {
  const Xapian::Database database(path);
  std::vector<std::string> ids;
  for (auto i = database.postlist_begin(term); i != database.postlist_end(term);
       ++i) {
    ids.push_back(IdOf(database, *i));
  }
  return ids;
}

TEST(ShardWriterTest, WritesWhatXapianReads) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  IndexedArticle article = Make("a", {"kalın", "ankara", "kalın"}, &terms);
  article.values.insert(article.values.begin(), {kDateSlot, "date"});
  writer->Put(article, terms);
  writer->Put(Make("b", {"ankara"}, &terms), terms);
  writer->SetMetadata("Lx", std::string("a\0b", 3));
  EXPECT_EQ(Xapian::Database(dir / "s").get_doccount(), 0U)
      << "nothing before the commit";
  writer->Commit();

  const Xapian::Database database(dir / "s");
  EXPECT_EQ(database.get_doccount(), 2U);
  EXPECT_THAT(FoundBy(dir / "s", "ankara"), ElementsAre("a", "b"));
  EXPECT_EQ(database.get_metadata("Lx"), std::string("a\0b", 3));
  EXPECT_EQ(database.get_metadata("dizin.format"), "1");
  EXPECT_EQ(database.get_metadata("dizin.fingerprint"), Fingerprint());
  const Xapian::docid a = *database.postlist_begin("Qa");
  EXPECT_EQ(database.get_document(a).get_value(kDateSlot), "date");
  EXPECT_EQ(database.get_doclength(a), 3U);
  std::vector<Xapian::termpos> positions(
      database.positionlist_begin(a, "kalın"),
      database.positionlist_end(a, "kalın"));
  EXPECT_THAT(positions, ElementsAre(1U, 3U));
}

TEST(ShardWriterTest, TheSameIdReplaces) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  EXPECT_EQ(writer->ContentHash("a"), std::nullopt);
  writer->Put(Make("a", {"old"}, &terms), terms);
  EXPECT_EQ(writer->ContentHash("a"), 1001U) << "as of now, not of the commit";
  writer->Put(Make("a", {"new", "words"}, &terms), terms);
  writer->Commit();
  EXPECT_EQ(writer->ContentHash("a"), 2001U);
  EXPECT_THAT(FoundBy(dir / "s", "old"), ElementsAre());
  EXPECT_THAT(FoundBy(dir / "s", "new"), ElementsAre("a"));
  EXPECT_TRUE(writer->Delete("a"));
  EXPECT_FALSE(writer->Delete("a"));
  EXPECT_FALSE(writer->Delete("never there"));
  EXPECT_EQ(writer->ContentHash("a"), std::nullopt);
  writer->Commit();
  EXPECT_EQ(Xapian::Database(dir / "s").get_doccount(), 0U);
}

TEST(ShardWriterTest, LongIdsStayApart) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  const std::string base(1000, 'x');
  for (const char* end : {"1", "2"}) {
    writer->Put(Make(base + end, {"word"}, &terms), terms);
  }
  writer->Commit();
  EXPECT_EQ(Xapian::Database(dir / "s").get_doccount(), 2U);
  EXPECT_TRUE(writer->Delete(base + "1"));
}

TEST(ShardWriterTest, NothingUncommittedRemains) {
  const TempDir dir;
  TermDictionary terms;
  {
    const auto writer = OpenShardWriter(dir / "s", true);
    writer->Put(Make("a", {"kept"}, &terms), terms);
    writer->Commit();
    writer->Put(Make("b", {"lost"}, &terms), terms);
  }
  EXPECT_EQ(Xapian::Database(dir / "s").get_doccount(), 1U);
  const auto writer = OpenShardWriter(dir / "s", false);
  EXPECT_EQ(writer->ContentHash("b"), std::nullopt);
  EXPECT_EQ(writer->ContentHash("a"), 1001U);
}

// Many more articles than are kept in memory between two writes of postings.
TEST(ShardWriterTest, ABatchMayBeLarge) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  for (int i = 0; i < 2'500; ++i) {
    writer->Put(Make(std::to_string(i),
                     {"common", "word" + std::to_string(i % 70)}, &terms),
                terms);
  }
  EXPECT_EQ(Xapian::Database(dir / "s").get_doccount(), 0U);
  writer->Commit();
  const Xapian::Database database(dir / "s");
  EXPECT_EQ(database.get_doccount(), 2'500U);
  EXPECT_EQ(database.get_termfreq("common"), 2'500U);
  EXPECT_EQ(database.get_termfreq("word7"), 36U);
  EXPECT_EQ(Xapian::Database::check(dir / "s"), 0U);
}

// What Xapian refuses late, loses or cannot read back, row by row.
TEST(ShardWriterTest, SurvivesEveryHazard) {
  std::vector<std::string> sequential;
  for (int i = 0; i < 2'730; ++i) {
    sequential.push_back("id" + std::to_string(i));
  }
  struct Row {
    const char* why;
    std::vector<std::string> words;
  };
  const Row kRows[] = {
      {"a term of 246 bytes is refused and the batch lost",
       {std::string(246, 'a')}},
      {"a term of a megabyte", {std::string(1 << 20, 'a')}},
      {"130 NULs pass until the commit", {std::string(130, '\0')}},
      {"an empty term", {""}},
      {"no term at all", {}},
      {"not UTF-8", {"\xff\xfe"}},
      {"a term list that cannot be read back", sequential},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const TempDir dir;
    TermDictionary terms;
    const auto writer = OpenShardWriter(dir / "s", true);
    writer->Put(Make("before", {"word"}, &terms), terms);
    writer->Put(Make("a", row.words, &terms), terms);
    writer->Put(Make("after", {"word"}, &terms), terms);
    writer->Commit();
    EXPECT_THAT(FoundBy(dir / "s", "word"), ElementsAre("before", "after"));
    EXPECT_EQ(Xapian::Database::check(dir / "s"), 0U);
    writer->Put(Make("a", {"harmless"}, &terms), terms);
    EXPECT_TRUE(writer->Delete("a"));
    writer->Commit();
    EXPECT_EQ(Xapian::Database(dir / "s").get_doccount(), 2U);
  }
}

TEST(ShardWriterTest, RepetitiveDataCanBeReadBack) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  std::map<std::string, std::string> stored;
  // The id stands uncompressed in the record.
  for (std::size_t size = 8'170; size < 8'230; ++size) {
    Article article;
    article.id = std::string(size, 'x');
    IndexedArticle indexed = Make(article.id, {"word"}, &terms);
    writer->Put(indexed, terms);
  }
  writer->Commit();
  EXPECT_EQ(FoundBy(dir / "s", "word").size(), 60U);
  EXPECT_EQ(Xapian::Database::check(dir / "s"), 0U);
}

TEST(ShardWriterTest, FrequenciesDoNotWrap) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  IndexedArticle article = Make("a", {"one", "two", "three"}, &terms);
  for (int i = 0; i < 3; ++i) article.occurrences[i].wdf = 0xf000'0000U;
  writer->Put(article, terms);
  writer->Commit();
  EXPECT_EQ(Xapian::Database(dir / "s").get_doclength(1), 0x7fff'ffffU);
}

TEST(ShardWriterTest, SaysWhyItCannotOpen) {
  const TempDir dir;
  TermDictionary terms;
  EXPECT_THAT(
      Thrown(ErrorKind::kIndex, [&] { OpenShardWriter(dir / "no", false); }),
      HasSubstr("the shard is missing"));

  const auto held = OpenShardWriter(dir / "held", true);
  EXPECT_THAT(Thrown(ErrorKind::kTransient,
                     [&] { OpenShardWriter(dir / "held", false); }),
              HasSubstr("another process is writing"));

  {
    Xapian::WritableDatabase foreign(dir / "foreign", Xapian::DB_CREATE);
    foreign.add_document(Xapian::Document());
    foreign.commit();
  }
  EXPECT_THAT(Thrown(ErrorKind::kIndex,
                     [&] { OpenShardWriter(dir / "foreign", true); }),
              HasSubstr("not made by dizin-index"));

  OpenShardWriter(dir / "newer", true)->Commit();
  {
    Xapian::WritableDatabase newer(dir / "newer", Xapian::DB_OPEN);
    newer.set_metadata("dizin.format", "2");
    newer.commit();
  }
  EXPECT_THAT(
      Thrown(ErrorKind::kIndex, [&] { OpenShardWriter(dir / "newer", true); }),
      HasSubstr("use a newer dizin"));

  OpenShardWriter(dir / "damaged", true)->Commit();
  fs::resize_file(dir / "damaged/iamglass", 20);
  EXPECT_THAT(Thrown(ErrorKind::kIndex,
                     [&] { OpenShardWriter(dir / "damaged", true); }),
              HasSubstr("opening " + dir / "damaged"));
}

TEST(ShardWriterTest, IsDoneForAfterAFailure) {
  const TempDir dir;
  TermDictionary terms;
  const auto writer = OpenShardWriter(dir / "s", true);
  writer->Put(Make("a", {"kept"}, &terms), terms);
  writer->Commit();
  writer->Put(Make("b", {"lost"}, &terms), terms);
  fs::rename(dir / "s", dir / "away");
  Thrown(ErrorKind::kIndex, [&] { writer->Commit(); });
  fs::rename(dir / "away", dir / "s");
  EXPECT_THAT(Thrown(ErrorKind::kInternal, [&] { writer->Commit(); }),
              HasSubstr("open it anew"));
  EXPECT_EQ(Xapian::Database::check(dir / "s"), 0U);
}

// A killed process leaves the last commit, whatever it was doing.
TEST(ShardWriterTest, SurvivesKill) {
  const TempDir dir;
  const std::string path = dir / "s";
  for (int round = 0; round < 8; ++round) {
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      TermDictionary terms;
      const auto writer = OpenShardWriter(path, true);
      for (int i = 0;; ++i) {
        writer->Put(
            Make(std::to_string(i), {"w" + std::to_string(i), "all"}, &terms),
            terms);
        if (i % 20 != 19) continue;
        writer->Commit();
        const char done = 1;
        if (::write(ready[1], &done, 1) != 1) ::_exit(1);
      }
    }
    ::close(ready[1]);
    std::size_t acknowledged = 0;
    char done = 0;
    for (; acknowledged < 3U + static_cast<std::size_t>(round);
         ++acknowledged) {
      ASSERT_EQ(::read(ready[0], &done, 1), 1);
    }
    ::usleep(static_cast<useconds_t>(700 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(ready[0], &done, 1) == 1) ++acknowledged;
    ::close(ready[0]);
    EXPECT_EQ(Xapian::Database::check(path), 0U);
    const std::size_t found = FoundBy(path, "all").size();
    EXPECT_GE(found, acknowledged * 20);
    EXPECT_EQ(found % 20, 0U);
    fs::remove_all(path);
  }
}

}  // namespace
}  // namespace dizin::index
