#include "common/index/simhash.h"

#include <bit>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::index {
namespace {

// The definition, without planes.
std::uint64_t SlowSimhash(const std::vector<std::uint64_t>& hashes) {
  std::uint64_t simhash = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    std::size_t set = 0;
    for (const std::uint64_t hash : hashes) set += hash >> bit & 1U;
    if (set * 2 > hashes.size()) simhash |= std::uint64_t{1} << bit;
  }
  return simhash;
}

TEST(SimhashTest, IsTheMajorityOfEachBit) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (std::size_t size = 0; size < 200; ++size) {
    SimhashBuilder builder;
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i < size; ++i) {
      hashes.push_back(random() & (size % 3 == 0 ? random() : ~0ULL));
      builder.Add(hashes.back());
    }
    ASSERT_EQ(builder.Finish(), SlowSimhash(hashes)) << size;
  }
}

TEST(SimhashTest, AFewChangesMoveFewBits) {
  std::mt19937_64 random(1);
  SimhashBuilder one, other, unlike;
  for (int i = 0; i < 400; ++i) {
    const std::uint64_t hash = random();
    one.Add(hash);
    other.Add(i % 100 == 0 ? random() : hash);
    unlike.Add(random());
  }
  EXPECT_LE(std::popcount(one.Finish() ^ other.Finish()), 8);
  EXPECT_GE(std::popcount(one.Finish() ^ unlike.Finish()), 16);
}

}  // namespace
}  // namespace dizin::index
