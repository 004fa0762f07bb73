// What is left when a bulk load is killed, or finds the disk full: nothing that
// passes for a database. And that it keeps to its memory.

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/version_file.h"
#include "tests/index/glass/compare_databases.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

namespace fs = std::filesystem;
using testing::TempDir;

constexpr int kDone = 0;
constexpr int kSaysDiskIsFull = 3;
constexpr int kOther = 4;

// Runs `work` in a process of its own; its result is the process's status.
pid_t Start(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    int status = kOther;
    try {
      status = work();
    } catch (...) {
      status = kOther;
    }
    _exit(status);
  }
  return child;
}

int WaitFor(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool IsComplete(const std::string& path) {
  return fs::exists(path + '/' + std::string(kVersionFileName));
}

bool XapianOpens(const std::string& path) {
  try {
    const Xapian::Database database(path);
    return true;
  } catch (const Xapian::Error&) {
    return false;
  }
}

TEST(FailureTest, AKillLeavesNothingOrAll) {
  std::mt19937 random(PrintedSeed(1));
  const TempDir dir;
  const auto sample = MakeText(300, 1);
  LoadPlan plan;
  plan.batches = 5;
  plan.options.memory = 1 << 20;
  int killed_before = 0;
  for (int round = 0; round < 40; ++round) {
    const std::string path = dir / std::to_string(round);
    const pid_t child = Start([&] {
      BulkLoad(*sample, plan, path);
      pause();
      return kDone;
    });
    usleep(static_cast<useconds_t>(random() % 60'000));
    kill(child, SIGKILL);
    EXPECT_EQ(WaitFor(child), -SIGKILL);
    EXPECT_EQ(XapianOpens(path), IsComplete(path));
    if (IsComplete(path)) {
      EXPECT_TRUE(IsSound(path));
      EXPECT_EQ(Xapian::Database(path).get_doccount(), 300U);
    } else {
      ++killed_before;
    }
  }
  EXPECT_GT(killed_before, 0);
}

TEST(FailureTest, AFullDiskIsSaidAndLeavesNothing) {
  const TempDir dir;
  const auto sample = MakeText(3000, 1);
  LoadPlan plan;
  plan.batches = 10;
  plan.threads = 2;
  int failed = 0;
  // A little, in one table or the other, or in the files for what does not fit
  // into memory.
  for (const std::size_t memory : {std::size_t{256} << 20, std::size_t{0}}) {
    plan.options.memory = memory;
    for (const rlim_t limit :
         {1U, 8192U, 300'000U, 1'000'000U, 2'000'000U, 50'000'000U}) {
      SCOPED_TRACE(std::to_string(memory) + ' ' + std::to_string(limit));
      const std::string path =
          dir / (std::to_string(memory) + '-' + std::to_string(limit));
      const int status = WaitFor(Start([&] {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit bytes_of_a_file{limit, limit};
        setrlimit(RLIMIT_FSIZE, &bytes_of_a_file);
        try {
          BulkLoad(*sample, plan, path);
        } catch (const Error& e) {
          const std::string message = e.what();
          return e.kind() == ErrorKind::kSystem &&
                         message.find("File too large") != message.npos &&
                         message.find(path) != message.npos
                     ? kSaysDiskIsFull
                     : kOther;
        }
        return kDone;
      }));
      EXPECT_EQ(IsComplete(path), status == kDone);
      EXPECT_EQ(XapianOpens(path), status == kDone);
      EXPECT_TRUE(status == kDone || status == kSaysDiskIsFull) << status;
      if (status != kDone) ++failed;
    }
  }
  EXPECT_GE(failed, 6);
}

// A line of /proc/self/status, in megabytes.
long StatusOf(const std::string& name) {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word && word != name) {
  }
  long kilobytes = 0;
  status >> kilobytes;
  return kilobytes / 1024;
}

// Megabytes that a load of `batches` took at the most, beyond what the process
// had before.
long PeakOf(const std::string& path, std::size_t memory, int batches) {
  const int status = WaitFor(Start([&] {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;  // forget the peak so far
    const long before = StatusOf("VmRSS:");
    const auto sample = MakeText(300, 1);
    BulkOptions options;
    options.memory = memory;
    options.id_prefix = "";  // the same articles come again and again
    BulkWriter writer(path, options);
    BatchBuilder builder(&sample->terms);
    for (int n = 0; n < batches; ++n) {
      for (const IndexedArticle& article : sample->articles) {
        builder.Add(article);
      }
      writer.Put(static_cast<std::uint64_t>(n), builder.Finish());
    }
    writer.Finish(nullptr);
    return static_cast<int>(StatusOf("VmHWM:") - before);
  }));
  return status;
}

TEST(FailureTest, MemoryDoesNotGrowWithTheArticles) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers keep memory that was freed";
#endif
  const TempDir dir;
  const long few = PeakOf(dir / "few", 2 << 20, 10);
  const long many = PeakOf(dir / "many", 2 << 20, 80);
  const long unbounded = PeakOf(dir / "unbounded", std::size_t{1} << 30, 80);
  EXPECT_LE(many, few + 4) << few << ' ' << many << ' ' << unbounded;
  // Or else this test shows nothing.
  EXPECT_GE(unbounded, many + 8) << few << ' ' << many << ' ' << unbounded;
  EXPECT_TRUE(IsSound(dir / "many"));
}

}  // namespace
}  // namespace dizin::index::glass
