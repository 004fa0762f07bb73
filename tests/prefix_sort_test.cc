#include "common/prefix_sort.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/ordered_prefix.h"

namespace dizin {
namespace {

struct Row {
  explicit Row(std::string key)
      : prefix(OrderedPrefix(key)), bytes(std::move(key)) {}
  std::uint64_t prefix;
  std::string bytes;
};

// Few different bytes make long prefixes that many share.
std::vector<Row> RandomRows(std::size_t count, int different, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    std::string key;
    for (auto size = random() % 14; size > 0; --size) {
      key.push_back(
          static_cast<char>(255 - random() % static_cast<unsigned>(different)));
    }
    rows.emplace_back(key);
  }
  return rows;
}

TEST(PrefixSortTest, OrdersAsComparingDoes) {
  const auto less = [](const Row& a, const Row& b) {
    return a.bytes < b.bytes;
  };
  for (const int different : {1, 2, 200}) {
    for (const std::size_t count : {0U, 1U, 2U, 100U, 5000U}) {
      SCOPED_TRACE(std::to_string(different) + " " + std::to_string(count));
      std::vector<Row> rows = RandomRows(count, different, 7);
      std::vector<Row> want = rows;
      std::sort(want.begin(), want.end(), less);
      PrefixSort(
          std::span(rows), [](const Row& row) { return row.prefix; }, less);
      EXPECT_TRUE(std::equal(
          rows.begin(), rows.end(), want.begin(), want.end(),
          [](const Row& a, const Row& b) { return a.bytes == b.bytes; }));
    }
  }
}

}  // namespace
}  // namespace dizin
