#include "common/index/list_memo.h"

#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/support/temp_dir.h"

namespace dizin::index {
namespace {

using testing::TempDir;

// --- the memo alone ---

class ListMemoTest : public ::testing::Test {
 protected:
  ListMemoTest() {
    for (const char* const word : {"a", "b", "b", "c"}) {
      Xapian::Document document;
      document.add_term(word);
      document.add_term("all");
      database_.add_document(document);
    }
    memo_.Follow({&database_, 1}, Xapian::BM25Weight());
  }

  SharedList Ask(const std::string& word) {
    const std::vector<Variant> variants = {
        {.terms = {word}, .articles = database_.get_termfreq(word)}};
    return memo_.Find(
        word, variants, [&] { return Xapian::Query(word); }, TimeLimit(0, 4));
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  ListMemo memo_{kRoom};
  // For one list of any of the words.
  static constexpr std::size_t kRoom = 320;
};

TEST_F(ListMemoTest, MakesAListWhenAWordIsAskedForAgain) {
  EXPECT_EQ(Ask("b"), nullptr);
  const SharedList list = Ask("b");
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->documents, (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(Ask("b"), list);
}

TEST_F(ListMemoTest, ForgetsWithTheStateAndKeepsWeightingsApart) {
  Ask("b");
  const SharedList list = Ask("b");
  ASSERT_NE(list, nullptr);
  memo_.Follow({&database_, 1}, Xapian::BM25Weight(2, 0, 1, .5, .5));
  EXPECT_EQ(Ask("b"), nullptr);
  memo_.Follow({&database_, 1}, Xapian::BM25Weight());
  EXPECT_EQ(Ask("b"), list);
  memo_.Follow({&database_, 2}, Xapian::BM25Weight());
  EXPECT_EQ(Ask("b"), nullptr);
}

TEST_F(ListMemoTest, KeepsWhatIsAskedForMostOften) {
  Ask("b");
  const SharedList b = Ask("b");
  Ask("a");
  EXPECT_EQ(Ask("a"), nullptr) << "as often as b, and there is no room";
  EXPECT_EQ(Ask("b"), b);
  Ask("a");
  EXPECT_NE(Ask("a"), nullptr) << "four times";
  EXPECT_EQ(Ask("b"), nullptr) << "four times: no more often than a";
}

TEST_F(ListMemoTest, DoesNotMakeWhatIsNotThere) {
  for (int i = 0; i < 4; ++i) EXPECT_EQ(Ask("nothing"), nullptr);
}

// --- searches with it ---

const char* const kWords[] = {"kalin",   "kalın",    "Kalin",  "Kalın",
                              "Kalyn",   "ankara",   "Ankara", "Ankarada",
                              "harbour", "harbours", "boat",   "boats",
                              "rain",    "raining",  "lake",   "the"};

std::string RandomWord(std::mt19937* random) {
  const std::size_t most = (*random)() % std::size(kWords) + 1;
  return kWords[(*random)() % most];
}

std::vector<Article> RandomArticles(std::mt19937* random) {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (std::size_t j = (*random)() % 40 + 1; j > 0; --j) {
      text += RandomWord(random) + " ";
    }
    articles.push_back(
        MakeArticle(std::to_string(i), RandomWord(random), text));
  }
  return articles;
}

std::string RandomAtom(std::mt19937* random) {
  const std::string a = RandomWord(random), b = RandomWord(random);
  switch ((*random)() % 10) {
    case 0:
      return '"' + a + ' ' + b + '"';
    case 1:
      return a + " NEAR/3 " + b;
    case 2:
      return '"' + a + ' ' + b + ' ' + RandomWord(random) + "\"~2";
    case 3:
      return a.substr(0, 3) + '*';
    case 4:
      return a + "^2";
    case 5:
      return "title:" + a;
    case 6:
      return '(' + a + " OR \"" + b + ' ' + a + "\")";
    default:
      return a;
  }
}

// Nothing is excluded: there Xapian 1.4.22 reads weights that it has not set.
std::string RandomQuery(std::mt19937* random) {
  static const char* const kJoints[] = {" ", " ", " AND ", " OR ", " +"};
  const char* const joint = kJoints[(*random)() % std::size(kJoints)];
  std::string query = RandomAtom(random);
  for (std::size_t i = (*random)() % 3; i > 0; --i) {
    query += joint + RandomAtom(random);
  }
  return query;
}

HitList Ask(IndexReader* reader, const std::string& query) {
  SearchOptions options;
  options.with_articles = false;
  return reader->Search(query::ParseQuery(query, {}).root, options);
}

TEST(RememberedWordsTest, AnswerAsTheIndexDoes) {
  constexpr unsigned kSeed = 5;
  std::mt19937 random(kSeed);
  const TempDir dir;
  MakeIndex(dir / "b", RandomArticles(&random));
  const auto remembers = IndexReader::Open({dir / "b"});
  for (int i = 0; i < 400; ++i) {
    const std::string query = RandomQuery(&random);
    SCOPED_TRACE(query);
    const HitList want = Ask(IndexReader::Open({dir / "b"}).get(), query);
    for (int again = 0; again < 2; ++again) {
      const HitList got = Ask(remembers.get(), query);
      ASSERT_EQ(got.hits.size(), want.hits.size());
      EXPECT_LE(got.matches_lower, want.matches_upper);
      EXPECT_GE(got.matches_upper, want.matches_lower);
      for (std::size_t j = 0; j < want.hits.size(); ++j) {
        EXPECT_NEAR(got.hits[j].score, want.hits[j].score, 1e-9);
        EXPECT_EQ(got.hits[j].id, want.hits[j].id);
      }
    }
  }
}

TEST(RememberedWordsTest, SeeWhatIsAddedLater) {
  const TempDir dir;
  MakeIndex(dir / "b", {MakeArticle("1", "", "the lake of Ankara")});
  const auto reader = IndexReader::Open({dir / "b"});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Ask(reader.get(), "\"lake of\" Ankara").hits.size(), 1U);
  }
  MakeIndex(dir / "b", {MakeArticle("2", "", "the lake of Ankara, again")});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Ask(reader.get(), "\"lake of\" Ankara").hits.size(), 2U);
  }
}

}  // namespace
}  // namespace dizin::index
