// A bulk load and Xapian's own writer make the same database of the same
// articles.

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/index/glass/compare_databases.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

using testing::TempDir;

TEST(DifferentialTest, RandomArticlesAreTheSame) {
  const unsigned first_seed = PrintedSeed(1);
  for (unsigned seed = first_seed; seed < first_seed + 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const TempDir dir;
    const auto sample = MakeSample({}, seed);
    LoadPlan plan;
    plan.options.id_prefix = "";  // any term may begin with a Q here
    static constexpr std::uint32_t kBlockBytes[] = {8192, 2048, 65536};
    plan.options.block_bytes = kBlockBytes[seed % 3];
    plan.options.chunk_bytes = seed % 2 == 0 ? 500 : 50;
    plan.options.memory = seed % 2 == 0 ? 1 << 20 : std::size_t{256} << 20;
    plan.batches = 1 + seed % 7;
    plan.threads = 1 + seed % 2;
    plan.metadata_as_source = seed % 2 == 0;
    BulkLoad(*sample, plan, dir / "bulk");
    XapianLoad(*sample, dir / "xapian", plan.options.block_bytes);
    EXPECT_TRUE(IsSound(dir / "bulk"));
    EXPECT_TRUE(SameDatabase(dir / "bulk", dir / "xapian"));
    EXPECT_TRUE(SameAnswers(dir / "bulk", dir / "xapian", 100, seed));
  }
}

}  // namespace
}  // namespace dizin::index::glass
