#include "common/lexicon/expansion_memo.h"

#include <string>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

Expansion WithVariants(std::size_t count) {
  Expansion expansion;
  expansion.variants.resize(count);
  return expansion;
}

TEST(ExpansionMemoTest, ForgetsWhatWasNotAskedForLongest) {
  ExpansionMemo memo(10);
  EXPECT_EQ(memo.Find("a"), nullptr);
  EXPECT_EQ(memo.Keep("a", WithVariants(2)).variants.size(), 2U);  // 3 of 10
  memo.Keep("b", WithVariants(2));                                 // 6
  memo.Keep("c", WithVariants(3));                                 // 10
  ASSERT_NE(memo.Find("a"), nullptr);
  EXPECT_EQ(memo.Find("a")->variants.size(), 2U);
  memo.Keep("d", WithVariants(0));  // one too many
  EXPECT_EQ(memo.Find("b"), nullptr);
  EXPECT_NE(memo.Find("a"), nullptr);
  EXPECT_NE(memo.Find("c"), nullptr);
  EXPECT_NE(memo.Find("d"), nullptr);
}

TEST(ExpansionMemoTest, KeepsOneHoweverLarge) {
  ExpansionMemo memo(10);
  memo.Keep("small", WithVariants(1));
  EXPECT_EQ(memo.Keep("large", WithVariants(50)).variants.size(), 50U);
  EXPECT_EQ(memo.Find("small"), nullptr);
  EXPECT_NE(memo.Find("large"), nullptr);
  memo.Keep("small", WithVariants(1));
  EXPECT_EQ(memo.Find("large"), nullptr);
  memo.Clear();
  EXPECT_EQ(memo.Find("small"), nullptr);
  memo.Keep("small", WithVariants(8));
  EXPECT_NE(memo.Find("small"), nullptr);
}

}  // namespace
}  // namespace dizin::lexicon
