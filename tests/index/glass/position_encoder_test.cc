#include "common/index/glass/position_encoder.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/index/glass/sample_articles.h"

namespace dizin::index::glass {
namespace {

using Positions = std::vector<std::uint32_t>;

std::string Encode(const Positions& positions) {
  std::string tag(MaxPositionsBytes(positions.size()), '\0');
  tag.resize(static_cast<std::size_t>(PutPositions(positions, tag.data()) -
                                      tag.data()));
  return tag;
}

// Reads a tag back as the header describes it, knowing nothing of the encoder.
class Decoder {
 public:
  explicit Decoder(const std::string& tag) : tag_(tag) {}

  Positions Decode() {
    const char* p = tag_.data();
    const std::uint32_t last = GetUint32(&p);
    bit_ = static_cast<std::size_t>(p - tag_.data()) * 8;
    if (bit_ == tag_.size() * 8) return {last};
    const std::uint32_t first = Number(last);
    const std::uint32_t count = Number(last - first) + 2;
    Positions positions(count);
    positions.front() = first;
    positions.back() = last;
    Between(&positions, 0, count - 1);
    EXPECT_EQ((bit_ + 7) / 8, tag_.size()) << "junk at the end";
    return positions;
  }

 private:
  std::uint32_t Bits(unsigned count) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i, ++bit_) {
      const auto byte = static_cast<std::uint8_t>(tag_.at(bit_ / 8));
      value |= static_cast<std::uint32_t>(byte >> (bit_ % 8) & 1) << i;
    }
    return value;
  }

  // Below `range`.
  std::uint32_t Number(std::uint64_t range) {
    const auto bits = static_cast<unsigned>(std::bit_width(range - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - range;
    if (spare == 0) return Bits(bits);
    const std::uint64_t middle = (range - spare) / 2;
    const std::uint32_t low = Bits(bits - 1);
    if (low >= middle) return low;
    if (Bits(1) == 0) return low;
    return static_cast<std::uint32_t>(low + middle + spare);
  }

  void Between(Positions* p, std::uint32_t j, std::uint32_t k) {
    if (j + 1 >= k) return;
    const std::uint32_t m = j + (k - j) / 2;
    const std::uint64_t range = (*p)[k] - (*p)[j] - (k - j) + 1;
    (*p)[m] = Number(range) + (*p)[j] + m - j;
    Between(p, j, m);
    Between(p, m, k);
  }

  const std::string tag_;
  std::size_t bit_ = 0;
};

TEST(PositionEncoderTest, WritesWhatGlassHas) {
  struct Row {
    const char* why;
    Positions positions;
    std::string tag;
  };
  const Row rows[] = {
      {"one is a number", {7}, "\x07"},
      {"one of two bytes", {300}, "\xac\x02"},
      // E(1, 2) is the bit 1; E(0, 1) takes no bits.
      {"two neighbours", {1, 2}, std::string("\x02\x01")},
      // E(1, 3): 1 spare code, the middle value 1 in one bit: 1. E(1, 2): 1.
      // E(0, 1): nothing.
      {"three neighbours", {1, 2, 3}, std::string("\x03\x03")},
      // E(1, 9): 7 spare codes, the values 1 to 7 in 3 bits: 1. E(1, 8): 3
      // bits, 1. E(5 - 2, 7): 1 spare code, 3 in 2 bits: 3. All but the last
      // bit make 1 + 8 + 192.
      {"far apart", {1, 5, 9}, std::string("\x09\xc9", 2)},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Encode(row.positions), row.tag);
    EXPECT_EQ(Decoder(row.tag).Decode(), row.positions);
  }
}

TEST(PositionEncoderTest, IsReadBack) {
  std::mt19937 random(PrintedSeed(1));
  for (int round = 0; round < 3000; ++round) {
    std::set<std::uint32_t> positions;
    const std::uint32_t range =
        std::numeric_limits<std::uint32_t>::max() >> (random() % 32);
    const std::size_t count = 1 + random() % (round % 50 == 0 ? 3000 : 20);
    for (std::size_t i = 0; i < count; ++i) {
      positions.insert(1 + static_cast<std::uint32_t>(random() % range));
    }
    const Positions sorted(positions.begin(), positions.end());
    const std::string tag = Encode(sorted);
    ASSERT_EQ(Decoder(tag).Decode(), sorted);
    ASSERT_LE(tag.size(), MaxPositionsBytes(sorted.size()));
  }
}

TEST(PositionEncoderTest, TakesTheLargest) {
  constexpr std::uint32_t kLargest = std::numeric_limits<std::uint32_t>::max();
  for (const Positions& positions :
       {Positions{kLargest}, Positions{1, kLargest},
        Positions{1, 2, kLargest - 1, kLargest},
        Positions{kLargest - 2, kLargest - 1, kLargest}}) {
    EXPECT_EQ(Decoder(Encode(positions)).Decode(), positions);
  }
}

}  // namespace
}  // namespace dizin::index::glass
