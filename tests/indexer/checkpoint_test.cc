#include "indexer/checkpoint.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/input/walk.h"
#include "tests/support/temp_dir.h"

namespace dizin::indexer {
namespace {

Checkpoint At(std::uint64_t given, std::string file, std::uint64_t records,
              std::int64_t started = 5, bool finished = false) {
  return {.run = 17,
          .started_ns = started,
          .finished = finished,
          .place = {given, std::move(file), records},
          .rejected = 0};
}

TEST(CheckpointTest, ReadsWhatItWrites) {
  for (const std::string& file :
       {std::string("a/b.jsonl"), std::string("with\nline\0end", 13),
        std::string()}) {
    Checkpoint c = At(3, file, 1'000'000'000'000, -7, true);
    c.rejected = 12;
    EXPECT_EQ(DecodeCheckpoint(EncodeCheckpoint(c)), c);
  }
}

TEST(CheckpointTest, RefusesAnythingElse) {
  const std::string good = EncodeCheckpoint(At(0, "a.jsonl", 3));
  EXPECT_FALSE(DecodeCheckpoint(""));
  EXPECT_FALSE(DecodeCheckpoint("dizin checkpoint 2\n"));
  EXPECT_FALSE(DecodeCheckpoint(good + "x"));
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(DecodeCheckpoint(good.substr(0, length))) << length;
  }
  std::string no_number = good;
  no_number.replace(no_number.find("records 3"), 9, "records x");
  EXPECT_FALSE(DecodeCheckpoint(no_number));
}

TEST(CheckpointTest, GoesOnAtTheLeastPlaceOfAllShards) {
  struct Row {
    const char* why;
    std::vector<std::string> stored;
    std::optional<Place> want;
  };
  const std::string a1 = EncodeCheckpoint(At(0, "a", 1));
  const std::string a2 = EncodeCheckpoint(At(0, "a", 2));
  const std::string b1 = EncodeCheckpoint(At(0, "b", 1));
  const std::string end = EncodeCheckpoint(At(0, "c", 9, 5, true));
  const std::string later = EncodeCheckpoint(At(0, "a", 1, 6));
  const Row kRows[] = {
      {"one", {a2}, Place{0, "a", 2}},
      {"none", {""}, std::nullopt},
      {"records", {a2, a1}, Place{0, "a", 1}},
      {"files", {a2, b1}, Place{0, "a", 2}},
      {"one has finished", {end, b1}, Place{0, "b", 1}},
      {"the other has", {b1, end}, Place{0, "b", 1}},
      {"all have", {end, end}, std::nullopt},
      {"one was never committed", {a1, ""}, std::nullopt},
      {"one is of a run before", {a1, later}, std::nullopt},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto found = FindResumable(row.stored, 17);
    EXPECT_EQ(found.has_value(), row.want.has_value());
    EXPECT_EQ(found ? found->place : Place(), row.want.value_or(Place()));
    EXPECT_FALSE(FindResumable(row.stored, 18)) << "another command";
  }
}

TEST(CheckpointTest, OrdersFilesAsTheyAreWalked) {
  const dizin::testing::TempDir dir;
  for (const char* name : {"a/b", "a-b", "a.b", "a/a/z", "aa", "ab/c", "b"}) {
    dir.Write(name, "x");
  }
  std::vector<Place> places;
  Walk({dir.path(), dir / "a", "-"}, [&places](const FoundFile& file) {
    places.push_back({file.given, file.path, 0});
    return true;
  });
  ASSERT_EQ(places.size(), 10U);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      EXPECT_EQ(places[i] < places[j], i < j)
          << places[i].file << " " << places[j].file;
    }
  }
}

TEST(CheckpointTest, KnowsTheClockThatStampsFiles) {
  const dizin::testing::TempDir dir;
  for (int i = 0; i < 100; ++i) {
    const std::int64_t before = FileClockNow();
    dir.Write("f" + std::to_string(i), "x");
    Walk({dir / ("f" + std::to_string(i))}, [&](const FoundFile& file) {
      EXPECT_GE(file.changed_ns, before);
      return true;
    });
  }
}

}  // namespace
}  // namespace dizin::indexer
