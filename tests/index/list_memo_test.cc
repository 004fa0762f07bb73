#include "common/index/list_memo.h"

#include <cstddef>
#include <memory>
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
    memo_.Follow({&database_, 1}, {});
  }

  // A word that is somewhere.
  static std::vector<Variant> Word(const std::string& word) {
    return {{.terms = {word}, .articles = 1}};
  }

  // A word of which few of many articles are wanted.
  SharedList Ask(const std::string& word) {
    std::vector<Variant> variants = Word(word);
    variants[0].articles = ListMemo::kFewArticles + 1;
    return Find(variants, Wanted::kSome);
  }

  SharedList Find(const std::vector<Variant>& variants, Wanted wanted) {
    const Level level{Grade::kExact, variants.size(), 1};
    return memo_.Find({.variants = variants, .levels = {&level, 1}}, wanted,
                      TimeLimit(0, 4));
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  ListMemo memo_{kRoom};
  // For one list of as many articles as Ask() says.
  static constexpr std::size_t kRoom =
      256 + (ListMemo::kFewArticles + 1) * WordList::kArticleBytes;
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
  memo_.Follow({&database_, 1}, {.k1 = 2});
  EXPECT_EQ(Ask("b"), nullptr);
  memo_.Follow({&database_, 1}, {});
  EXPECT_EQ(Ask("b"), list);
  memo_.Follow({&database_, 2}, {});
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
  for (int i = 0; i < 4; ++i) EXPECT_EQ(Find({}, Wanted::kAll), nullptr);
}

TEST_F(ListMemoTest, MakesAListAtOnceWhereThatCostsLess) {
  std::vector<Variant> many = Word("b");
  many[0].articles = ListMemo::kFewArticles + 1;
  EXPECT_NE(Find(many, Wanted::kAll), nullptr);
  EXPECT_NE(Find(Word("a"), Wanted::kSome), nullptr) << "few articles";
  many[0].articles = ListMemo::kMaxArticles + 1;
  for (int i = 0; i < 4; ++i) EXPECT_EQ(Find(many, Wanted::kAll), nullptr);
}

TEST_F(ListMemoTest, KeepsWhatAQueryFindsUnderItsName) {
  EXPECT_EQ(memo_.Known("b or c"), nullptr);
  const Xapian::Query query(Xapian::Query::OP_OR, Xapian::Query("b"),
                            Xapian::Query("c"));
  const SharedList list = memo_.Keep("b or c", query, TimeLimit(0, 4));
  EXPECT_EQ(list->documents, (std::vector<std::uint32_t>{2, 3, 4}));
  EXPECT_EQ(memo_.Known("b or c"), list);
}

TEST_F(ListMemoTest, ForgetsWhatIsSeldomAskedForWhenNamesAreLong) {
  memo_.Known("b");
  memo_.Keep("b", Xapian::Query("b"), TimeLimit(0, 4));
  for (char name = 'a'; name < 'k'; ++name) {
    memo_.Known(std::string(ListMemo::kMaxNameBytes / 8, name));
  }
  EXPECT_EQ(memo_.Known("b"), nullptr);
}

// --- searches with it; see answers_test.cc ---

HitList Ask(IndexReader* reader, const std::string& query) {
  SearchOptions options;
  options.with_articles = false;
  return reader->Search(query::ParseQuery(query, {}).root, options);
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
