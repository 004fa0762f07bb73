// Readers beside a writer that never rests: DIZIN_READING_SECONDS of it, three
// where that is not set.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/database.h"
#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/support/temp_dir.h"

namespace dizin::index {
namespace {

using Clock = std::chrono::steady_clock;
using testing::TempDir;

constexpr std::size_t kReaders = 8;
constexpr std::size_t kArticles = 20;  // of each shard
constexpr std::size_t kShards = 2;
constexpr auto kBetweenCommits = std::chrono::milliseconds(50);
constexpr std::size_t kCommitsToSwitch = 16;

std::chrono::seconds Duration() {
  const char* text = std::getenv("DIZIN_READING_SECONDS");
  const int seconds = text == nullptr ? 0 : std::atoi(text);
  return std::chrono::seconds(seconds > 0 ? seconds : 3);
}

// What every article of one commit says of it.
Article OfRound(std::size_t shard, std::size_t number, std::size_t round) {
  const std::string digits = std::to_string(round);
  return MakeArticle(std::to_string(shard) + "-" + std::to_string(number),
                     "round " + digits,
                     "kalin spoke in ankara of word" + digits + " again and " +
                         std::string(number * 40, 'x') + " at length");
}

// Writes rounds into the shards: each commit replaces all articles of a shard.
class Writer {
 public:
  explicit Writer(std::string path) : path_(std::move(path)) {
    CreateDatabase(path_, kShards);
    OpenAll();
    for (std::size_t shard = 0; shard < kShards; ++shard) Round(shard);
  }

  void Run(Clock::time_point end) {
    for (Clock::time_point next = Clock::now(); next < end;
         next += kBetweenCommits) {
      std::this_thread::sleep_until(next);
      Round(commits_ % kShards);
      if (commits_ % kCommitsToSwitch == 0) Compact(switches_++ % kShards);
    }
  }

  std::size_t commits() const { return commits_; }
  std::size_t switches() const { return switches_; }

 private:
  void OpenAll() {
    writers_.clear();
    for (const ShardPlace& place : ReadLayout(path_).shards) {
      writers_.push_back(std::make_unique<TestShard>(place.path));
    }
  }

  void Round(std::size_t shard) {
    ++round_;
    for (std::size_t i = 0; i < kArticles; ++i) {
      writers_[shard]->Put(OfRound(shard, i, round_));
    }
    writers_[shard]->Commit();
    ++commits_;
  }

  // Puts a compacted copy in the place of a shard, and deletes the old one.
  void Compact(std::size_t shard) {
    writers_.clear();
    const DatabaseLock lock(path_);
    const DatabaseLayout layout = ReadLayout(path_);
    std::vector<std::string> names;
    for (const ShardPlace& place : layout.shards) names.push_back(place.name);
    names[shard] = FreshShardName(path_, shard);
    Xapian::Database(layout.shards[shard].path)
        .compact(path_ + "/" + names[shard]);
    SwitchShards(layout, names);
    RemoveUnlistedShards(path_);
    OpenAll();
  }

  std::string path_;
  std::vector<std::unique_ptr<TestShard>> writers_;
  std::size_t round_ = 0;
  std::size_t commits_ = 0;
  std::size_t switches_ = 0;
};

// Searches on and on, and says what is wrong with the answers.
class Reader {
 public:
  Reader(std::string path, std::size_t number)
      : path_(std::move(path)),
        number_(number),
        reader_(IndexReader::Open({path_})) {}

  void Run(const std::atomic<bool>& stop) {
    while (!stop) {
      try {
        SearchOnce();
      } catch (const std::exception& e) {
        Complain(e.what());
      }
      ++searches_;
      // Some are opened anew for each search, as a program would be.
      if (number_ == 0) reader_ = IndexReader::Open({path_});
    }
  }

  std::size_t searches() const { return searches_; }
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  void SearchOnce() {
    static const char* const kQueries[] = {
        "kalin", "\"kalin spoke\"", "+ankara +kalin", "ankara title:round",
        "ibrahim kalın NEAR/3 ankara"};
    const auto query =
        query::ParseQuery(kQueries[searches_ % std::size(kQueries)], {});
    SearchOptions options;
    options.limit = 2 * kArticles * kShards;
    options.explain = searches_ % 8 == 7;
    const HitList list = reader_->Search(query.root, options);
    Check(list);
    if (searches_ % 4 == 0) {
      const auto article = reader_->Get("1-3");
      if (!article || article->title.rfind("round ", 0) != 0) {
        Complain("article 1-3 is gone");
      }
      if (reader_->ArticleCount() != kArticles * kShards) {
        Complain("another number of articles");
      }
      if (reader_->Expand("Kalin", Match::kDefault).variants.empty()) {
        Complain("no variants");
      }
    }
  }

  // One commit replaces all articles of a shard: all or none are of a round,
  // and rounds do not go back.
  void Check(const HitList& list) {
    if (list.hits.size() != kArticles * kShards) {
      Complain(std::to_string(list.hits.size()) + " hits");
      return;
    }
    if (list.matches_lower != list.hits.size() ||
        list.matches_upper != list.hits.size()) {
      Complain("matches are not the hits");
    }
    std::vector<std::string> titles(kShards);
    for (const Hit& hit : list.hits) {
      const std::size_t shard = hit.id.front() == '0' ? 0 : 1;
      if (titles[shard].empty()) titles[shard] = hit.article.title;
      if (titles[shard] != hit.article.title) {
        Complain(titles[shard] + " and " + hit.article.title + " in one shard");
        return;
      }
    }
    for (std::size_t shard = 0; shard < kShards; ++shard) {
      const int round = std::atoi(titles[shard].c_str() + 6);
      if (round < newest_[shard]) {
        Complain("round " + std::to_string(newest_[shard]) + ", then " +
                 titles[shard]);
      }
      newest_[shard] = round;
    }
  }

  void Complain(std::string what) {
    if (complaints_.size() < 5) complaints_.push_back(std::move(what));
  }

  std::string path_;
  std::size_t number_;
  std::unique_ptr<IndexReader> reader_;
  std::size_t searches_ = 0;
  int newest_[kShards] = {};
  std::vector<std::string> complaints_;
};

TEST(RobustReadingTest, ReadersSeeWholeCommitsAndNoErrors) {
  const TempDir dir;
  const std::string path = dir / "b";
  Writer writer(path);
  std::vector<std::unique_ptr<Reader>> readers;
  for (std::size_t i = 0; i < kReaders; ++i) {
    readers.push_back(std::make_unique<Reader>(path, i));
  }
  std::atomic<bool> stop{false};
  std::vector<std::thread> threads;
  for (const auto& reader : readers) {
    threads.emplace_back([&reader, &stop] { reader->Run(stop); });
  }
  const auto duration = Duration();
  std::string failure;
  try {
    writer.Run(Clock::now() + duration);
  } catch (const std::exception& e) {
    failure = e.what();
  }
  stop = true;
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(failure, "");
  EXPECT_GE(writer.switches(), 1U);
  std::size_t searches = 0;
  for (const auto& reader : readers) {
    for (const std::string& complaint : reader->complaints()) {
      ADD_FAILURE() << complaint;
    }
    EXPECT_GT(reader->searches(), 0U);
    searches += reader->searches();
  }
  RecordProperty("commits", std::to_string(writer.commits()));
  std::printf("%zu commits, %zu switches, %zu searches in %lld s\n",
              writer.commits(), writer.switches(), searches,
              static_cast<long long>(duration.count()));
}

}  // namespace
}  // namespace dizin::index
