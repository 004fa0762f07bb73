#include "indexer/mend_article.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/thrown.h"

namespace dizin::indexer {
namespace {

using ::testing::HasSubstr;
using testing::Thrown;

TEST(MendArticleTest, LeavesAGoodArticleAsItIs) {
  Article article{.id = "a/1", .title = "Kalın", .extra = {{"byline_2", "x"}}};
  const Article before = article;
  MendArticle(&article);
  EXPECT_EQ(article, before);
}

TEST(MendArticleTest, MendsEveryString) {
  const std::string bad("a\0b\xff", 4);
  const std::string good = "a b\uFFFD";
  Article article{.id = "a",
                  .title = bad,
                  .text = bad,
                  .language = bad,
                  .url = bad,
                  .source = bad,
                  .authors = {bad},
                  .extra = {{"byline", bad}}};
  MendArticle(&article);
  const Article want{.id = "a",
                     .title = good,
                     .text = good,
                     .language = good,
                     .url = good,
                     .source = good,
                     .authors = {good},
                     .extra = {{"byline", good}}};
  EXPECT_EQ(article, want);
}

TEST(MendArticleTest, RefusesWhatCannotBe) {
  const struct {
    const char* why;
    Article article;
    const char* want;
  } rows[] = {
      {"no id", {.title = "a"}, "an id is 1 to 1024 bytes"},
      {"long id", {.id = std::string(1025, 'a'), .title = "a"}, "an id is"},
      {"ill-formed id", {.id = "\xff", .title = "a"}, "an id is"},
      {"control", {.id = "a\nb", .title = "a"}, "an id is"},
      {"nothing", {.id = "a"}, "article a: has neither a title nor a text"},
      {"own name",
       {.id = "a", .title = "a", .extra = {{"title", ""}}},
       "article a: 'title' cannot be"},
      {"no name",
       {.id = "a", .title = "a", .extra = {{"", ""}}},
       "'' cannot be the name"},
      {"capital",
       {.id = "a", .title = "a", .extra = {{"Byline", ""}}},
       "'Byline' cannot be"},
      {"odd name",
       {.id = "a", .title = "a", .extra = {{"a\n\xff", ""}}},
       "'a \uFFFD' cannot be"},
      {"size",
       {.id = "a", .text = std::string((100 << 20) + 1, 'a')},
       "article a: is longer than 100 MB"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    Article article = row.article;
    EXPECT_THAT(Thrown(ErrorKind::kInput, [&] { MendArticle(&article); }),
                HasSubstr(row.want));
  }
}

}  // namespace
}  // namespace dizin::indexer
