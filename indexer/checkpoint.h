// How far a run has come, as it is committed with the articles: the same
// command goes on from there after a kill, a full disk or a Ctrl-C.
//
//   Checkpoint c{.run = RunKey(request), .started_ns = …, .place = {0, "a",
//   7}}; DecodeCheckpoint(EncodeCheckpoint(c)) == c
//
// Rules:
// * Files are read in the order of Walk(). A checkpoint with the place (given,
//   file, records) says: of all files before `file`, and of the first `records`
//   records of `file`, what belongs to this shard is committed.
// * Every shard has its own. A run may be gone on with only if every shard's is
//   of that run (`run` and `started_ns`); it goes on at the least place of
//   them. Where another shard was further, the articles are found to be
//   unchanged.
// * A file that was changed after `started_ns` is read again wherever it is.
//   The time is the kernel's coarse clock, which is never ahead of the stamps
//   it gives to files.

#ifndef DIZIN_INDEXER_CHECKPOINT_H_
#define DIZIN_INDEXER_CHECKPOINT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::indexer {

// A place in the order of Walk().
struct Place {
  std::uint64_t given = 0;  // which of the given paths, from 0
  std::string file;
  std::uint64_t records = 0;  // of the file, that are done

  friend bool operator==(const Place&, const Place&) = default;
};

// The order of files, without their records: <0, 0, >0.
int CompareFiles(const Place& a, const Place& b);
bool operator<(const Place& a, const Place& b);

struct Checkpoint {
  std::uint64_t run = 0;  // a hash of what was asked for
  std::int64_t started_ns = 0;
  bool finished = false;
  Place place;
  std::uint64_t rejected = 0;  // records so far

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

std::string EncodeCheckpoint(const Checkpoint& checkpoint);
// std::nullopt for anything that EncodeCheckpoint() does not write.
std::optional<Checkpoint> DecodeCheckpoint(std::string_view text);

// True if `text` is a checkpoint of a run with that key.
bool IsOfRun(std::string_view text, std::uint64_t run);

// Where a run with the key `run` can go on, given what each shard has stored.
std::optional<Checkpoint> FindResumable(const std::vector<std::string>& stored,
                                        std::uint64_t run);

// "behind record 17 of news.jsonl (3 records were rejected before)"
std::string PlaceNote(const Checkpoint& checkpoint);
// "goes on behind record 17 of news.jsonl (3 records were rejected before)"
std::string ResumeNote(const Checkpoint& checkpoint);

// Nanoseconds since 1970 by the clock that stamps files.
std::int64_t FileClockNow();

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_CHECKPOINT_H_
