// Runs, and what is done with several of them.

#include "common/index/glass/run.h"

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/index/glass/batch_builder.h"
#include "common/index/glass/coding.h"
#include "common/index/glass/run_merger.h"
#include "common/index/glass/run_store.h"
#include "common/index/glass/term_tables.h"
#include "tests/index/glass/dump_table.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

using testing::TempDir;

// What is said of a term in all runs: docid -> wdf, docid -> position tag.
struct Lists {
  std::map<std::uint32_t, std::uint32_t> postings;
  std::map<std::uint32_t, std::string> positions;
  friend bool operator==(const Lists&, const Lists&) = default;
};
using Index = std::map<std::string, Lists>;

Index ReadRuns(const Runs& runs, std::size_t window) {
  Index index;
  RunMerger merger(runs, window);
  std::string last;
  while (merger.Next()) {
    EXPECT_LT(last, merger.term());
    last = merger.term();
    Lists* const lists = &index[last];
    for (RunCursor* cursor : merger.cursors()) {
      const RunEntry entry = cursor->entry();
      const std::string entries(cursor->Postings());
      const char* p = entries.data();
      std::uint32_t docid = entry.first;
      std::uint64_t occurrences = 0;
      for (std::uint32_t i = 0; i < entry.articles; ++i) {
        if (i > 0) docid += GetUint32(&p) + 1;
        lists->postings[docid] = GetUint32(&p);
        occurrences += lists->postings[docid];
      }
      EXPECT_EQ(docid, entry.last);
      EXPECT_EQ(p, entries.data() + entries.size());
      EXPECT_EQ(occurrences, entry.occurrences);
      RunCursor::Positions positions;
      std::uint32_t last_positioned = 0;
      while (cursor->NextPositions(&positions)) {
        if (last_positioned == 0) {
          EXPECT_EQ(positions.docid, entry.first_positioned);
        }
        last_positioned = positions.docid;
        lists->positions[positions.docid] = std::string(positions.bytes);
      }
      if (last_positioned != 0) {
        EXPECT_EQ(last_positioned, entry.last_positioned);
      }
    }
  }
  return index;
}

// `sample` as runs of `size` articles each.
Runs MakeRuns(const Sample& sample, std::size_t size) {
  Runs runs;
  BatchBuilder builder(&sample.terms);
  std::uint32_t first_docid = 1;
  for (std::size_t i = 0; i < sample.articles.size(); ++i) {
    builder.Add(sample.articles[i]);
    if ((i + 1) % size != 0 && i + 1 < sample.articles.size()) continue;
    Batch batch = builder.Finish();
    batch.run->first_docid = first_docid;
    first_docid += batch.articles;
    runs.push_back(std::move(batch.run));
  }
  return runs;
}

TEST(RunTest, HowArticlesAreDividedDoesNotMatter) {
  const auto sample = MakeSample({}, PrintedSeed(1));
  const Index whole = ReadRuns(MakeRuns(*sample, 1000), 0);
  EXPECT_GT(whole.size(), 300U);
  for (const std::size_t size : {1U, 7U, 100U}) {
    EXPECT_TRUE(ReadRuns(MakeRuns(*sample, size), 0) == whole) << size;
  }
}

TEST(RunTest, JoinedRunsSayTheSame) {
  const auto sample = MakeSample({}, PrintedSeed(2));
  const Index whole = ReadRuns(MakeRuns(*sample, 1000), 0);
  const TempDir dir;
  for (const std::size_t window : {0U, 10U, 1U << 16}) {
    RunSpools spools{Spool(dir.path(), 100), Spool(dir.path(), 100),
                     Spool(dir.path(), 100)};
    Runs pieces = MakeRuns(*sample, 40);
    // Two runs in the same spools.
    Runs halves[2];
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      halves[i * 2 / pieces.size()].push_back(std::move(pieces[i]));
    }
    Runs joined;
    for (const Runs& half : halves) {
      joined.push_back(JoinRuns(half, window, &spools));
    }
    EXPECT_TRUE(ReadRuns(joined, window) == whole) << window;
    // And those once more.
    RunSpools again{Spool(dir.path(), 0), Spool(dir.path(), 0),
                    Spool(dir.path(), 0)};
    Runs one;
    one.push_back(JoinRuns(joined, window, &again));
    EXPECT_TRUE(ReadRuns(one, window) == whole) << window;
  }
}

TEST(RunStoreTest, SpillsWhatIsTooMuch) {
  const auto sample = MakeSample({.articles = 2000}, PrintedSeed(3));
  const Index whole = ReadRuns(MakeRuns(*sample, 5000), 0);
  const TempDir dir;
  RunStore store(dir.path(), 100'000);
  std::size_t most = 0;
  for (auto& run : MakeRuns(*sample, 50)) {
    store.Add(std::move(run));
    std::size_t held = 0;
    for (const auto& kept : store.runs()) held += kept->MemoryUse();
    most = std::max(most, held);
  }
  EXPECT_TRUE(store.spilled());
  EXPECT_LE(most, 100'000U);
  EXPECT_LT(store.runs().size(), 40U);
  EXPECT_TRUE(ReadRuns(store.runs(), store.WindowBytes()) == whole);
}

TEST(RunMergerTest, SkipsToATerm) {
  const auto sample = MakeSample({}, PrintedSeed(4));
  const Runs runs = MakeRuns(*sample, 100);
  const Index whole = ReadRuns(runs, 0);
  for (const std::string& term : {std::string("c"), std::string("ca"),
                                  std::string(), std::string("\xff\xff\xff")}) {
    RunMerger merger(runs, 0);
    merger.SkipTo(term);
    for (auto i = whole.lower_bound(term); i != whole.end(); ++i) {
      ASSERT_TRUE(merger.Next());
      ASSERT_EQ(merger.term(), i->first);
    }
    EXPECT_FALSE(merger.Next());
  }
}

TEST(TermTablesTest, FindsTheArticlesThatAreReplaced) {
  const auto sample = MakeSample(
      {.odd_terms = false, .repeated_ids_percent = 30}, PrintedSeed(5));
  std::map<std::string, std::uint32_t> last;
  std::vector<std::uint32_t> replaced;
  std::uint32_t docid = 0;
  for (const IndexedArticle& article : sample->articles) {
    std::uint32_t* const known = &last[article.id];
    if (*known != 0) replaced.push_back(*known);
    *known = ++docid;
  }
  ASSERT_GT(replaced.size(), 50U);
  const Runs runs = MakeRuns(*sample, 60);
  const DropList drops = FindReplaced(runs, "Q", 0);
  EXPECT_EQ(drops.size(), replaced.size());
  for (const std::uint32_t each : replaced) EXPECT_TRUE(drops.Contains(each));
  EXPECT_TRUE(FindReplaced(runs, "", 0).empty());
  EXPECT_TRUE(FindReplaced(runs, "QQ", 0).empty());
}

TEST(DropListTest, AnswersForRanges) {
  const DropList drops({9, 3, 4});
  EXPECT_TRUE(drops.Contains(3));
  EXPECT_FALSE(drops.Contains(5));
  EXPECT_TRUE(drops.Meets(1, 3));
  EXPECT_TRUE(drops.Meets(4, 4));
  EXPECT_FALSE(drops.Meets(5, 8));
  EXPECT_FALSE(drops.Meets(10, 20));
  EXPECT_FALSE(DropList().Meets(0, 100));
}

}  // namespace
}  // namespace dizin::index::glass
