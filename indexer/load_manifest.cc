#include "indexer/load_manifest.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "common/index/durable.h"
#include "common/index/schema.h"
#include "common/index/varint.h"

namespace dizin::indexer {
namespace {

constexpr std::string_view kVersionLine = "dizin load 1\n";

std::string PathIn(const std::string& database) {
  return database + "/" + std::string(index::kLoadName);
}

std::string Rules() {
  return std::to_string(index::kFormatVersion) + " " + index::Fingerprint();
}

}  // namespace

std::string StateOf(const index::DatabaseLayout& layout) {
  std::string state = Rules();
  for (const index::ShardPlace& shard : layout.shards) {
    const index::FileStamp stamp = index::ReadVersionStamp(shard.path);
    state += "\n" + shard.name + " " + std::to_string(stamp.inode) + " " +
             std::to_string(stamp.modified_ns) + " " +
             std::to_string(stamp.bytes);
  }
  return state;
}

std::string StateOfNew(std::size_t shards) {
  return Rules() + "\nnew " + std::to_string(shards);
}

std::optional<LoadManifest> ReadManifest(const std::string& database) {
  std::ifstream file(PathIn(database), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!text.starts_with(kVersionLine)) return std::nullopt;
  index::ByteReader in(std::string_view(text).substr(kVersionLine.size()));
  LoadManifest manifest;
  manifest.beside = in.Bytes();
  manifest.checkpoint = in.Bytes();
  const std::uint64_t shards = in.Varint();
  while (in.ok() && !in.AtEnd() && shards <= index::kMaxShards) {
    std::vector<std::string>& names = manifest.segments.emplace_back();
    for (std::uint64_t i = 0; i < shards; ++i) names.emplace_back(in.Bytes());
  }
  if (!in.ok() || manifest.segments.empty()) return std::nullopt;
  return manifest;
}

void WriteManifest(const std::string& database, const LoadManifest& manifest) {
  std::string text(kVersionLine);
  index::AppendBytes(manifest.beside, &text);
  index::AppendBytes(manifest.checkpoint, &text);
  index::AppendVarint(manifest.segments.front().size(), &text);
  for (const std::vector<std::string>& names : manifest.segments) {
    for (const std::string& name : names) index::AppendBytes(name, &text);
  }
  index::WriteFileAtomically(PathIn(database), text);
}

std::vector<std::string> NamesOf(const LoadManifest& manifest) {
  std::vector<std::string> all;
  for (const std::vector<std::string>& names : manifest.segments) {
    all.insert(all.end(), names.begin(), names.end());
  }
  return all;
}

void RemoveManifest(const std::string& database) {
  std::error_code ignored;
  std::filesystem::remove(PathIn(database), ignored);
}

}  // namespace dizin::indexer
