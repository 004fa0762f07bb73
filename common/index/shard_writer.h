// Where analysed articles go: one shard of a database. Two implementations
// stand behind it: updates through Xapian's WritableDatabase, and bulk loads
// that lay down the tables themselves (glass/). A differential test holds them
// equal.
//
//   auto writer = OpenShardWriter("news.dizin/shard-0", options);
//   writer->Put(article, terms);
//   writer->Commit();   // durable when it returns

#ifndef DIZIN_COMMON_INDEX_SHARD_WRITER_H_
#define DIZIN_COMMON_INDEX_SHARD_WRITER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/term_dictionary.h"

namespace dizin::index {

// One occurrence of a term. `position` 0 is none (filters such as Qid).
struct Occurrence {
  std::uint32_t term;
  std::uint32_t position;
  std::uint32_t wdf;  // what it adds to the within-document frequency

  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

// An article as the index takes it.
struct IndexedArticle {
  std::string id;
  std::uint64_t content_hash = 0;
  // Any order, but the positions of one term ascend. IdTerm(id) is one of them,
  // without position and with wdf 0.
  std::vector<Occurrence> occurrences;
  // By slot, ascending; no empty values. kHashSlot has
  // HashToValue(content_hash).
  std::vector<std::pair<std::uint32_t, std::string>> values;
  std::string data;  // EncodeStoredArticle()
};

class ShardWriter {
 public:
  virtual ~ShardWriter() = default;

  // As of now.
  virtual std::uint64_t Articles() = 0;

  // The content hash of the article with this id, as of now.
  virtual std::optional<std::uint64_t> ContentHash(std::string_view id) = 0;

  // Adds the article, or replaces the one with its id.
  virtual void Put(const IndexedArticle& article,
                   const TermDictionary& terms) = 0;

  // False if there is none.
  virtual bool Delete(std::string_view id) = 0;

  virtual std::string Metadata(std::string_view key) = 0;
  virtual void SetMetadata(std::string_view key, std::string_view value) = 0;

  // Makes all since the last commit durable, or throws and leaves the last
  // commit as it was: after kSystem or kIndex the writer must not be used
  // again, and what was put since the last commit has to be put anew.
  virtual void Commit() = 0;
};

// Opens the shard for writing, making it if `create`. Throws Error: kTransient
// if another process is writing to it, kIndex if it is not ours or damaged,
// kSystem if the disk says no.
std::unique_ptr<ShardWriter> OpenShardWriter(const std::string& path,
                                             bool create);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_SHARD_WRITER_H_
