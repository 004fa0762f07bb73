// dizin-index --stats, --verify, --optimize and --dry-run.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include "common/index/database.h"
#include "tests/support/index_dump.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

namespace fs = std::filesystem;
using testing::DumpDatabase;
using ::testing::EndsWith;
using testing::FirstDifferences;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::ProcessResult;
using testing::RunProcess;
using ::testing::StartsWith;
using testing::TempDir;

std::string Lines(int from, int to, const std::string& word = "Ankara") {
  std::string lines;
  for (int i = from; i < to; ++i) {
    lines +=
        "{\"id\":\"" + std::to_string(i) + "\",\"title\":\"Kalın in " + word +
        "\",\"lang\":\"" + (i % 3 == 0 ? "tr" : "en") +
        "\",\"date\":\"2021-02-" + (i % 2 == 0 ? "11" : "17") +
        "\",\"source\":\"Anadolu\",\"page\":" + std::to_string(i) +
        ",\"text\":\"" + word + " 安卡拉 NATO North Atlantic Treaty " +
        "Organization (NATO) S-400 number" + std::to_string(i) +
        " Kalınlar wort" + std::string(1, static_cast<char>('a' + i % 26)) +
        std::string(1, static_cast<char>('a' + i / 26)) + " " + word + "\"}\n";
  }
  return lines;
}

class IndexMaintenanceTest : public ::testing::Test {
 protected:
  ProcessResult Index(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), DIZIN_INDEX);
    testing::ProcessOptions options;
    options.directory = dir_.path();
    return RunProcess(arguments, options);
  }

  // What is not of the lexicon.
  std::vector<std::string> Articles(const std::string& db) const {
    std::vector<std::string> lines = DumpDatabase(dir_ / db);
    std::erase_if(lines, [](const std::string& line) {
      return line.starts_with("meta");
    });
    return lines;
  }

  std::string Read(const std::string& path) const {
    std::ifstream file(dir_ / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const TempDir dir_;
};

TEST_F(IndexMaintenanceTest, DescribesADatabase) {
  dir_.Write("a.jsonl", Lines(0, 30));
  Index({"--db", "db", "--shards", "2", "a.jsonl"});
  const ProcessResult text = Index({"--db", "db", "--stats"});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, StartsWith("db: 30 articles, "));
  for (const char* line :
       {"\n  words      ", "\n  languages  en 20, tr 10\n",
        "\n  dates      2021-02-11 to 2021-02-17, in 30\n",
        "\n  sources    anadolu 30\n", "\n  fields     page (words, numbers)\n",
        "\n  parts      postings ", "\n             positions ",
        "\n             stored text ", "\n             lexicon ",
        "\n             values ", "\n  format     1, ",
        "\n  shards     shard-0 ", "\n             shard-1 "}) {
    EXPECT_THAT(text.out, HasSubstr(line));
  }
  const ProcessResult json =
      Index({"--db", "db", "--stats", "--report", "json"});
  EXPECT_THAT(json.out, StartsWith("{\"version\":1,\"database\":\"db\","
                                   "\"articles\":30,\"words\":"));
  for (const char* part :
       {"\"dates\":{\"articles\":30,\"first\":\"2021-02-11\",\"last\":"
        "\"2021-02-17\"}",
        "\"languages\":{\"en\":20,\"tr\":10}", "\"sources\":{\"anadolu\":30}",
        "\"fields\":{\"page\":[\"words\",\"numbers\"]}", "\"format\":\"1\"",
        "\"interrupted\":\"\"", "\"shards\":[{\"name\":\"shard-0\","}) {
    EXPECT_THAT(json.out, HasSubstr(part));
  }
}

TEST_F(IndexMaintenanceTest, DescribesWhatIsEmpty) {
  dir_.Write("a.jsonl", "");
  Index({"--db", "db", "a.jsonl"});
  const ProcessResult r = Index({"--db", "db", "--stats"});
  EXPECT_EQ(r.status, 0) << r.err;
  EXPECT_THAT(r.out, StartsWith("db: 0 articles, "));
  EXPECT_EQ(Index({"--db", "none", "--stats"}).status, 2);
  EXPECT_FALSE(fs::exists(dir_ / "none"));
}

TEST_F(IndexMaintenanceTest, FindsWhatIsMadeEachWaySound) {
  dir_.Write("a.jsonl", Lines(0, 40));
  dir_.Write("b.jsonl", Lines(20, 60, "Washington"));
  dir_.Write("c/d.txt", "title: Page\n\nA text of its own.");
  dir_.Write("ids.jsonl",
             "{\"id\":\"long\",\"text\":\"" + std::string(40'000, 'x') + " " +
                 std::string(9000, 'y') + "\"}\n{\"id\":\"none\"}\n");
  Index({"--db", "bulk", "a.jsonl", "c", "ids.jsonl"});
  Index({"--db", "updated", "--shards", "2", "a.jsonl"});
  Index({"--db", "updated", "b.jsonl", "c", "ids.jsonl"});
  Index({"--db", "updated", "--delete", "3", "25", "59"});
  for (const char* db : {"bulk", "updated"}) {
    const ProcessResult r = Index({"--db", db, "--verify"});
    EXPECT_EQ(r.status, 0) << db;
    EXPECT_EQ(r.out, std::string(db) + ": sound\n");
    EXPECT_EQ(r.err, "");
  }
  const ProcessResult json =
      Index({"--db", "bulk", "--verify", "--report", "json"});
  EXPECT_EQ(json.out,
            "{\"version\":1,\"database\":\"bulk\",\"sound\":true,"
            "\"problems\":0,\"listed\":[],\"notes\":[]}\n");
}

// A byte that changed anywhere is found, or changes nothing.
TEST_F(IndexMaintenanceTest, FindsBytesThatChanged) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::string lines = Lines(0, 150);
  for (int i = 0; i < 150; ++i) {
    lines += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"";
    for (int word = 0; word < 60; ++word) {
      lines += "word" + std::to_string(random() % 3000) + " ";
    }
    lines += "\"}\n";
  }
  dir_.Write("a.jsonl", lines);
  Index({"--db", "db", "a.jsonl"});
  // What could be anything: the hash of an article as it was given, and what
  // the database says of itself. The first costs a rewrite at most.
  const auto dump = [this] {
    std::vector<std::string> dumped = DumpDatabase(dir_ / "db");
    std::erase_if(dumped, [](const std::string& line) {
      return line.starts_with("meta 0 dizin.") ||
             (line.starts_with("value ") &&
              line.substr(line.find(' ', 6), 3) == " 1 ");
    });
    return dumped;
  };
  const std::vector<std::string> want = dump();
  int found = 0;
  for (const char* table : {"postlist", "position", "termlist", "docdata"}) {
    const std::string path = std::string("db/shard-0/") + table + ".glass";
    const std::string sound = Read(path);
    for (int flip = 0; flip < 5; ++flip) {
      std::string damaged = sound;
      const std::size_t at = random() % sound.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      dir_.Write(path, damaged);
      SCOPED_TRACE(path + " at " + std::to_string(at));
      const ProcessResult r = Index({"--db", "db", "--verify"});
      if (r.status == 0) {
        EXPECT_EQ(FirstDifferences(want, dump()), "");
      } else {
        ++found;
        EXPECT_EQ(r.status, 2);
        EXPECT_THAT(r.out, StartsWith("shard-0: "));
        EXPECT_THAT(r.out, EndsWith("index again into a new database\n"));
      }
    }
    dir_.Write(path, sound);
  }
  EXPECT_GT(found, 10);
  EXPECT_EQ(Index({"--db", "db", "--verify"}).status, 0) << "mended";
}

TEST_F(IndexMaintenanceTest, FindsWhatIsInAnotherPlace) {
  dir_.Write("a.jsonl", Lines(0, 40));
  Index({"--db", "db", "--shards", "2", "a.jsonl"});
  fs::rename(dir_ / "db/shard-0", dir_ / "db/shard-2");
  fs::rename(dir_ / "db/shard-1", dir_ / "db/shard-0");
  fs::rename(dir_ / "db/shard-2", dir_ / "db/shard-1");
  const ProcessResult r = Index({"--db", "db", "--verify"});
  EXPECT_EQ(r.status, 2);
  EXPECT_THAT(r.out, HasSubstr("belongs to another shard"));
  EXPECT_THAT(r.out, HasSubstr("db: 40 problems;"));
}

TEST_F(IndexMaintenanceTest, KnowsWhatIsOfAnotherVersion) {
  struct Row {
    std::string name;
    const char* mended_by;
  };
  const Row rows[] = {
      {"tokenizer ", "999, this program has tokenizer"},
      {"names ", "'dizin-index --relearn --db DIR'"},
  };
  dir_.Write("a.jsonl", Lines(0, 40));
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    fs::remove_all(dir_ / "db");
    Index({"--db", "db", "a.jsonl"});
    std::string fingerprint;
    {
      Xapian::WritableDatabase shard(dir_ / "db/shard-0");
      fingerprint = shard.get_metadata("dizin.fingerprint");
      fingerprint.insert(fingerprint.find(row.name) + row.name.size(), "999 ");
      fingerprint.erase(fingerprint.find("999 ") + 3, 2);
      shard.set_metadata("dizin.fingerprint", fingerprint);
    }
    const ProcessResult verified = Index({"--db", "db", "--verify"});
    EXPECT_EQ(verified.status, 0);
    EXPECT_THAT(verified.out, HasSubstr(row.mended_by));
    EXPECT_THAT(verified.out,
                EndsWith("\ndb: sound, but for what is said above\n"));
    // No smaller database that says it is of this version.
    const ProcessResult optimized = Index({"--db", "db", "--optimize"});
    EXPECT_EQ(optimized.status, 0);
    EXPECT_THAT(optimized.err, HasSubstr("compacted only"));
    EXPECT_EQ(Xapian::Database(dir_ / "db").get_metadata("dizin.fingerprint"),
              fingerprint);
  }
}

TEST_F(IndexMaintenanceTest, VerifiesWhatItMayOnlyRead) {
  if (geteuid() == 0) GTEST_SKIP() << "the superuser may write everywhere";
  dir_.Write("a.jsonl", Lines(0, 40));
  Index({"--db", "db", "a.jsonl"});
  for (const auto& file : fs::directory_iterator(dir_ / "db/shard-0")) {
    fs::permissions(file.path(), fs::perms::owner_read);
  }
  const ProcessResult r = Index({"--db", "db", "--verify"});
  EXPECT_EQ(r.status, 0) << r.out;
  EXPECT_THAT(r.out, StartsWith("db/shard-0: cannot be written to"));
  EXPECT_THAT(r.out, EndsWith("\ndb: sound, but for what is said above\n"));
}

TEST_F(IndexMaintenanceTest, OptimizesAway) {
  dir_.Write("a.jsonl", Lines(0, 200));
  dir_.Write("b.jsonl", Lines(200, 220, "Washington"));
  Index({"--db", "db", "--shards", "2", "b.jsonl", "a.jsonl"});
  std::vector<std::string> gone = {"--db", "db", "--delete"};
  for (int i = 0; i < 200; ++i) gone.push_back(std::to_string(i));
  Index(gone);
  const std::vector<std::string> before = Articles("db");
  const ProcessResult r = Index({"--db", "db", "--optimize"});
  EXPECT_EQ(r.status, 0) << r.err;
  EXPECT_THAT(r.out,
              MatchesRegex("db: [0-9.]+ [kM]B, was [0-9.]+ [kM]B; 20[0-9]"
                           " dead words dropped\n(.|\n)*"));
  EXPECT_EQ(FirstDifferences(before, Articles("db")), "");
  EXPECT_EQ(Index({"--db", "db", "--verify"}).out, "db: sound\n");
  int dead = 0;
  int live = 0;
  for (const std::string& line : DumpDatabase(dir_ / "db")) {
    dead +=
        line.starts_with("meta") && line.find("Wwortha ") != line.npos ? 1 : 0;
    live +=
        line.starts_with("meta") && line.find("Wwortzh ") != line.npos ? 1 : 0;
  }
  EXPECT_EQ(dead, 0);
  EXPECT_GT(live, 0);
  // And again there is nothing to do; and it can be added to.
  EXPECT_THAT(Index({"--db", "db", "--optimize"}).out,
              HasSubstr("; 0 dead words dropped"));
  EXPECT_THAT(Index({"--db", "db", "a.jsonl"}).out,
              StartsWith("db: 200 added"));
  EXPECT_EQ(Index({"--db", "db", "--verify"}).status, 0);
  for (const auto& entry : fs::directory_iterator(dir_ / "db")) {
    EXPECT_THAT(entry.path().filename().string(),
                MatchesRegex("XAPIANDB|lock|shard-[01](\\.[0-9])?"));
  }
}

TEST_F(IndexMaintenanceTest, OptimizesWhileItIsRead) {
  dir_.Write("a.jsonl", Lines(0, 50));
  Index({"--db", "db", "a.jsonl"});
  const Xapian::Database reader(dir_ / "db");
  EXPECT_EQ(Index({"--db", "db", "--optimize"}).status, 0);
  EXPECT_EQ(reader.get_termfreq("ankara"), 50U);
  EXPECT_EQ(Xapian::Database(dir_ / "db").get_termfreq("ankara"), 50U);
}

TEST_F(IndexMaintenanceTest, SaysWhatWouldBe) {
  dir_.Write("in/a.jsonl", Lines(0, 30) + Lines(29, 30));
  dir_.Write("in/b.txt", "Text.");
  const auto counts = [](const ProcessResult& r) {
    const std::size_t begin = r.out.find(": ") + 2;
    return r.out.substr(begin, r.out.find('\n') - begin);
  };
  const ProcessResult first = Index({"--db", "db", "--dry-run", "in"});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_THAT(first.out, StartsWith("db (dry run): 31 added, 1 replaced, "));
  EXPECT_FALSE(fs::exists(dir_ / "db"));
  EXPECT_EQ(counts(Index({"--db", "db", "in"})), counts(first));

  dir_.Write("in/a.jsonl", Lines(0, 10) + Lines(10, 20, "Washington") +
                               Lines(30, 35) + Lines(34, 35) + "oops\n");
  fs::remove(dir_ / "in/b.txt");
  const std::vector<std::string> before = DumpDatabase(dir_ / "db");
  const auto stamp = fs::last_write_time(dir_ / "db/shard-0");
  const ProcessResult second =
      Index({"--db", "db", "--dry-run", "--sync", "in"});
  EXPECT_EQ(second.status, 2);
  EXPECT_THAT(second.err, HasSubstr("in/a.jsonl:27: bad JSON"));
  EXPECT_EQ(fs::last_write_time(dir_ / "db/shard-0"), stamp);
  EXPECT_EQ(FirstDifferences(before, DumpDatabase(dir_ / "db")), "");
  const ProcessResult real = Index({"--db", "db", "--sync", "in"});
  EXPECT_EQ(counts(real), counts(second));
  EXPECT_THAT(counts(second),
              StartsWith("5 added, 10 replaced, 11 unchanged, 1 removed, 1 "));

  const ProcessResult gone =
      Index({"--db", "db", "--dry-run", "--delete", "1", "99"});
  EXPECT_THAT(gone.out, HasSubstr(" 1 removed, 0 rejected\n1 article to remove "
                                  "not found"));
  EXPECT_THAT(Index({"--db", "db", "--delete", "1"}).out,
              HasSubstr(" 1 removed"));
}

TEST_F(IndexMaintenanceTest, TakesOneTaskAtATime) {
  dir_.Write("a.txt", "Text.");
  Index({"--db", "db", "a.txt"});
  struct Row {
    std::vector<std::string> arguments;
    const char* message;
  };
  const Row rows[] = {
      {{"--db", "db", "--stats", "--verify"}, "take one"},
      {{"--db", "db", "--stats", "a.txt"}, "take no PATH"},
      {{"--db", "db", "--optimize", "--dry-run"}, "take no PATH"},
      {{"--db", "none", "--verify"}, "there is no such database"},
      {{"--db", "none", "--optimize"}, "there is no such database"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.message);
    const ProcessResult r = Index(row.arguments);
    EXPECT_EQ(r.status, 2);
    EXPECT_THAT(r.err, HasSubstr(row.message));
  }
  EXPECT_FALSE(fs::exists(dir_ / "none"));
}

}  // namespace
}  // namespace dizin
