#include "common/index/merge_shards.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include <xapian.h>

#include "common/error.h"
#include "common/index/durable.h"
#include "common/index/schema.h"
#include "common/index/xapian_error.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;

// Deletions are held in memory until they are flushed.
constexpr std::size_t kDeletionsPerFlush = 10'000;
constexpr std::string_view kTablePrefix("\0\xc0", 2);

// Decides between values of the same metadata key. Xapian gives them in no
// order that could be relied on, so the last one is looked up.
class LastWins : public Xapian::Compactor {
 public:
  explicit LastWins(const std::vector<Xapian::Database>& shards)
      : shards_(shards) {}

  std::string resolve_duplicate_metadata(
      const std::string& key, std::size_t /*count*/,
      const std::string /*values*/[]) override {
    // 1.4 gives the key as it stands in the table.
    const std::size_t prefix =
        key.starts_with(kTablePrefix) ? kTablePrefix.size() : 0;
    const std::string name = key.substr(prefix);
    for (auto shard = shards_.rbegin(); shard != shards_.rend(); ++shard) {
      std::string value = shard->get_metadata(name);
      if (!value.empty()) {
        return value == kDroppedMetadata ? std::string() : value;
      }
    }
    return {};
  }

 private:
  const std::vector<Xapian::Database>& shards_;
};

void Compact(const std::vector<std::string>& paths, const std::string& target) {
  std::vector<Xapian::Database> shards;
  Xapian::Database all;
  for (const std::string& path : paths) {
    shards.emplace_back(path, Xapian::DB_BACKEND_GLASS);
    all.add_database(shards.back());
  }
  LastWins compactor(shards);
  all.compact(target, 0, 0, compactor);
}

// All articles but the last of each id that is there more than once. Compaction
// keeps the order.
std::vector<Xapian::docid> FindReplaced(const Xapian::Database& database) {
  const std::string prefix(kIdPrefix);
  std::vector<Xapian::docid> replaced;
  for (auto i = database.allterms_begin(prefix);
       i != database.allterms_end(prefix); ++i) {
    auto article = database.postlist_begin(*i);
    for (auto n = i.get_termfreq(); n > 1; --n, ++article) {
      replaced.push_back(*article);
    }
  }
  return replaced;
}

std::uint64_t DeleteReplaced(const std::string& path) {
  const std::vector<Xapian::docid> replaced =
      FindReplaced(Xapian::Database(path));
  if (replaced.empty()) return 0;
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
  database.begin_transaction();
  std::size_t since_flush = 0;
  for (const Xapian::docid docid : replaced) {
    database.delete_document(docid);
    if (++since_flush < kDeletionsPerFlush) continue;
    database.allterms_begin();  // writes what is held to the tables
    since_flush = 0;
  }
  database.commit_transaction();
  return replaced.size();
}

// Compaction leaves it to the system when its files get to the disk.
void MakeLast(const std::string& directory) {
  for (const auto& file : fs::directory_iterator(directory)) {
    SyncFile(file.path());
  }
  SyncDirectory(directory);
  const std::string parent = fs::path(directory).parent_path();
  SyncDirectory(parent.empty() ? "." : parent);
}

}  // namespace

MergeSummary MergeShards(const std::vector<std::string>& shards,
                         const std::string& target) {
  if (fs::exists(target)) {
    throw Error(ErrorKind::kSystem, "merging into " + target + ": it exists");
  }
  return GuardXapian("merging", shards.front(), [&] {
    const Xapian::WritableDatabase lock(shards.front(), Xapian::DB_OPEN);
    Compact(shards, target);
    MergeSummary summary;
    summary.replaced = shards.size() > 1 ? DeleteReplaced(target) : 0;
    summary.articles = Xapian::Database(target).get_doccount();
    MakeLast(target);
    return summary;
  });
}

}  // namespace dizin::index
