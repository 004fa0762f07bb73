// The C interface, linked as a program of somebody else links it.

#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <dizin/dizin.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace {

using dizin::testing::TempDir;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::testing::StrEq;

class CApiTest : public ::testing::Test {
 protected:
  CApiTest() {
    Add(R"({"id":"tr1","title":"Kalın Washington'da","lang":"tr"}
{"id":"en1","title":"Kalin in talks","lang":"en"})");
  }

  void Add(std::string_view lines) const {
    dizin_indexer* indexer = nullptr;
    ASSERT_EQ(dizin_indexer_open(db_.c_str(), &indexer), DIZIN_OK)
        << dizin_error_message();
    EXPECT_EQ(dizin_indexer_add(indexer, lines.data(), lines.size()), DIZIN_OK)
        << dizin_error_message();
    EXPECT_EQ(dizin_indexer_commit(indexer), DIZIN_OK) << dizin_error_message();
    dizin_indexer_close(indexer);
  }

  dizin_searcher* Open() const {
    const char* const databases[] = {db_.c_str()};
    dizin_searcher* searcher = nullptr;
    EXPECT_EQ(dizin_searcher_open(databases, 1, &searcher), DIZIN_OK)
        << dizin_error_message();
    return searcher;
  }

  static std::string Ask(dizin_searcher* searcher, const char* operation,
                         const char* request) {
    const char* answer = nullptr;
    std::size_t bytes = 0;
    const dizin_status status = dizin_searcher_ask(
        searcher, operation, request, DIZIN_TO_NUL, &answer, &bytes);
    if (status != DIZIN_OK) return dizin_error_message();
    EXPECT_EQ(std::strlen(answer), bytes);
    return answer;
  }

  TempDir dir_;
  std::string db_ = dir_ / "db";
};

TEST_F(CApiTest, Answers) {
  dizin_searcher* const searcher = Open();
  EXPECT_THAT(Ask(searcher, "search", R"({"query":"kalin"})"),
              HasSubstr(R"("count":2,)"));
  EXPECT_THAT(Ask(searcher, "names", R"({"word":"kalin"})"),
              HasSubstr(R"("terms":["kalın"])"));
  EXPECT_EQ(Ask(searcher, "article", R"({"id":"none"})"),
            "{\"version\":1,\"article\":null}\n");
  Add(R"({"id":"en2","title":"Kalin again"})");
  EXPECT_THAT(Ask(searcher, "search", R"({"query":"kalin"})"),
              HasSubstr(R"("count":3,)"));
  dizin_searcher_close(searcher);
}

TEST_F(CApiTest, OpensWithOptions) {
  Add(R"({"id":"act","text":"The Countering America's Adversaries Through Sanctions Act (CAATSA) passed."}
{"id":"long","text":"Countering America's Adversaries Through Sanctions Act"})");
  const char* const databases[] = {db_.c_str()};
  dizin_searcher* searcher = nullptr;
  const auto open = [&](const std::string& options) {
    return dizin_searcher_open_with(databases, 1, options.c_str(), DIZIN_TO_NUL,
                                    &searcher);
  };
  const auto found = [&](const char* query) {
    const std::string answer =
        Ask(searcher, "search",
            ("{\"query\":\"" + std::string(query) + "\"}").c_str());
    return answer.substr(answer.find("\"count\":"), 9);
  };
  const std::string aliases = dir_.Write("names.tsv", "Envoy\tKalın\n");
  ASSERT_EQ(open("{\"aliases\":\"" + aliases + "\"}"), DIZIN_OK)
      << dizin_error_message();
  EXPECT_THAT(found("envoy"), StrEq("\"count\":1"));
  EXPECT_THAT(found("CAATSA"), StrEq("\"count\":2"));
  EXPECT_THAT(
      Ask(searcher, "abbreviations", "{}"),
      HasSubstr(
          R"("count":1,"offset":0,"abbreviations":[{"abbreviation":"CAATSA")"));
  dizin_searcher_close(searcher);
  ASSERT_EQ(open(R"({"no_abbreviations":true})"), DIZIN_OK);
  EXPECT_THAT(found("envoy"), StrEq("\"count\":0"));
  EXPECT_THAT(found("CAATSA"), StrEq("\"count\":1"));
  dizin_searcher_close(searcher);

  searcher = nullptr;
  EXPECT_EQ(open(R"({"aliases":"/nonexistent"})"), DIZIN_USAGE);
  EXPECT_THAT(dizin_error_message(), HasSubstr("cannot read /nonexistent"));
  dir_.Write("names.tsv", "alone\n");
  EXPECT_EQ(open("{\"aliases\":\"" + aliases + "\"}"), DIZIN_INPUT);
  EXPECT_EQ(open("[]"), DIZIN_USAGE);
  EXPECT_EQ(searcher, nullptr);
}

TEST_F(CApiTest, ReadsAsManyBytesAsItIsTold) {
  dizin_searcher* const searcher = Open();
  const char* answer = nullptr;
  EXPECT_EQ(dizin_searcher_ask(searcher, "names", R"({"word":"kalin"}###)", 16,
                               &answer, nullptr),
            DIZIN_OK)
      << dizin_error_message();
  dizin_searcher_close(searcher);
}

TEST_F(CApiTest, SaysWhatIsWrong) {
  dizin_searcher* const searcher = Open();
  const char* answer = "untouched";
  const auto ask = [&](const char* operation, const char* request) {
    return dizin_searcher_ask(searcher, operation, request, DIZIN_TO_NUL,
                              &answer, nullptr);
  };
  EXPECT_EQ(ask("search", R"({"query":3})"), DIZIN_USAGE);
  EXPECT_STREQ(dizin_error_message(), "query: want a string");
  EXPECT_EQ(ask("serach", "{}"), DIZIN_USAGE);
  EXPECT_THAT(dizin_error_message(), StartsWith("'serach' is none of search"));
  EXPECT_EQ(ask(nullptr, "{}"), DIZIN_USAGE);
  EXPECT_STREQ(dizin_error_message(), "operation is NULL");
  EXPECT_EQ(ask("search", nullptr), DIZIN_USAGE);
  EXPECT_STREQ(answer, "untouched");
  EXPECT_EQ(dizin_searcher_ask(nullptr, "search", "{}", 2, &answer, nullptr),
            DIZIN_USAGE);
  dizin_searcher_close(searcher);
  dizin_searcher_close(nullptr);
  dizin_indexer_close(nullptr);

  dizin_searcher* none = nullptr;
  const std::string missing = dir_ / "missing";
  const char* const databases[] = {missing.c_str(), nullptr};
  EXPECT_EQ(dizin_searcher_open(databases, 1, &none), DIZIN_INDEX);
  EXPECT_THAT(dizin_error_message(), HasSubstr(missing));
  EXPECT_EQ(dizin_searcher_open(databases, 2, &none), DIZIN_USAGE);
  EXPECT_EQ(dizin_searcher_open(databases, 0, &none), DIZIN_USAGE);
  EXPECT_EQ(dizin_searcher_open(nullptr, 1, &none), DIZIN_USAGE);
  EXPECT_EQ(dizin_searcher_open(databases, 1, nullptr), DIZIN_USAGE);
  EXPECT_EQ(none, nullptr);
}

TEST_F(CApiTest, KeepsTheMessagesOfThreadsApart) {
  dizin_searcher* none = nullptr;
  EXPECT_EQ(dizin_searcher_open(nullptr, 1, &none), DIZIN_USAGE);
  const std::string mine = dizin_error_message();
  std::thread other([] {
    EXPECT_STREQ(dizin_error_message(), "");
    dizin_indexer* indexer = nullptr;
    EXPECT_EQ(dizin_indexer_open(nullptr, &indexer), DIZIN_USAGE);
    EXPECT_STREQ(dizin_error_message(), "database is NULL");
  });
  other.join();
  EXPECT_EQ(dizin_error_message(), mine);
}

TEST_F(CApiTest, SearchesInManyThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      dizin_searcher* const searcher = Open();
      for (int j = 0; j < 20; ++j) {
        EXPECT_THAT(Ask(searcher, "search", R"({"query":"kalin"})"),
                    HasSubstr(R"("count":2,)"));
      }
      dizin_searcher_close(searcher);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(CApiTest, Indexes) {
  dizin_indexer* indexer = nullptr;
  ASSERT_EQ(dizin_indexer_open(db_.c_str(), &indexer), DIZIN_OK);
  dizin_indexer* second = nullptr;
  EXPECT_EQ(dizin_indexer_open(db_.c_str(), &second), DIZIN_TRANSIENT);
  EXPECT_EQ(dizin_indexer_add(indexer,
                              "{\"id\":\"a\",\"title\":\"Ankara\"}\nnone\n"
                              "{\"title\":\"nameless\"}\n"
                              "{\"id\":\"b\",\"title\":\"Bursa\"}",
                              DIZIN_TO_NUL),
            DIZIN_INPUT);
  EXPECT_THAT(dizin_error_message(), StartsWith("line 2: bad JSON"));
  EXPECT_THAT(dizin_error_message(),
              HasSubstr("(and 1 more that were rejected)"));
  EXPECT_EQ(dizin_indexer_delete(indexer, "tr1", DIZIN_TO_NUL), DIZIN_OK);
  EXPECT_EQ(dizin_indexer_delete(indexer, "none", DIZIN_TO_NUL), DIZIN_OK);
  EXPECT_EQ(dizin_indexer_commit(indexer), DIZIN_OK);

  const std::string file =
      dir_.Write("more.jsonl", R"({"id":"c","title":"Kalın"})");
  const char* const paths[] = {file.c_str()};
  const char* report = nullptr;
  EXPECT_EQ(dizin_indexer_add_files(indexer, paths, 1, &report, nullptr),
            DIZIN_OK)
      << dizin_error_message();
  EXPECT_THAT(report, HasSubstr(R"("rejected":0)"));

  EXPECT_EQ(
      dizin_indexer_add(indexer, R"({"id":"d","title":"lost"})", DIZIN_TO_NUL),
      DIZIN_OK);
  dizin_indexer_close(indexer);  // without a commit

  dizin_searcher* const searcher = Open();
  const auto found = [&](const char* request) {
    return Ask(searcher, "article", request).find("null") == std::string::npos;
  };
  for (const char* id :
       {R"({"id":"a"})", R"({"id":"b"})", R"({"id":"c"})", R"({"id":"en1"})"}) {
    EXPECT_TRUE(found(id)) << id;
  }
  EXPECT_FALSE(found(R"({"id":"tr1"})"));
  EXPECT_FALSE(found(R"({"id":"d"})"));
  dizin_searcher_close(searcher);
}

TEST_F(CApiTest, LoadsFilesIntoANewDatabase) {
  const std::string file =
      dir_.Write("new.jsonl", R"({"id":"c","title":"Kalın"})");
  const std::string database = dir_ / "new";
  const char* const paths[] = {file.c_str()};
  const char* report = nullptr;
  std::size_t bytes = 0;
  dizin_indexer* indexer = nullptr;
  ASSERT_EQ(dizin_indexer_open(database.c_str(), &indexer), DIZIN_OK);
  EXPECT_EQ(dizin_indexer_add_files(indexer, paths, 1, &report, &bytes),
            DIZIN_OK)
      << dizin_error_message();
  EXPECT_THAT(report, HasSubstr(R"("added":1)"));
  EXPECT_EQ(std::strlen(report), bytes);
  dizin_indexer_close(indexer);
}

TEST(CApiVersionTest, IsThatOfTheProject) {
  EXPECT_THAT(dizin_version(), StrEq(DIZIN_PROJECT_VERSION));
}

}  // namespace
