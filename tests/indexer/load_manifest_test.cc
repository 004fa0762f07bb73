#include "indexer/load_manifest.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace dizin::indexer {
namespace {

using testing::TempDir;

const LoadManifest kManifest{
    .beside = "state\n\0of it",
    .checkpoint = "checkpoint",
    .segments = {{"shard-0.2", "shard-1"}, {"shard-0.3", "shard-1.2"}}};

TEST(LoadManifestTest, IsReadAsItWasWritten) {
  const TempDir dir;
  EXPECT_EQ(ReadManifest(dir.path()), std::nullopt);
  WriteManifest(dir.path(), kManifest);
  EXPECT_EQ(ReadManifest(dir.path()), kManifest);
  EXPECT_THAT(
      NamesOf(kManifest),
      ::testing::ElementsAre("shard-0.2", "shard-1", "shard-0.3", "shard-1.2"));
  RemoveManifest(dir.path());
  EXPECT_EQ(ReadManifest(dir.path()), std::nullopt);
}

TEST(LoadManifestTest, IsNoneWhereItIsDamaged) {
  const TempDir dir;
  WriteManifest(dir.path(), kManifest);
  std::ifstream file(dir / "load", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  ASSERT_GT(text.size(), 60U);
  // Cut at a segment's end it would be a shorter one.
  const std::size_t second_segment = text.size() - 20;
  for (std::size_t size = 0; size < text.size(); ++size) {
    if (size == second_segment) continue;
    dir.Write("load", text.substr(0, size));
    EXPECT_EQ(ReadManifest(dir.path()), std::nullopt) << size;
  }
}

}  // namespace
}  // namespace dizin::indexer
