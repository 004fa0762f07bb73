#include "common/index/glass/file.h"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

using testing::TempDir;

// Bytes of the file that are in the system's cache.
std::size_t Cached(const std::string& path, std::size_t size) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  void* const map = mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  std::vector<unsigned char> pages((size + page - 1) / page);
  EXPECT_EQ(mincore(map, size, pages.data()), 0);
  munmap(map, size);
  close(descriptor);
  std::size_t cached = 0;
  for (const unsigned char in : pages) cached += (in & 1U) * page;
  return cached;
}

bool IsInMemory(const std::string& directory) {
  constexpr long kTmpfs = 0x01021994;
  struct statfs status {};
  return statfs(directory.c_str(), &status) == 0 && status.f_type == kTmpfs;
}

// Pieces of all sizes, some larger than its buffer.
TEST(BufferedFileTest, WritesWhatItIsGiven) {
  std::mt19937 random(PrintedSeed(3));
  const TempDir dir;
  const std::string path = dir / "table";
  std::string all;
  BufferedFile file(File::Create(path));
  while (all.size() < 60'000'000) {
    const std::size_t most = std::size_t{1} << (random() % 23);
    std::string piece(random() % most, static_cast<char>(random()));
    file.Append(piece);
    all += piece;
  }
  file.Close(Sync::kYes);
  std::ifstream in(path, std::ios::binary);
  const std::string got{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(got == all);
}

TEST(BufferedFileTest, LeavesTheCacheToOthers) {
  const TempDir dir;
  if (IsInMemory(dir.path())) GTEST_SKIP() << "the folder is in memory";
  const std::string path = dir / "table";
  constexpr std::size_t kBytes = 100'000'000;
  const std::string piece(10'000, 'x');
  BufferedFile file(File::Create(path));
  for (std::size_t i = 0; i < kBytes / piece.size(); ++i) file.Append(piece);
  file.Close(Sync::kYes);
  EXPECT_LE(Cached(path, kBytes), kBytes / 3);
}

}  // namespace
}  // namespace dizin::index::glass
