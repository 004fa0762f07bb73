#include "common/index/field_kinds.h"

#include <gtest/gtest.h>

#include "common/error.h"

namespace dizin::index {
namespace {

TEST(FieldKindsTest, ReadsWhatItWrites) {
  const FieldKinds kinds{{"pages", kHoldsWords | kHoldsNumbers},
                         {"printed", kHoldsWords | kHoldsDates},
                         {"section", kHoldsWords}};
  EXPECT_EQ(EncodeFieldKinds(kinds), "pages wn\nprinted wd\nsection w\n");
  EXPECT_EQ(DecodeFieldKinds(EncodeFieldKinds(kinds)), kinds);
  EXPECT_TRUE(DecodeFieldKinds("").empty());
}

TEST(FieldKindsTest, RefusesTheRest) {
  for (const char* bad : {"pages", "pages wn", "pages wx\n", "\n"}) {
    EXPECT_THROW(DecodeFieldKinds(bad), Error) << bad;
  }
}

TEST(FieldKindsTest, MergesByField) {
  FieldKinds into{{"a", kHoldsWords}, {"b", kHoldsDates}};
  MergeFieldKinds({{"a", kHoldsNumbers}, {"c", kHoldsWords}}, &into);
  EXPECT_EQ(into, (FieldKinds{{"a", kHoldsWords | kHoldsNumbers},
                              {"b", kHoldsDates},
                              {"c", kHoldsWords}}));
}

}  // namespace
}  // namespace dizin::index
