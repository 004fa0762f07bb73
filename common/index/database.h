// A database as a directory: a Xapian stub file that lists the shards, and the
// shards beside it, so that every Xapian tool opens the directory as it is.
//
//   news.dizin/XAPIANDB     glass shard-0
//                           glass shard-1
//   news.dizin/shard-0/     a glass database
//   news.dizin/lock         held by whoever writes to the database
//   news.dizin/load         of a bulk load that is not finished
//
//   CreateDatabase("news.dizin", 2);
//   DatabaseLayout layout = ReadLayout("news.dizin");
//   layout.shards[ShardOf(article.id, layout.shards.size())].path
//
// The place of a line is the number of its shard: an article's shard is the
// hash of its id, so the number of lines never changes. A shard is replaced
// (bulk load, compaction) by writing a new directory beside it and then the
// list anew, all at once; a reader notices by the stub's stamp.

#ifndef DIZIN_COMMON_INDEX_DATABASE_H_
#define DIZIN_COMMON_INDEX_DATABASE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::index {

inline constexpr std::string_view kStubName = "XAPIANDB";
// How far a bulk load is that is not part of the database yet.
inline constexpr std::string_view kLoadName = "load";
inline constexpr std::size_t kMaxShards = 256;

struct ShardPlace {
  std::string name;  // as the stub has it: "shard-0", "host:7500"
  std::string path;  // of a shard on this machine; empty for a remote one

  friend bool operator==(const ShardPlace&, const ShardPlace&) = default;
};

// Tells one state of a file that is replaced as a whole from the next.
struct FileStamp {
  std::uint64_t inode = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t bytes = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct DatabaseLayout {
  std::string path;
  std::vector<ShardPlace> shards;
  FileStamp stamp;
};

// The number of the shard that has, or would have, the article.
// REQUIRES: shards > 0.
std::size_t ShardOf(std::string_view id, std::size_t shards);

// True if `path` looks like a database, sound or not: a directory with a stub
// or a glass database.
bool DatabaseExists(const std::string& path);

// Makes the directory, empty shards, and last the stub: a run that is cut short
// leaves what the next can finish. Throws Error: kUsage if there is a database
// or something else at `path`, kSystem.
void CreateDatabase(const std::string& path, std::size_t shards);

// The same in two steps, for shards that are written in between: makes the
// directory, or sees that there is nothing in it but what an earlier try has
// left; then lists the shards.
// REQUIRES, of the second: the DatabaseLock is held.
void PrepareDatabase(const std::string& path, std::size_t shards);
void PublishDatabase(const std::string& path,
                     const std::vector<std::string>& names);

// Throws Error(kIndex), saying what to do, if there is no database, or its stub
// lists nothing (Xapian would take that for an empty database) or has a line
// that Xapian or we do not know. A directory that is itself a glass database is
// a layout of one shard.
DatabaseLayout ReadLayout(const std::string& path);

// The stamp that ReadLayout() would give; zeros if there is no stub.
FileStamp ReadStamp(const std::string& path);

// The same of a shard's version file, which every commit replaces.
FileStamp ReadVersionStamp(const std::string& shard_path);

// Of all files in a directory.
std::uint64_t DirectoryBytes(const std::string& path);

// A name for a directory in `path` that will take the place of shard `number`.
std::string FreshShardName(const std::string& path, std::size_t number);

// Writes the list of shards anew, in one step that survives a power cut.
// REQUIRES: as many names as before; each is a directory beside the stub.
// Throws Error: kUsage for remote shards and for a plain glass database,
// kSystem.
void SwitchShards(const DatabaseLayout& layout,
                  const std::vector<std::string>& names);

// Deletes the shard directories that neither the stub nor `keep` lists: what a
// switch left behind, or a writer that was killed. Readers that have them open
// keep them. REQUIRES: the DatabaseLock is held.
void RemoveUnlistedShards(const std::string& path,
                          const std::vector<std::string>& keep = {});

// Held by whoever writes to a database; one holder at a time,
// freed when the process ends however it ends. (Each shard has Xapian's own
// lock besides.) Throws Error: kTransient if it is held, kSystem.
class DatabaseLock {
 public:
  explicit DatabaseLock(const std::string& path);
  ~DatabaseLock();
  DatabaseLock(const DatabaseLock&) = delete;
  DatabaseLock& operator=(const DatabaseLock&) = delete;

 private:
  int fd_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_DATABASE_H_
