#include "common/index/glass/batch_builder.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "common/index/glass/coding.h"
#include "common/index/glass/event_table.h"
#include "common/index/glass/term_ranker.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/thrown.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Thrown;

constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();

TEST(TermRankerTest, SortsByBytes) {
  std::mt19937 random(PrintedSeed(1));
  TermDictionary dictionary;
  std::vector<std::uint32_t> ids;
  for (int i = 0; i < 5000; ++i) {
    std::string term(1 + random() % 20, '\0');
    for (char& c : term) c = "\0ab\xc3\xff"[random() % 5];
    const std::uint32_t id = dictionary.Intern(term);
    // Not all that are in the dictionary are in the batch.
    if (id == ids.size() * 2) ids.push_back(id);
  }
  std::shuffle(ids.begin(), ids.end(), random);
  TermRanker ranker;
  for (int round = 0; round < 2; ++round) {
    ranker.Rank(ids, dictionary);
    ASSERT_EQ(ranker.size(), ids.size());
    for (std::uint32_t rank = 0; rank < ranker.size(); ++rank) {
      ASSERT_EQ(ranker.term(rank), dictionary.Term(ranker.id(rank)));
      ASSERT_EQ(ranker.prefix(rank), OrderedPrefix(ranker.term(rank)));
      if (rank > 0) {
        ASSERT_LT(ranker.term(rank - 1), ranker.term(rank));
      }
    }
  }
  ranker.Rank({}, dictionary);
  EXPECT_EQ(ranker.size(), 0U);
}

TEST(TermRankerTest, RefusesTermsThatMakeNoKey) {
  for (const std::string& term :
       {std::string(), std::string(246, 'x'), std::string(123, '\0'),
        std::string(244, 'x') + '\0'}) {
    TermDictionary dictionary;
    const std::uint32_t ids[] = {dictionary.Intern(term)};
    TermRanker ranker;
    EXPECT_THAT(
        Thrown(ErrorKind::kInternal, [&] { ranker.Rank(ids, dictionary); }),
        HasSubstr("a term of " + std::to_string(term.size()) + " bytes"));
  }
}

TEST(EventTableTest, TurnsArticlesRound) {
  TermDictionary dictionary;
  const std::uint32_t b = dictionary.Intern("b");
  const std::uint32_t a = dictionary.Intern("a");
  dictionary.Intern("not in the batch");
  EventTable events;
  TermRanker ranker;
  for (int round = 0; round < 2; ++round) {
    events.AddArticle(std::vector<Occurrence>{{b, 1, 1}, {a, 2, 7}, {b, 3, 0}},
                      dictionary.size());
    events.AddArticle({}, dictionary.size());
    events.AddArticle(
        std::vector<Occurrence>{{b, kMax32, kMax32}, {b, 1U << 30, 2}},
        dictionary.size());
    EXPECT_EQ(events.articles(), 3U);
    ranker.Rank(events.terms(), dictionary);
    events.SortByTerm(ranker);
    struct Found {
      std::uint32_t article, position, wdf;
      bool operator==(const Found&) const = default;
    };
    std::vector<Found> found;
    for (std::uint32_t rank = 0; rank < 2; ++rank) {
      for (const Event& event : events.OfRank(rank)) {
        const auto [position, wdf] = events.Decode(event.place);
        found.push_back({event.article, position, wdf});
      }
    }
    EXPECT_THAT(found,
                ElementsAre(Found{0, 2, 7}, Found{0, 1, 1}, Found{0, 3, 0},
                            Found{2, kMax32, kMax32}, Found{2, 1U << 30, 2}));
    events.Clear();
  }
}

// One article of one term in a batch of its own.
struct OneTerm {
  std::string postings;   // a wdf
  std::string positions;  // bytes, and the tag
  std::string lengths;
  std::uint32_t max_wdf;
};
OneTerm BuildOne(const std::vector<Occurrence>& occurrences) {
  TermDictionary dictionary;
  dictionary.Intern("term");
  BatchBuilder builder(&dictionary);
  IndexedArticle article;
  article.occurrences = occurrences;
  builder.Add(article);
  const Batch batch = builder.Finish();
  const auto read = [](const Section& section) {
    SectionReader reader(section, 0);
    const auto size = static_cast<std::size_t>(section.size());
    return std::string(reader.View(0, size), size);
  };
  return {read(batch.run->postings), read(batch.run->positions), batch.lengths,
          batch.max_wdf};
}

TEST(BatchBuilderTest, AddsUpATerm) {
  struct Row {
    const char* why;
    std::vector<Occurrence> occurrences;
    std::string postings;
    std::string positions;
  };
  const Row rows[] = {
      {"a filter", {{0, 0, 0}}, "\0"s, ""},
      {"a word", {{0, 7, 1}}, "\1", "\1\7"},
      {"wdf add up", {{0, 7, 1}, {0, 0, 5}, {0, 8, 2}}, "\x08", "\2\x08\7"},
      {"a place is one, however often", {{0, 7, 1}, {0, 7, 1}}, "\2", "\1\7"},
      {"positions out of order are put in order",
       {{0, 8, 1}, {0, 7, 1}, {0, 8, 1}},
       "\3",
       "\2\x08\7"},
      {"positions alone give a length",
       {{0, 7, 0}, {0, 8, 0}},
       "\1",
       "\2\x08\7"},
      {"wdf above 2^31", {{0, 0, 0x80000005}}, "\x85\x80\x80\x80\x08", ""},
      {"a length saturates",
       {{0, 0, kMax32}, {0, 0, kMax32}},
       "\xfe\xff\xff\xff\x0f",
       ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const OneTerm got = BuildOne(row.occurrences);
    EXPECT_EQ(got.postings, row.postings);
    EXPECT_EQ(got.lengths, row.postings);
    EXPECT_EQ(got.positions, row.positions);
  }
}

TEST(BatchBuilderTest, ALengthSaturatesOverAllTerms) {
  TermDictionary dictionary;
  BatchBuilder builder(&dictionary);
  IndexedArticle article;
  article.occurrences = {{dictionary.Intern("b"), 0, 10},
                         {dictionary.Intern("a"), 0, kMax32 - 4}};
  builder.Add(article);
  const Batch batch = builder.Finish();
  const char* p = batch.lengths.data();
  EXPECT_EQ(GetUint(&p), kMax32 - 1);
  EXPECT_EQ(batch.max_wdf, kMax32 - 4);
  // In byte order: what is left for "b" is 3.
  SectionReader postings(batch.run->postings, 0);
  EXPECT_EQ(postings.View(5, 1)[0], 3);
}

TEST(BatchBuilderTest, StartsAnewAfterEachBatch) {
  const auto sample = MakeSample({.articles = 60}, PrintedSeed(1));
  BatchBuilder used(&sample->terms);
  for (std::size_t i = 0; i < 30; ++i) used.Add(sample->articles[i]);
  used.Finish();
  EXPECT_TRUE(used.empty());
  BatchBuilder fresh(&sample->terms);
  for (std::size_t i = 30; i < 60; ++i) {
    used.Add(sample->articles[i]);
    fresh.Add(sample->articles[i]);
  }
  const Batch a = used.Finish();
  const Batch b = fresh.Finish();
  EXPECT_EQ(a.articles, 30U);
  EXPECT_EQ(a.termlist_bytes, b.termlist_bytes);
  EXPECT_EQ(a.data_bytes, b.data_bytes);
  EXPECT_EQ(a.lengths, b.lengths);
  EXPECT_EQ(a.max_wdf, b.max_wdf);
  EXPECT_EQ(a.run->terms, b.run->terms);
  EXPECT_EQ(a.run->postings.size(), b.run->postings.size());
}

TEST(BatchBuilderTest, TakesAnotherDictionaryBetweenBatches) {
  TermDictionary dictionary;
  BatchBuilder builder(&dictionary);
  IndexedArticle article;
  for (const char* word : {"one", "two"}) {
    article.occurrences = {{dictionary.Intern(word), 1, 1}};
    builder.Add(article);
    Batch batch = builder.Finish();
    RunCursor cursor(*batch.run, 0);
    ASSERT_TRUE(cursor.Next());
    EXPECT_EQ(cursor.term(), word);
    dictionary.Clear();
  }
}

TEST(BatchBuilderTest, SaysWhenThereIsEnough) {
  TermDictionary dictionary;
  BatchBuilder builder(&dictionary);
  IndexedArticle article;
  article.data.assign(1 << 20, 'x');
  for (int i = 0; i < 16; ++i) {
    EXPECT_FALSE(builder.IsFull());
    builder.Add(article);
  }
  EXPECT_TRUE(builder.IsFull());
  EXPECT_GT(builder.MemoryUse(), 16U << 20);
  builder.Finish();
  EXPECT_FALSE(builder.IsFull());
}

TEST(BatchBuilderTest, RefusesDataThatFitIntoNoTable) {
  TermDictionary dictionary;
  BatchBuilder builder(&dictionary);
  IndexedArticle article;
  article.id = "huge";
  article.data.assign(117'000'000, 'x');
  EXPECT_THAT(Thrown(ErrorKind::kInput, [&] { builder.Add(article); }),
              HasSubstr("article huge has more than"));
  EXPECT_TRUE(builder.empty());
}

}  // namespace
}  // namespace dizin::index::glass
