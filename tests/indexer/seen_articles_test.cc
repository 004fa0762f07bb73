#include "indexer/seen_articles.h"

#include <gtest/gtest.h>

namespace dizin::indexer {
namespace {

TEST(SeenArticlesTest, KnowsWhatHasGone) {
  SeenArticles seen({"news/", "./more", "bare"});
  seen.Add("1", "news/a.jsonl");
  seen.Add("more/b.txt", "more/b.txt");
  seen.Keep("news/damaged.jsonl");
  seen.Keep("more/closed");
  struct Row {
    const char* why;
    const char* id;
    const char* origin;
    bool gone;
  };
  constexpr Row kRows[] = {
      {"it is there", "1", "news/a.jsonl", false},
      {"it has moved to another file", "1", "news/old.jsonl", false},
      {"its line has gone", "2", "news/a.jsonl", true},
      {"its file has gone", "more/c.txt", "more/c.txt", true},
      {"not of these paths", "3", "elsewhere/a.jsonl", false},
      {"a neighbour", "3", "news-2/a.jsonl", false},
      {"its file could not be read", "4", "news/damaged.jsonl", false},
      {"its folder could not be read", "5", "more/closed/x/y.txt", false},
      {"nothing was found there at all", "6", "bare/x.txt", false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(seen.IsGone(row.id, row.origin), row.gone) << row.why;
  }
  EXPECT_FALSE(seen.IsBare(0));
  EXPECT_TRUE(seen.IsBare(2));
}

}  // namespace
}  // namespace dizin::indexer
