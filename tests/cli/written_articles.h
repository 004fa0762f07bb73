// A database of articles of a line each, and who finds which of them: for tests
// of the programs.
//
//   class SearchNamesTest : public testing::WrittenArticles {};
//   Index({{"tr", "Kalın geldi.", "tr"}});
//   EXPECT_TRUE(Has(Search("kalin"), "tr"));

#ifndef DIZIN_TESTS_CLI_WRITTEN_ARTICLES_H_
#define DIZIN_TESTS_CLI_WRITTEN_ARTICLES_H_

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/json_writer.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace dizin::testing {

struct Written {
  std::string id;
  std::string text;
  std::string language = {};
};

struct Scored {
  std::string id;
  double score;
};

class WrittenArticles : public ::testing::Test {
 protected:
  // Makes the database anew of these articles.
  void Index(const std::vector<Written>& articles) {
    std::string lines;
    for (const Written& article : articles) {
      JsonWriter json(&lines);
      json.BeginObject().Key("id").String(article.id);
      json.Key("title").String("");
      if (!article.language.empty()) {
        json.Key("language").String(article.language);
      }
      json.Key("text").String(article.text).EndObject();
      lines += '\n';
    }
    const std::string input = dir_.Write("articles.jsonl", lines);
    const ProgramResult result =
        RunProgram({DIZIN_INDEX, "--db", database(), input});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  ProgramResult Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {DIZIN_SEARCH, "--db", database()});
    return RunProgram(arguments);
  }

  // Ids and scores, best first. REQUIRES: no tab in the query.
  std::vector<Scored> Search(const std::string& query,
                             std::vector<std::string> options = {}) {
    const std::string topics = dir_.Write("topics.tsv", "q\t" + query + "\n");
    options.insert(options.end(), {"--topics", topics, "-n", "100"});
    const ProgramResult result = Run(std::move(options));
    EXPECT_LE(result.status, 1) << result.err;
    EXPECT_EQ(result.err, "");
    std::vector<Scored> hits;
    std::istringstream run(result.out);
    std::string topic, q0, id, rank, tag;
    double score = 0;
    while (run >> topic >> q0 >> id >> rank >> score >> tag) {
      hits.push_back({id, score});
    }
    return hits;
  }

  // Their ids alone, with spaces between.
  std::string Ids(const std::string& query,
                  std::vector<std::string> options = {}) {
    std::string ids;
    for (const Scored& hit : Search(query, std::move(options))) {
      ids += (ids.empty() ? "" : " ") + hit.id;
    }
    return ids;
  }

  std::string database() const { return dir_ / "db"; }

  TempDir dir_;
};

inline bool Has(const std::vector<Scored>& hits, const std::string& id) {
  return std::any_of(hits.begin(), hits.end(),
                     [&id](const Scored& hit) { return hit.id == id; });
}

inline std::string Shown(const std::vector<Scored>& hits) {
  std::string shown;
  for (const Scored& hit : hits) {
    shown += hit.id + " " + std::to_string(hit.score) + "\n";
  }
  return shown;
}

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_CLI_WRITTEN_ARTICLES_H_
