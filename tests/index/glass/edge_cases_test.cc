// What is rare in articles and must be right all the same, as Xapian reads it.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/index/glass/compare_databases.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

using testing::TempDir;

constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();

// Loads it both ways and compares.
void ExpectSame(const Sample& sample, const TempDir& dir) {
  BulkLoad(sample, {}, dir / "bulk");
  XapianLoad(sample, dir / "xapian");
  EXPECT_TRUE(IsSound(dir / "bulk"));
  EXPECT_TRUE(SameDatabase(dir / "bulk", dir / "xapian"));
}

TEST(EdgeCaseTest, AWordInEveryArticle) {
  const TempDir dir;
  Sample sample;
  // Docids beyond 0x8000 are longer in keys.
  for (std::uint32_t i = 0; i < 40'000; ++i) {
    IndexedArticle article;
    article.occurrences = {
        {sample.terms.Intern("all"), 1 + i % 3, 1 + i % 200}};
    if (i % 1000 == 0) {
      article.occurrences.push_back({sample.terms.Intern("few"), 0, 1});
    }
    article.values = {{0, std::to_string(i % 700)}};
    sample.articles.push_back(article);
  }
  ExpectSame(sample, dir);
  EXPECT_TRUE(SameAnswers(dir / "bulk", dir / "xapian", 20, 1));
}

TEST(EdgeCaseTest, AWordWithAMillionPositions) {
  const TempDir dir;
  Sample sample;
  IndexedArticle article;
  const std::uint32_t word = sample.terms.Intern("word");
  std::uint32_t position = 0;
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    position += 1 + i % 7 * (i % 1000 == 0 ? 100 : 1);
    article.occurrences.push_back({word, position, 1});
  }
  sample.articles.push_back(article);
  ExpectSame(sample, dir);
}

TEST(EdgeCaseTest, WdfAbove31Bits) {
  const TempDir dir;
  Sample sample;
  const std::uint32_t a = sample.terms.Intern("a");
  const std::uint32_t b = sample.terms.Intern("b");
  const std::vector<std::vector<Occurrence>> articles = {
      {{a, 0, kMax32 - 1}},
      {{a, 0, 0x80000000}, {b, 0, 0x7ffffffe}},
      {{a, 5, 0x80000001}, {b, 0, 0}},
      {{b, 0, kMax32 - 2}, {a, 0, 1}},
  };
  for (const auto& occurrences : articles) {
    IndexedArticle article;
    article.occurrences = occurrences;
    sample.articles.push_back(article);
  }
  ExpectSame(sample, dir);
}

TEST(EdgeCaseTest, LengthsThatXapianWouldWrapSaturate) {
  const TempDir dir;
  Sample sample;
  IndexedArticle article;
  article.occurrences = {{sample.terms.Intern("a"), 1, kMax32},
                         {sample.terms.Intern("b"), 2, kMax32},
                         {sample.terms.Intern("c"), 3, 5}};
  sample.articles.push_back(article);
  BulkLoad(sample, {}, dir / "db");
  EXPECT_TRUE(IsSound(dir / "db"));
  const Xapian::Database database(dir / "db");
  EXPECT_EQ(database.get_doclength(1), kMax32 - 1);
  EXPECT_EQ(database.get_termfreq("c"), 1U);
  EXPECT_EQ(*database.positionlist_begin(1, "c"), 3U);
}

TEST(EdgeCaseTest, PositionsWithoutLength) {
  const TempDir dir;
  Sample sample;
  IndexedArticle article;
  article.occurrences = {{sample.terms.Intern("filter"), 0, 0},
                         {sample.terms.Intern("word"), 3, 0}};
  sample.articles.push_back(article);
  BulkLoad(sample, {}, dir / "db");
  EXPECT_TRUE(IsSound(dir / "db"));
  const Xapian::Database database(dir / "db");
  EXPECT_EQ(database.get_doclength(1), 1U);
  EXPECT_EQ(*database.positionlist_begin(1, "word"), 3U);
}

TEST(EdgeCaseTest, PositionsUpToTheLargest) {
  const TempDir dir;
  Sample sample;
  for (const std::uint32_t first : {1U, 1U << 30, kMax32 - 1}) {
    IndexedArticle article;
    const std::uint32_t word = sample.terms.Intern("word");
    article.occurrences = {{word, first, 1}, {word, kMax32, 1}};
    sample.articles.push_back(article);
  }
  ExpectSame(sample, dir);
}

TEST(EdgeCaseTest, LargeGapsBetweenDocids) {
  const TempDir dir;
  Sample sample;
  // All but the last of each id are left out.
  for (std::uint32_t i = 0; i < 40'000; ++i) {
    IndexedArticle article;
    article.id = i == 0 || i == 20'000 ? std::to_string(i) : "again";
    article.occurrences = {{sample.terms.Intern("Q" + article.id), 0, 0},
                           {sample.terms.Intern("all"), 1, 1}};
    article.values = {{0, std::to_string(i)}};
    article.data = std::to_string(i);
    sample.articles.push_back(article);
  }
  LoadPlan plan;
  plan.options.chunk_bytes = 2;
  EXPECT_EQ(BulkLoad(sample, plan, dir / "bulk").articles, 3U);
  XapianLoad(sample, dir / "xapian");
  EXPECT_TRUE(IsSound(dir / "bulk"));
  EXPECT_TRUE(SameDatabase(dir / "bulk", dir / "xapian", Bounds::kLoose));
}

// Stock Xapian stores such articles so that it can neither read nor delete
// them.
TEST(EdgeCaseTest, WhatXapianWouldStoreUnreadably) {
  const TempDir dir;
  Sample sample;
  constexpr int kTerms[] = {2600, 2730, 2800, 3500, 5000};
  for (const int terms : kTerms) {
    for (int first = 0; first < 12; ++first) {
      IndexedArticle article;
      for (int i = first; i < terms + first; ++i) {
        article.occurrences.push_back(
            {sample.terms.Intern("id" + std::to_string(i)), 0, 1});
      }
      article.data.assign(static_cast<std::size_t>(8190 + terms / 50 + first),
                          'x');
      sample.articles.push_back(article);
    }
  }
  BulkLoad(sample, {}, dir / "db");
  EXPECT_TRUE(IsSound(dir / "db"));
  Xapian::WritableDatabase database(dir / "db", Xapian::DB_OPEN);
  for (Xapian::docid docid = 1; docid <= sample.articles.size(); ++docid) {
    const IndexedArticle& article = sample.articles[docid - 1];
    const Xapian::Document document = database.get_document(docid);
    EXPECT_EQ(document.get_data(), article.data);
    EXPECT_EQ(document.termlist_count(), article.occurrences.size());
    database.delete_document(docid);
  }
  database.commit();
  EXPECT_EQ(database.get_doccount(), 0U);
}

TEST(EdgeCaseTest, ValuesInManySlots) {
  const TempDir dir;
  Sample sample;
  for (std::uint32_t i = 0; i < 50; ++i) {
    IndexedArticle article;
    article.occurrences = {{sample.terms.Intern("word"), 1, 1}};
    for (std::uint32_t slot = i % 3; slot < 2000; slot += 1 + i % 5) {
      article.values.emplace_back(slot * 997, std::string(1 + slot % 9, 'v'));
    }
    article.values.emplace_back(kMax32 - 1, std::string(i * 10'000 + 1, 'z'));
    sample.articles.push_back(article);
  }
  ExpectSame(sample, dir);
}

}  // namespace
}  // namespace dizin::index::glass
