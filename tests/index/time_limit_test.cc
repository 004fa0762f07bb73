#include "common/index/time_limit.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <time.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;
using Xapian::Query;

TEST(TimeLimitTest, NoLimitNeverEnds) {
  const TimeLimit limit(0, 1'000'000'000);
  limit.Check();
  EXPECT_EQ(limit.WatchedPlaces(Query("a")).get_description(), "Query(a)");
}

TEST(TimeLimitTest, ChecksTheClock) {
  TimeLimit(1e9, 0).Check();
  const TimeLimit over(1e-9, 0);
  EXPECT_THAT(Thrown(ErrorKind::kTransient, [&] { over.Check(); }),
              HasSubstr("took more than 1e-09 s and was stopped"));
}

TEST(TimeLimitTest, WatchesOnlyWhatCanBeSlow) {
  const Query word("a");
  const auto watched = [](const Query& query) {
    return query.get_description() != "Query(a)";
  };
  EXPECT_FALSE(watched(TimeLimit(10, 1'000'000).Watched(word)));
  EXPECT_TRUE(watched(TimeLimit(10, 100'000'000).Watched(word)));
  EXPECT_TRUE(watched(TimeLimit(10, 1'000'000).WatchedPlaces(word)));
  EXPECT_FALSE(watched(TimeLimit(10, 1000).WatchedPlaces(word)));
}

// Documents in two shards, some of them deleted.
Xapian::WritableDatabase MakeShard(int documents, int words) {
  Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < documents; ++i) {
    Xapian::Document document;
    for (int word = 1; word <= words; ++word) {
      const int kind = (word + word / 7 * i) % (7 + i % 5);
      document.add_posting(std::string(1, static_cast<char>('a' + kind)),
                           static_cast<Xapian::termpos>(word));
    }
    shard.add_document(document);
  }
  for (int i = 1; i <= documents; i += 9) {
    shard.delete_document(static_cast<Xapian::docid>(i));
  }
  return shard;
}

std::string Found(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, 20, 50);
  std::string all = std::to_string(found.get_matches_lower_bound()) + " " +
                    std::to_string(found.get_matches_estimated()) + " " +
                    std::to_string(found.get_matches_upper_bound());
  for (auto i = found.begin(); i != found.end(); ++i) {
    all += " " + std::to_string(*i) + ":" + std::to_string(i.get_weight());
  }
  return all;
}

TEST(TimeLimitTest, AWatchChangesNoAnswer) {
  Xapian::Database both;
  both.add_database(MakeShard(300, 30));
  both.add_database(MakeShard(200, 12));
  const TimeLimit limit(1e6, ~std::uint64_t{0});
  const std::vector<std::string> pair = {"b", "d"};
  const Query phrase(Query::OP_PHRASE, pair.begin(), pair.end(), 3);
  const Query watched_phrase = limit.WatchedPlaces(phrase);
  ASSERT_NE(phrase.get_description(), watched_phrase.get_description());
  const struct {
    Query plain, watched;
  } rows[] = {
      {Query("a"), Query("a")},
      {Query("a") | Query("k"), Query("a") | Query("k")},
      {phrase, watched_phrase},
      {phrase | Query("k"), watched_phrase | Query("k")},
      {Query(Query::OP_AND_NOT, Query("a"), phrase),
       Query(Query::OP_AND_NOT, Query("a"), watched_phrase)},
      {Query(Query::OP_AND_MAYBE, Query("k"), phrase),
       Query(Query::OP_AND_MAYBE, Query("k"), watched_phrase)},
      {Query::MatchAll, Query::MatchAll},
      {Query("absent"), Query("absent")},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(Found(both, row.plain), Found(both, limit.Watched(row.watched)))
        << row.plain.get_description();
  }
}

TEST(TimeLimitTest, StopsInTheMiddleOfAQuery) {
  Xapian::Database database = MakeShard(3000, 100);
  const std::vector<std::string> words = {"a", "b", "c", "d", "e", "f"};
  Query slow(Query::OP_NEAR, words.begin(), words.end(), 6);
  const TimeLimit limit(.001, ~std::uint64_t{0});
  slow = limit.WatchedPlaces(slow);
  // It is met inside of get_mset(), and the database is sound afterwards.
  EXPECT_THAT(Thrown(ErrorKind::kTransient, [&] { Found(database, slow); }),
              HasSubstr("was stopped"));
  EXPECT_THAT(Found(database, Query("a")), HasSubstr(":"));
}

TEST(TimeLimitTest, EndsASearchOfAReader) {
  const TempDir dir;
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "one two three four ";
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i) {
    articles.push_back(MakeArticle(std::to_string(i), "title", text));
  }
  MakeIndex(dir / "b", articles);
  const auto reader = IndexReader::Open({dir / "b"});
  const auto query = query::ParseQuery("\"four two one three four\"~1", {});
  SearchOptions options;
  options.max_seconds = .002;
  EXPECT_THAT(Thrown(ErrorKind::kTransient,
                     [&] { reader->Search(query.root, options); }),
              HasSubstr("took more than 0.002 s"));
  options.max_seconds = 1000;
  reader->Search(query.root, options);
}

// Some thousand names of three syllables.
std::string SyllableName(int number) {
  std::string name;
  for (int i = 0; i < 3; ++i, number /= 17) {
    name += "bdfghjklmnprstvxz"[number % 17];
    name += "aeiou"[(number / 3 + i) % 5];
  }
  return name;
}

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) / 1e9;
}

TEST(TimeLimitTest, EndsEverySlowShapeOfAQuery) {
  const TempDir dir;
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (int j = 0; j < 200; ++j) text += SyllableName(i * j + j) + " and ";
    articles.push_back(MakeArticle(std::to_string(i), "", text));
  }
  MakeIndex(dir / "b", articles, 2);
  const auto reader = IndexReader::Open({dir / "b"});
  const auto join = [](int count, const std::string& behind,
                       const std::string& between) {
    std::string query;
    for (int i = 0; i < count; ++i) {
      query += (i > 0 ? between : "") + SyllableName(i * 31) + behind;
    }
    return query;
  };
  const auto begin = [](int count, const std::string& between) {
    std::string query;
    for (int i = 0; i < count; ++i) {
      query += (i > 0 ? between : "") + SyllableName(i * 31).substr(0, 3) + '*';
    }
    return query;
  };
  const struct {
    const char* why;
    std::string query;
  } rows[] = {
      {"misspellings", join(60, "~2", " ")},
      {"names", "~" + join(60, "", " ~")},
      {"all of many names", "~" + join(60, "", " AND ~")},
      {"a phrase of names", '"' + join(30, "", " ") + '"'},
      {"names near each other", join(8, "", " NEAR/50 ")},
      {"beginnings", begin(60, " ")},
      {"a phrase of beginnings", '"' + begin(20, " ") + '"'},
      {"many phrases", "\"" + join(30, " and", "\" OR \"") + "\""},
      {"inside of NOT", "and -(" + join(60, "~2", " ") + ")"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    const query::Node root = query::ParseQuery(row.query, {}).root;
    SearchOptions options;
    options.max_seconds = 1000;
    double whole = 1000;  // seconds of the processor, as those below
    for (int i = 0; i < 3; ++i) {
      const double start = ThreadSeconds();
      reader->Search(root, options);
      whole = std::min(whole, ThreadSeconds() - start);
    }
    // Before it begins, and on its way.
    for (const double seconds : {1e-9, whole / 100, whole / 10}) {
      options.max_seconds = seconds;
      const double start = ThreadSeconds();
      EXPECT_THAT(
          Thrown(ErrorKind::kTransient, [&] { reader->Search(root, options); }),
          HasSubstr("was stopped"));
      // A step that cannot be stopped takes a millisecond or two, or twenty
      // under a sanitizer.
      if (whole > .05) {
        EXPECT_LT(ThreadSeconds() - start, whole / 2);
      }
    }
  }
}

}  // namespace
}  // namespace dizin::index
