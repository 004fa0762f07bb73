#include "common/index/glass_probe.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/glass/version_file.h"
#include "tests/support/temp_dir.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::TempDir;

TEST(GlassProbeTest, KnowsTheXapianWeRunWith) {
  EXPECT_EQ(GlassFormatDoubt(), "");
  EXPECT_TRUE(GlassFormatIsKnown());
}

TEST(GlassProbeTest, DoubtsAnotherFormat) {
  const TempDir dir;
  std::string other(glass::kFormatMagic);
  ++other.back();
  EXPECT_THAT(ProbeGlassFormat(dir.path(), other),
              HasSubstr("of a version that is not known"));
  EXPECT_EQ(ProbeGlassFormat(dir.path(), glass::kFormatMagic), "");
  EXPECT_TRUE(fs::is_empty(dir.path())) << "something is left";
}

TEST(GlassProbeTest, DoubtsWhereItCannotTry) {
  EXPECT_THAT(ProbeGlassFormat("/nonexistent", glass::kFormatMagic),
              HasSubstr("cannot write to /nonexistent"));
}

}  // namespace
}  // namespace dizin::index
