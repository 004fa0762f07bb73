#include "common/index/database.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/error.h"
#include "common/index/durable.h"
#include "common/index/hash.h"
#include "common/index/shard_writer.h"
#include "common/system_error.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kShardPrefix = "shard-";
constexpr std::string_view kLockName = "lock";
constexpr std::string_view kGlassFile = "iamglass";

fs::path Inside(const std::string& path, std::string_view name) {
  return fs::path(path) / std::string(name);
}

// What may not be looked at is not taken for missing: that is an error.
bool Exists(const fs::path& path) {
  std::error_code code;
  const bool exists = fs::exists(path, code);
  if (code) ThrowSystem("reading", path.string(), code.value());
  return exists;
}

fs::directory_iterator Entries(const std::string& path) {
  std::error_code code;
  fs::directory_iterator entries(path, code);
  if (code) ThrowSystem("reading", path, code.value());
  return entries;
}

// Whether everything in the directory is what CreateDatabase() makes.
bool HoldsOnlyOurs(const std::string& path) {
  for (const fs::directory_entry& entry : Entries(path)) {
    const std::string name = entry.path().filename();
    if (!name.starts_with(kShardPrefix) && !name.starts_with(kStubName) &&
        name != kLockName && !name.starts_with(kLoadName)) {
      return false;
    }
  }
  return true;
}

std::string ReadStub(const fs::path& stub) {
  std::ifstream in(stub, std::ios::binary);
  if (!in) {
    ThrowSystem("reading", stub.string(), errno);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

[[noreturn]] void ThrowStubLine(const fs::path& stub, std::size_t line) {
  throw Error(ErrorKind::kIndex,
              stub.string() + ":" + std::to_string(line) +
                  ": not a line of a list of shards; each is \"glass "
                  "DIRECTORY\" or \"remote HOST:PORT\"");
}

ShardPlace ParseStubLine(std::string_view line, const fs::path& stub,
                         std::size_t number) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) ThrowStubLine(stub, number);
  const std::string_view type = line.substr(0, space);
  ShardPlace place;
  place.name = line.substr(space + 1);
  if (place.name.empty()) ThrowStubLine(stub, number);
  if (type == "glass" || type == "auto") {
    // An absolute name takes the place of the directory.
    place.path = stub.parent_path() / place.name;
  } else if (type != "remote") {
    ThrowStubLine(stub, number);
  }
  return place;
}

std::vector<ShardPlace> ParseStub(std::string_view text, const fs::path& stub) {
  std::vector<ShardPlace> shards;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    shards.push_back(ParseStubLine(line, stub, number));
  }
  if (shards.empty()) {
    throw Error(ErrorKind::kIndex,
                stub.string() +
                    ": lists no shards; restore it, or index again into a new "
                    "database");
  }
  return shards;
}

std::string StubText(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += "glass " + name + "\n";
  return text;
}

void MakeDirectory(const std::string& path) {
  std::error_code code;
  fs::create_directories(path, code);
  if (code) ThrowSystem("making", path, code.value());
  const std::string parent =
      fs::absolute(path).lexically_normal().parent_path();
  SyncDirectory(parent);
}

FileStamp StampOf(const std::string& directory, std::string_view name) {
  // Asked for with each search; a path of the standard library costs as much as
  // the look itself.
  std::string file;
  file.reserve(directory.size() + 1 + name.size());
  file.append(directory).append("/").append(name);
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {.inode = status.st_ino,
          .modified_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 +
                         status.st_mtim.tv_nsec,
          .bytes = static_cast<std::uint64_t>(status.st_size)};
}

}  // namespace

std::size_t ShardOf(std::string_view id, std::size_t shards) {
  return static_cast<std::size_t>(Hash64(id) % shards);
}

bool DatabaseExists(const std::string& path) {
  return Exists(Inside(path, kStubName)) || Exists(Inside(path, kGlassFile));
}

void PrepareDatabase(const std::string& path, std::size_t shards) {
  if (shards == 0 || shards > kMaxShards) {
    throw Error(ErrorKind::kUsage,
                "a database has 1 to " + std::to_string(kMaxShards) +
                    " shards, not " + std::to_string(shards));
  }
  if (DatabaseExists(path)) {
    throw Error(ErrorKind::kUsage, path + ": there is a database already");
  }
  if (Exists(path) && (!fs::is_directory(path) || !HoldsOnlyOurs(path))) {
    throw Error(ErrorKind::kUsage,
                path +
                    ": is something else than a database; choose another "
                    "name");
  }
  MakeDirectory(path);
}

void PublishDatabase(const std::string& path,
                     const std::vector<std::string>& names) {
  SyncDirectory(path);
  WriteFileAtomically(Inside(path, kStubName), StubText(names));
}

void CreateDatabase(const std::string& path, std::size_t shards) {
  PrepareDatabase(path, shards);
  const DatabaseLock lock(path);
  // Xapian takes a shard without its version file for one that exists.
  RemoveUnlistedShards(path);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shards; ++i) {
    names.push_back(FreshShardName(path, i));
    OpenShardWriter(Inside(path, names.back()), /*create=*/true)->Commit();
  }
  PublishDatabase(path, names);
}

DatabaseLayout ReadLayout(const std::string& path) {
  DatabaseLayout layout{.path = path, .shards = {}, .stamp = ReadStamp(path)};
  const fs::path stub = Inside(path, kStubName);
  if (Exists(stub)) {
    layout.shards = ParseStub(ReadStub(stub), stub);
  } else if (Exists(Inside(path, kGlassFile))) {
    layout.shards.push_back({.name = path, .path = path});
  } else if (Exists(path) && !(fs::is_directory(path) && HoldsOnlyOurs(path))) {
    throw Error(ErrorKind::kIndex,
                path +
                    ": is no database; make one with dizin-index under "
                    "another name");
  } else {
    throw Error(ErrorKind::kIndex,
                path +
                    ": there is no such database; make it with dizin-index "
                    "--db " +
                    path);
  }
  return layout;
}

FileStamp ReadStamp(const std::string& path) {
  return StampOf(path, kStubName);
}

FileStamp ReadVersionStamp(const std::string& shard_path) {
  return StampOf(shard_path, kGlassFile);
}

std::uint64_t DirectoryBytes(const std::string& path) {
  std::uint64_t bytes = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path, ignored)) {
    if (entry.is_regular_file(ignored)) bytes += entry.file_size(ignored);
  }
  return bytes;
}

std::string FreshShardName(const std::string& path, std::size_t number) {
  const std::string base = std::string(kShardPrefix) + std::to_string(number);
  std::string name = base;
  for (int i = 2; Exists(Inside(path, name)); ++i) {
    name = base + "." + std::to_string(i);
  }
  return name;
}

void SwitchShards(const DatabaseLayout& layout,
                  const std::vector<std::string>& names) {
  if (names.size() != layout.shards.size()) {
    throw Error(ErrorKind::kInternal,
                layout.path + ": the number of shards cannot change");
  }
  for (const ShardPlace& shard : layout.shards) {
    if (shard.path.empty() || shard.path == layout.path) {
      throw Error(ErrorKind::kUsage,
                  layout.path + ": " + shard.name +
                      " cannot be replaced from here; run this where the "
                      "shard is");
    }
  }
  WriteFileAtomically(Inside(layout.path, kStubName), StubText(names));
}

void RemoveUnlistedShards(const std::string& path,
                          const std::vector<std::string>& keep) {
  std::vector<std::string> listed = keep;
  if (Exists(Inside(path, kStubName))) {
    for (const ShardPlace& shard : ReadLayout(path).shards) {
      listed.push_back(shard.name);
    }
  }
  std::vector<fs::path> unlisted;
  for (const fs::directory_entry& entry : Entries(path)) {
    const std::string name = entry.path().filename();
    if (name.starts_with(kShardPrefix) &&
        std::find(listed.begin(), listed.end(), name) == listed.end()) {
      unlisted.push_back(entry.path());
    }
  }
  for (const fs::path& shard : unlisted) {
    std::error_code code;
    fs::remove_all(shard, code);
    if (code) ThrowSystem("removing", shard.string(), code.value());
  }
}

DatabaseLock::DatabaseLock(const std::string& path)
    : fd_(::open(Inside(path, kLockName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC,
                 0666)) {
  if (fd_ < 0) {
    ThrowSystem("locking", path, errno);
  }
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  const int number = errno;
  ::close(fd_);
  if (number == EWOULDBLOCK) {
    throw Error(ErrorKind::kTransient,
                path +
                    ": another process is changing it: try again when it "
                    "is done");
  }
  ThrowSystem("locking", path, number);
}

DatabaseLock::~DatabaseLock() { ::close(fd_); }

}  // namespace dizin::index
