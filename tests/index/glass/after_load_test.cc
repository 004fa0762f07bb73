// A database that was loaded in bulk goes on as any other: Xapian changes it,
// compacts it and copies it, and it stays equal to one that Xapian made.

#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include "tests/index/glass/compare_databases.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

namespace fs = std::filesystem;
using testing::TempDir;

Xapian::Document RandomDocument(std::mt19937* random) {
  Xapian::Document document;
  for (std::uint32_t i = 1; i <= (*random)() % 60; ++i) {
    const std::string word(1 + (*random)() % 3,
                           static_cast<char>('a' + (*random)() % 5));
    document.add_posting(word, i);
  }
  document.add_term("new" + std::to_string((*random)() % 50));
  document.add_value(static_cast<Xapian::valueno>((*random)() % 3),
                     std::to_string((*random)() % 100));
  document.set_data(std::string((*random)() % 2000, 'n'));
  return document;
}

// The same for the same seed.
void ChangeThroughXapian(const std::string& path, unsigned seed) {
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    const Xapian::docid last = database.get_lastdocid();
    for (int i = 0; i < 80; ++i) {
      const auto docid = static_cast<Xapian::docid>(1 + random() % last);
      try {
        switch (random() % 4) {
          case 0:
            database.delete_document(docid);
            break;
          case 1:
            database.replace_document(docid, RandomDocument(&random));
            break;
          case 2:
            database.add_document(RandomDocument(&random));
            break;
          default: {
            Xapian::Document document = database.get_document(docid);
            document.add_term("more");
            document.add_value(5, "v");
            database.replace_document(docid, document);
          }
        }
      } catch (const Xapian::DocNotFoundError&) {
        // Deleted before, in both databases.
      }
      if (i % 30 == 29) database.commit();
    }
    database.set_metadata("round", std::to_string(round));
    database.set_metadata("schema", round == 2 ? "" : "2");
    database.add_spelling("hello");
    database.add_synonym("q", "w");
    database.commit();
  }
}

void DeleteMost(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
  for (Xapian::docid docid = 1; docid <= database.get_lastdocid(); ++docid) {
    if (docid % 10 < 7) continue;
    try {
      database.delete_document(docid);
    } catch (const Xapian::DocNotFoundError&) {
      // There are gaps.
    }
  }
  database.commit();
}

// Both ways, in dir/bulk and dir/xapian.
void LoadBoth(const TempDir& dir, unsigned seed) {
  const auto sample = MakeSample({}, seed);
  LoadPlan plan;
  plan.options.id_prefix = "";
  plan.options.chunk_bytes = seed % 2 == 0 ? 500 : 60;
  BulkLoad(*sample, plan, dir / "bulk");
  XapianLoad(*sample, dir / "xapian");
}

TEST(AfterLoadTest, XapianChangesIt) {
  const unsigned first = PrintedSeed(1);
  for (unsigned seed = first; seed < first + 3; ++seed) {
    SCOPED_TRACE(seed);
    const TempDir dir;
    LoadBoth(dir, seed);
    for (const char* name : {"bulk", "xapian"}) {
      ChangeThroughXapian(dir / name, seed);
    }
    EXPECT_TRUE(IsSound(dir / "bulk"));
    EXPECT_TRUE(SameDatabase(dir / "bulk", dir / "xapian", Bounds::kLoose));
    EXPECT_TRUE(SameAnswers(dir / "bulk", dir / "xapian", 50, seed));
    for (const char* name : {"bulk", "xapian"}) DeleteMost(dir / name);
    EXPECT_TRUE(IsSound(dir / "bulk"));
    EXPECT_TRUE(SameDatabase(dir / "bulk", dir / "xapian", Bounds::kLoose));
  }
}

TEST(AfterLoadTest, AnEmptyOneIsFilled) {
  const TempDir dir;
  BulkLoad({}, {}, dir / "db");
  std::mt19937 random(1);
  Xapian::WritableDatabase database(dir / "db", Xapian::DB_OPEN);
  for (int i = 0; i < 50; ++i) database.add_document(RandomDocument(&random));
  database.commit();
  EXPECT_TRUE(IsSound(dir / "db"));
  EXPECT_EQ(Xapian::Database(dir / "db").get_doccount(), 50U);
}

TEST(AfterLoadTest, XapianCompactsSeveral) {
  const unsigned seed = PrintedSeed(1);
  const TempDir dir;
  LoadBoth(dir, seed);
  for (const unsigned flags : {0U, unsigned{Xapian::DBCOMPACT_MULTIPASS}}) {
    for (const char* name : {"bulk", "xapian"}) {
      Xapian::Database all;
      // A bulk load beside another, and beside one of Xapian's own.
      all.add_database(Xapian::Database(dir / name));
      all.add_database(Xapian::Database(dir / "xapian"));
      all.add_database(Xapian::Database(dir / "bulk"));
      all.compact(dir / (std::string(name) + "-compact"), flags);
    }
    EXPECT_TRUE(IsSound(dir / "bulk-compact"));
    EXPECT_TRUE(SameDatabase(dir / "bulk-compact", dir / "xapian-compact"));
    fs::remove_all(dir / "bulk-compact");
    fs::remove_all(dir / "xapian-compact");
  }
}

// A port of this machine that nobody listens on.
std::string FreePort() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  EXPECT_EQ(bind(listener, any, size), 0);
  EXPECT_EQ(getsockname(listener, any, &size), 0);
  close(listener);
  return std::to_string(ntohs(address.sin_port));
}

TEST(AfterLoadTest, IsReplicated) {
  if (!fs::exists("/usr/bin/xapian-replicate-server")) {
    GTEST_SKIP() << "there is no xapian-replicate-server";
  }
  const unsigned seed = PrintedSeed(1);
  const TempDir dir;
  LoadBoth(dir, seed);
  const std::string port = FreePort();
  const testing::Process server({"/usr/bin/xapian-replicate-server", "-I",
                                 "127.0.0.1", "-p", port, dir.path()});
  const auto replicate = [&] {
    // Until the server listens.
    for (int tries = 0; tries < 400; ++tries) {
      const auto r = testing::RunProcess({"/usr/bin/xapian-replicate", "-h",
                                          "127.0.0.1", "-p", port, "-m", "bulk",
                                          "-o", "-q", dir / "copy"});
      if (r.status == 0) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  };
  ASSERT_TRUE(replicate());
  EXPECT_TRUE(SameDatabase(dir / "copy", dir / "xapian"));
  for (const char* name : {"bulk", "xapian"}) {
    ChangeThroughXapian(dir / name, seed);
  }
  ASSERT_TRUE(replicate());
  EXPECT_TRUE(SameDatabase(dir / "copy", dir / "xapian", Bounds::kLoose));
}

TEST(AfterLoadTest, ItsFilesCanBeCopied) {
  const TempDir dir;
  LoadBoth(dir, 1);
  fs::copy(dir / "bulk", dir / "copy");
  fs::remove_all(dir / "bulk");
  EXPECT_TRUE(SameDatabase(dir / "copy", dir / "xapian"));
  EXPECT_EQ(Xapian::Database(dir / "copy").get_revision(), 1U);
}

}  // namespace
}  // namespace dizin::index::glass
