// How far a bulk load is that is not part of its database yet: the file "load"
// in the database's folder. A run that is killed leaves it, and the shards that
// it lists, to the next run of the same command.
//
//   WriteManifest("news.dizin", {.beside = …, .checkpoint = …, .segments = …});
//   std::optional<LoadManifest> manifest = ReadManifest("news.dizin");
//
// A load goes in segments: each is a shard (or one for each shard of the
// database) that is finished and on disk. Only when all are there they are
// merged and take the place of the shards before them.

#ifndef DIZIN_INDEXER_LOAD_MANIFEST_H_
#define DIZIN_INDEXER_LOAD_MANIFEST_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/index/database.h"

namespace dizin::indexer {

struct LoadManifest {
  // What the load was begun beside (StateOf): it counts beside no other.
  std::string beside;
  std::string checkpoint;  // of the last segment: EncodeCheckpoint()
  // Names of directories, by segment and shard.
  std::vector<std::vector<std::string>> segments;

  friend bool operator==(const LoadManifest&, const LoadManifest&) = default;
};

// What decides whether articles that were loaded before still fit: the rules of
// analysis, and the shards with their last commit, or how many a database that
// is to be made will have.
std::string StateOf(const index::DatabaseLayout& layout);
std::string StateOfNew(std::size_t shards);

// std::nullopt if there is none, or nothing that WriteManifest() writes.
std::optional<LoadManifest> ReadManifest(const std::string& database);
// In one step that survives a power cut. Throws Error(kSystem).
void WriteManifest(const std::string& database, const LoadManifest& manifest);
// All directories that it lists.
std::vector<std::string> NamesOf(const LoadManifest& manifest);
void RemoveManifest(const std::string& database);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_LOAD_MANIFEST_H_
