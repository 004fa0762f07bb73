// The shards of one database or several, open for reading, as one.
//
//   OpenShards shards({"news.dizin", "wire.dizin"});
//   shards.Refresh();                 // before each query
//   Xapian::Enquire enquire(shards.all());
//
// Refresh() follows what writers do: a commit (the shard is reopened), a bulk
// load or compaction that puts another shard in place (the list is read and
// everything opened anew). Where nothing happened it costs one look at a file's
// stamp for each shard. Throws Error where the guards of database.h and
// format_check.h do, and Xapian's exceptions: it is used behind the border.

#ifndef DIZIN_COMMON_INDEX_OPEN_SHARDS_H_
#define DIZIN_COMMON_INDEX_OPEN_SHARDS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/index/cursor.h"
#include "common/index/field_kinds.h"
#include "common/lexicon/lexicon.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dizin::index {

// Not safe in two threads at once. What it answers is valid until Refresh() or
// OpenAnew(); lexicon() lives as long as it does.
class OpenShards {
 public:
  // Opens nothing yet.
  explicit OpenShards(std::vector<std::string> paths);
  ~OpenShards();
  OpenShards(const OpenShards&) = delete;
  OpenShards& operator=(const OpenShards&) = delete;

  // Opens what is not open, and follows what has changed.
  void Refresh();
  // After an error of reading: the next Refresh() opens everything anew.
  void Drop();

  // REQUIRES: Refresh() was called and did not throw.
  const Xapian::Database& all() const;
  bool any_remote() const;
  const FieldKinds& field_kinds() const;
  // As IndexReader::State().
  const std::string& state() const;
  const StateMark& mark() const;
  // What a user should know, one line each.
  const std::vector<std::string>& notes() const;

  // Of all shards that are open now.
  const lexicon::Lexicon& lexicon() const;

 private:
  class CurrentLexicon;
  struct Shard;
  struct State;

  void Open();
  bool ReopenChanged();
  void ReadMetadata();

  std::vector<std::string> paths_;
  std::unique_ptr<State> state_;  // null: nothing is open
  std::uint64_t revision_ = 0;    // another after each change
  std::unique_ptr<CurrentLexicon> lexicon_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_OPEN_SHARDS_H_
