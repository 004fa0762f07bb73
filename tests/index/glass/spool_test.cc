#include "common/index/glass/spool.h"

#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index::glass {
namespace {

using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

std::string ReadAll(const Section& section, std::size_t window,
                    std::size_t step) {
  std::string all;
  SectionReader reader(section, window);
  while (all.size() < reader.size()) {
    const std::size_t size =
        std::min<std::size_t>(step, reader.size() - all.size());
    all.append(reader.View(all.size(), size), size);
  }
  return all;
}

TEST(SpoolTest, GivesBackWhatItTook) {
  const unsigned seed = PrintedSeed(1);
  for (const std::size_t memory : {0U, 100U, 1U << 20}) {
    for (const std::size_t window : {0U, 1U, 50U, 100'000U}) {
      SCOPED_TRACE(std::to_string(memory) + ' ' + std::to_string(window));
      std::mt19937 random(seed);
      const TempDir dir;
      Spool spool(dir.path(), memory);
      std::vector<std::pair<Section, std::string>> pieces;
      std::string all;
      for (int i = 0; i < 200; ++i) {
        const std::string bytes(random() % 90, static_cast<char>(i));
        all += bytes;
        pieces.emplace_back(spool.Append(bytes), bytes);
      }
      EXPECT_EQ(spool.size(), all.size());
      for (const auto& [section, bytes] : pieces) {
        ASSERT_EQ(ReadAll(section, window, 7), bytes);
      }
      EXPECT_EQ(ReadAll(spool.Since(0), window, 1000), all);
      EXPECT_EQ(ReadAll(spool.Since(500), window, 33), all.substr(500));
      EXPECT_TRUE(std::filesystem::is_empty(dir.path()));
    }
  }
}

TEST(SpoolTest, HoldsNoMoreThanItMay) {
  const TempDir dir;
  Spool spool(dir.path(), 10'000);
  for (int i = 0; i < 1000; ++i) spool.Append(std::string(1000, 'x'));
  EXPECT_LE(spool.MemoryUse(), 30'000U);
}

TEST(SpoolTest, AStringIsASectionToo) {
  EXPECT_EQ(ReadAll(Section(std::string("bytes")), 2, 3), "bytes");
  EXPECT_EQ(ReadAll(Section(), 2, 3), "");
}

TEST(SpoolTest, SaysWhatIsWrongWithTheDisk) {
  Spool spool("/nonexistent", 0);
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { spool.Append("x"); }),
              HasSubstr("/nonexistent: No such file"));
}

}  // namespace
}  // namespace dizin::index::glass
