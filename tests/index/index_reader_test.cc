#include "common/index/index_reader.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "common/index/database.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempDir;
using testing::Thrown;
using ::testing::UnorderedElementsAre;
using Ids = std::vector<std::string>;

query::Node Parse(const std::string& text,
                  const std::vector<std::string>& fields = {}) {
  return query::ParseQuery(text, {.fields = fields}).root;
}

Ids IdsOf(const HitList& list) {
  Ids ids;
  for (const Hit& hit : list.hits) ids.push_back(hit.id);
  return ids;
}

Ids Find(IndexReader* reader, const std::string& query,
         const SearchOptions& options = {}) {
  return IdsOf(reader->Search(Parse(query, reader->Fields()), options));
}

std::vector<Article> News() {
  std::vector<Article> news = {
      MakeArticle("exact", "Talks", "The spokesman Kalın spoke.", "tr"),
      MakeArticle("plain", "Talks", "The spokesman Kalin spoke.", "en"),
      MakeArticle("none", "Weather", "Rain in the north, sun in the south."),
      MakeArticle("title", "Ankara and Kalın", "Nothing else."),
  };
  news[0].date = ParseDate("2021-02-11");
  news[0].source = "Anadolu";
  news[0].authors = {"Ayşe Yılmaz"};
  news[0].extra = {{"pages", "12"}};
  news[1].date = ParseDate("2021-03");
  news[1].extra = {{"pages", "3"}, {"section", "world news"}};
  return news;
}

class IndexReaderTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  void SetUp() override {
    MakeIndex(path_, News(), GetParam());
    reader_ = IndexReader::Open({path_});
  }

  const TempDir dir_;
  const std::string path_ = dir_ / "news.dizin";
  std::unique_ptr<IndexReader> reader_;
};

TEST_P(IndexReaderTest, FindsWhatIsAsked) {
  struct Row {
    const char* why;
    const char* query;
    Ids want;  // in any order
  };
  const Row kRows[] = {
      {"every spelling", "kalin", {"exact", "plain", "title"}},
      {"one spelling", "=kalın", {"exact", "title"}},
      {"any of the words",
       "kalın weather",
       {"exact", "plain", "title", "none"}},
      {"all of the words", "kalın AND ankara", {"title"}},
      {"must", "+kalın ankara", {"exact", "plain", "title"}},
      {"must not", "kalın -ankara", {"exact", "plain"}},
      {"must not alone", "-kalın", {"none"}},
      {"phrase", "\"spokesman kalin\"", {"exact", "plain"}},
      {"phrase with a stop word", "\"the spokesman\"", {"exact", "plain"}},
      {"phrase in the wrong order", "\"kalın spokesman\"", {}},
      {"phrase with room", "\"the kalın\"~1", {"exact", "plain"}},
      {"near", "spoke NEAR/2 spokesman", {"exact", "plain"}},
      {"too far", "spoke NEAR/1 spokesman", {}},
      {"never from title to text", "\"kalın nothing\"", {}},
      {"title", "title:kalın", {"title"}},
      {"author without accents", "author:yilmaz", {"exact"}},
      {"author", "author:\"ayşe yılmaz\"", {"exact"}},
      {"language", "kalın lang:tr", {"exact"}},
      {"languages alone", "lang:tr,xx", {"exact"}},
      {"source", "source:anadolu", {"exact"}},
      {"id", "id:plain", {"plain"}},
      {"month", "date:2021-02", {"exact"}},
      {"months", "date:2021-02..2021-03", {"exact", "plain"}},
      {"open range", "date:2021-02-12..", {"plain"}},
      {"a bound counts to its last second", "date:..2021-02-11", {"exact"}},
      {"number", "pages:10..12", {"exact"}},
      {"field", "section:world", {"plain"}},
      {"prefix", "spok*", {"exact", "plain"}},
      {"prefix without accents", "kali*", {"exact", "plain", "title"}},
      {"fuzzy", "spokeman~1", {"exact", "plain"}},
      {"nothing", "submarine", {}},
      {"nothing of all", "kalın AND submarine", {}},
      {"empty", "", {}},
      {"no word in it", "!!!", {}},
      {"a part of a compound, beside other words",
       "rain-cloud spokesman",
       {"exact", "plain", "none"}},
      {"a compound alone", "rain-cloud", {}},
      {"a compound that must be", "+rain-cloud spokesman", {}},
      {"a short part says too little", "x-in spokesman", {"exact", "plain"}},
      {"stop words alone are words", "the", {"exact", "plain", "none"}},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_THAT(Find(reader_.get(), row.query),
                ::testing::UnorderedElementsAreArray(row.want))
        << row.query;
  }
}

TEST_P(IndexReaderTest, TheExactSpellingIsFirst) {
  MakeIndex(path_, {MakeArticle("title", "Ankara", "Nothing else.")});
  EXPECT_THAT(Find(reader_.get(), "kalın"), ElementsAre("exact", "plain"));
  EXPECT_THAT(Find(reader_.get(), "kalin"), ElementsAre("plain", "exact"));
}

TEST_P(IndexReaderTest, GivesBackArticles) {
  const HitList list = reader_->Search(Parse("=kalin"), {});
  ASSERT_EQ(list.hits.size(), 1U);
  EXPECT_EQ(list.hits[0].article, News()[1]);
  EXPECT_GT(list.hits[0].score, 0);
  EXPECT_EQ(list.matches_lower, 1U);
  EXPECT_EQ(list.matches_upper, 1U);
  EXPECT_EQ(reader_->Get("none"), News()[2]);
  EXPECT_EQ(reader_->Get("no such"), std::nullopt);
  EXPECT_EQ(reader_->ArticleCount(), 4U);
  EXPECT_THAT(reader_->Fields(), ElementsAre("pages", "section"));
  const HitList ids =
      reader_->Search(Parse("=kalin"), {.with_articles = false});
  EXPECT_EQ(ids.hits[0].id, "plain");
  EXPECT_EQ(ids.hits[0].article, Article());
}

TEST_P(IndexReaderTest, ShowsWhatItLookedFor) {
  const HitList list = reader_->Search(Parse("kalin the \"ankara\" -rain"), {});
  ASSERT_EQ(list.expansions.size(), 2U);
  EXPECT_EQ(list.expansions[0].typed, "kalin");
  EXPECT_EQ(list.expansions[0].variants[0].terms, Ids{"kalin"});
  EXPECT_EQ(list.expansions[0].variants[1].terms, Ids{"kalın"});
  EXPECT_EQ(list.expansions[1].typed, "ankara");
  EXPECT_EQ(reader_->Expand("KALIN", Match::kDefault).variants.size(), 2U);
}

TEST_P(IndexReaderTest, NotesUnknownFields) {
  query::Node node = Parse("kalın");
  node.field = "byline";
  const HitList list = reader_->Search(node, {});
  EXPECT_THAT(list.hits, IsEmpty());
  EXPECT_THAT(list.notes, ElementsAre("no article has a field 'byline'"));
}

TEST_P(IndexReaderTest, ExplanationsAddUp) {
  for (const char* query :
       {"kalin", "kalın ankara", "+kalin -weather spoke^2", "kalın AND ankara",
        "\"spokesman kalın\" ankara", "(kalın AND ankara) OR spoke",
        "spok* lang:tr", "spokesman NEAR/3 spoke talks", "rain north sun south",
        "rain-cloud spokesman", "date:2021-02"}) {
    SCOPED_TRACE(query);
    const HitList plain = reader_->Search(Parse(query), {});
    const HitList explained = reader_->Search(Parse(query), {.explain = true});
    ASSERT_EQ(IdsOf(explained), IdsOf(plain));
    EXPECT_FALSE(plain.hits.empty());
    for (std::size_t i = 0; i < plain.hits.size(); ++i) {
      double sum = 0;
      for (const ScorePart& part : explained.hits[i].parts) sum += part.score;
      EXPECT_DOUBLE_EQ(explained.hits[i].score, sum);
      EXPECT_NEAR(plain.hits[i].score, sum, 1e-9 + 1e-9 * sum);
    }
  }
}

TEST_P(IndexReaderTest, AQuestionCountsRepetitionLess) {
  MakeIndex(path_, {MakeArticle("again", "", "Kemal met Kemal and Kemal."),
                    MakeArticle("once", "", "Kemal met Ali and Osman.")});
  const auto ratio = [&](bool question) {
    const auto hits =
        reader_->Search(Parse("kemal"), {.question = question}).hits;
    return hits.at(0).score / hits.at(1).score;
  };
  EXPECT_GT(ratio(true), 1);
  EXPECT_GT(ratio(false), ratio(true) + .1);
}

TEST_P(IndexReaderTest, SortsByDate) {
  EXPECT_THAT(Find(reader_.get(), "kalın", {.sort = Sort::kDateDescending}),
              ElementsAre("plain", "exact", "title"));
}

TEST_P(IndexReaderTest, Pages) {
  const Ids all = Find(reader_.get(), "kalın weather");
  EXPECT_EQ(all.size(), 4U);
  for (std::size_t offset = 0; offset < 6; ++offset) {
    const Ids page =
        Find(reader_.get(), "kalın weather", {.offset = offset, .limit = 1});
    EXPECT_EQ(page, offset < 4 ? Ids{all[offset]} : Ids{});
  }
  EXPECT_THAT(Find(reader_.get(), "kalın", {.limit = 0}), IsEmpty());
  EXPECT_EQ(Find(reader_.get(), "kalın", {.limit = ~std::size_t{0}}).size(),
            3U);
}

INSTANTIATE_TEST_SUITE_P(Shards, IndexReaderTest,
                         ::testing::Values(std::size_t{1}, std::size_t{3}));

TEST(IndexReaderOpenTest, SaysWhyItCannot) {
  const TempDir dir;
  EXPECT_THAT(
      Thrown(ErrorKind::kIndex, [&] { IndexReader::Open({dir / "none"}); }),
      HasSubstr("there is no such database"));
  EXPECT_THAT(Thrown(ErrorKind::kUsage, [] { IndexReader::Open({}); }),
              HasSubstr("no database"));
  MakeIndex(dir / "b", News());
  fs::resize_file(dir / "b/shard-0/iamglass", 30);
  EXPECT_THAT(
      Thrown(ErrorKind::kIndex, [&] { IndexReader::Open({dir / "b"}); }),
      HasSubstr("opening " + dir / "b"));
  fs::remove_all(dir / "b/shard-0");
  Thrown(ErrorKind::kIndex, [&] { IndexReader::Open({dir / "b"}); });
}

TEST(IndexReaderOpenTest, SeveralDatabasesAreOne) {
  const TempDir dir;
  const std::vector<Article> news = News();
  MakeIndex(dir / "a", {news[0], news[1]});
  MakeIndex(dir / "b", {news[2], news[3]}, 2);
  MakeIndex(dir / "all", news);
  const auto apart = IndexReader::Open({dir / "a", dir / "b"});
  const auto together = IndexReader::Open({dir / "all"});
  for (const char* query : {"kalin", "kalın spoke", "the rain", "spok*"}) {
    const HitList some = apart->Search(Parse(query), {});
    const HitList one = together->Search(Parse(query), {});
    ASSERT_EQ(IdsOf(some), IdsOf(one)) << query;
    for (std::size_t i = 0; i < one.hits.size(); ++i) {
      EXPECT_DOUBLE_EQ(some.hits[i].score, one.hits[i].score);
    }
  }
}

// Chinese and its neighbours put no blanks between words.
TEST(IndexReaderRunTest, AnswersAQuestionWithoutBlanks) {
  const TempDir dir;
  MakeIndex(dir / "b",
            {MakeArticle("visit", "", "总理访问了北京大学,并与学生交谈。"),
             MakeArticle("city", "", "北京下雨了。"),
             MakeArticle("name", "", "埃尔多安抵达安卡拉。"),
             MakeArticle("scraps", "", "埃尔不在这里。多安也不在。")});
  const auto reader = IndexReader::Open({dir / "b"});
  const auto ids = [&reader](const char* query) {
    return Find(reader.get(), query);
  };
  EXPECT_THAT(ids("北京的大学在什么地方"), ElementsAre("visit", "city"));
  EXPECT_THAT(ids("天气 北京的大学在什么地方"), ElementsAre("visit", "city"));
  EXPECT_THAT(ids("埃尔多安"), ElementsAre("name"));
  EXPECT_THAT(ids("北京 -北京大学在什么地方"),
              ::testing::UnorderedElementsAre("visit", "city"));
  for (const char* const strict :
       {"\"北京的大学在什么地方\"", "+北京的大学在什么地方 北京",
        "=北京的大学在什么地方", "北京的大学在什么地方 AND 北京"}) {
    EXPECT_THAT(ids(strict), ::testing::IsEmpty()) << strict;
  }
}

TEST(IndexReaderRunTest, FindsChineseOfEitherScript) {
  const TempDir dir;
  MakeIndex(dir / "b", {MakeArticle("china", "", "习近平会见台湾大学的学生。"),
                        MakeArticle("taiwan", "", "習近平會見臺灣大學的學生。"),
                        MakeArticle("japan", "", "小沢一郎と渡辺総理"),
                        MakeArticle("neither", "", "近平 習")});
  const auto reader = IndexReader::Open({dir / "b"});
  const auto ids = [&reader](const char* query) {
    return Find(reader.get(), query);
  };
  EXPECT_THAT(ids("习近平"), ElementsAre("china", "taiwan"));
  EXPECT_THAT(ids("習近平"), ElementsAre("taiwan", "china"));
  EXPECT_THAT(ids("=習近平"), ElementsAre("taiwan"));
  EXPECT_THAT(ids("臺灣大学"),
              ::testing::UnorderedElementsAre("taiwan", "china"));
  EXPECT_THAT(ids("\"小澤\" 渡邊"), ElementsAre("japan"));
}

TEST(IndexReaderOpenTest, ADatabaseGivenTwiceIsSearchedOnce) {
  const TempDir dir;
  MakeIndex(dir / "b", News());
  fs::create_directory_symlink(dir / "b", dir / "link");
  const auto reader =
      IndexReader::Open({dir / "b", dir / "link", dir / "b/../b"});
  EXPECT_EQ(Find(reader.get(), "kalın").size(), 3U);
}

TEST(IndexReaderOpenTest, APlainGlassDatabaseIsOneShard) {
  const TempDir dir;
  MakeIndex(dir / "b", News());
  const auto reader = IndexReader::Open({dir / "b/shard-0"});
  EXPECT_EQ(Find(reader.get(), "kalın").size(), 3U);
}

TEST(IndexReaderCorrectTest, TakesTheFirstLetterAsTyped) {
  const TempDir dir;
  MakeIndex(dir / "b", {MakeArticle("a", "",
                                    "7 days Zürich Éclair éclat eclair ečlair "
                                    "москва 莫斯科 ἀθῆναι αθηνα 서울시청")});
  const auto reader = IndexReader::Open({dir / "b"});
  struct Row {
    const char* why;
    const char* typed;
    int edits;
    std::vector<std::string> want;
  };
  const Row rows[] = {
      {"two letters swapped", "zurcih", 1, {"zürich"}},
      {"one too many", "zuerich", 1, {"zürich"}},
      {"the first is another", "turich", 1, {}},
      {"the first but for its accent, behind other scripts' beginnings",
       "eclai",
       1,
       {"eclair", "ečlair", "éclair", "éclat"}},
      {"an accent typed", "éclaim", 1, {"eclair", "ečlair", "éclair"}},
      {"two letters", "zurhc", 2, {"zürich"}},
      {"Cyrillic", "москав", 1, {"москва"}},
      {"Greek, in another block", "αθηναις", 1, {"ἀθῆναι"}},
      {"nothing of its script", "שלום", 2, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    Ids terms;
    for (const KnownWord& word : reader->Correct(row.typed, row.edits, 9)) {
      terms.push_back(word.term);
    }
    std::sort(terms.begin(), terms.end());
    EXPECT_EQ(terms, row.want);
  }
}

TEST(IndexReaderFollowsTest, SeesEachCommit) {
  const TempDir dir;
  MakeIndex(dir / "b", {});
  const auto reader = IndexReader::Open({dir / "b"});
  TestShard shard(dir / "b/shard-0");
  std::uint64_t articles = 0;
  for (const std::string word : {"Kalına", "Kalının", "Kalını"}) {
    shard.Put(MakeArticle(word, "", word));
    EXPECT_EQ(reader->ArticleCount(), articles);
    shard.Commit();
    EXPECT_EQ(reader->ArticleCount(), ++articles);
    EXPECT_THAT(Find(reader.get(), "=" + word), ElementsAre(word));
    EXPECT_EQ(Find(reader.get(), "kalı*").size(), articles);
  }
}

TEST(IndexReaderFollowsTest, FollowsAStubThatIsSwitched) {
  const TempDir dir;
  MakeIndex(dir / "b", {MakeArticle("old", "", "Kalın")});
  const auto reader = IndexReader::Open({dir / "b"});
  const SearchOptions ids{.with_articles = false};
  EXPECT_THAT(Find(reader.get(), "kalın", ids), ElementsAre("old"));
  {
    TestShard shard(dir / "b/shard-0.2");
    shard.Put(MakeArticle("new", "", "Kalın"));
    shard.Commit();
  }
  SwitchShards(ReadLayout(dir / "b"), {"shard-0.2"});
  {
    const DatabaseLock lock(dir / "b");
    RemoveUnlistedShards(dir / "b");
  }
  EXPECT_THAT(Find(reader.get(), "kalın", ids), ElementsAre("new"));
}

}  // namespace
}  // namespace dizin::index
