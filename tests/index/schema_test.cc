#include "common/index/schema.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace dizin::index {
namespace {

TEST(SchemaTest, TermsAreWhatXapianTakes) {
  struct Row {
    const char* why;
    std::string in, want;
  };
  const std::string long_id(300, 'x');
  const std::string nuls(130, '\0');
  const Row kRows[] = {
      {"short", "aa/1", "Qaa/1"},
      {"as long as may be", std::string(244, 'x'), "Q" + std::string(244, 'x')},
      {"a character never cut", std::string(228, 'x') + "ııııııııı", ""},
      {"too long", long_id, ""},
      {"each NUL counts twice", nuls, ""},
  };
  std::set<std::string> seen;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const std::string got = IdTerm(row.in);
    EXPECT_LE(TermCost(got), kMaxTermCost);
    EXPECT_TRUE(IsWellFormed(got));
    EXPECT_TRUE(seen.insert(got).second) << "not unique";
    if (!row.want.empty()) {
      EXPECT_EQ(got, row.want);
    }
  }
  EXPECT_NE(IdTerm(long_id), IdTerm(long_id + "y"));
}

TEST(SchemaTest, PrefixAndWordFitTogether) {
  for (const std::size_t size : {0, 1, 30, 50, 250}) {
    const std::string field(size, 'f');
    const std::string prefix = FieldPrefix(field);
    EXPECT_THAT(prefix, ::testing::StartsWith(kFieldPrefix));
    EXPECT_THAT(prefix, ::testing::EndsWith(":"));
    EXPECT_LE(prefix.size() + 200, kMaxTermCost) << size;
  }
  EXPECT_EQ(FieldPrefix("section"), "XF:section:");
  EXPECT_NE(FieldPrefix(std::string(90, 'f')),
            FieldPrefix(std::string(91, 'f')));
}

TEST(SchemaTest, SourcesMeetInEverySpelling) {
  EXPECT_EQ(SourceTerm("Anadolu Ajansı"), SourceTerm("ANADOLU Ajansı"));
  EXPECT_EQ(LanguageTerm("tr"), "Ltr");
}

TEST(SchemaTest, HashesAreValues) {
  for (const std::uint64_t hash : {std::uint64_t{0}, std::uint64_t{1},
                                   ~std::uint64_t{0}, std::uint64_t{1} << 63}) {
    EXPECT_EQ(HashFromValue(HashToValue(hash)), hash);
  }
  EXPECT_EQ(HashFromValue(""), std::nullopt);
  EXPECT_EQ(HashFromValue("123456789"), std::nullopt);
}

TEST(SchemaTest, FieldsHaveSlotsOfTheirOwn) {
  std::set<std::uint32_t> slots;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t slot = FieldSlot("field" + std::to_string(i));
    EXPECT_GE(slot, kFirstFieldSlot);
    EXPECT_LT(slot, 1U << 28);
    slots.insert(slot);
  }
  EXPECT_EQ(slots.size(), 1000U);
  EXPECT_EQ(FieldSlot("pages"), FieldSlot("pages"));
}

TEST(SchemaTest, FingerprintNamesEveryVersion) {
  EXPECT_THAT(Fingerprint(),
              ::testing::MatchesRegex("tokenizer [0-9]+, fold [0-9]+, stem "
                                      "[0-9]+, names [0-9]+, lexicon [0-9]+, "
                                      "icu [0-9.]+, unicode [0-9.]+"));
}

}  // namespace
}  // namespace dizin::index
