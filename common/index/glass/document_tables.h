// What a database keeps by docid: the tables of term lists and of stored data,
// which are written as the batches come, and the lengths of all articles, which
// are part of the posting table and wait for it.
//
// docdata: key sortable docid, tag the article's data as they came; nothing for
// an article without data. They are compressed already, in our own way, so no
// time is spent to compress them again.

#ifndef DIZIN_COMMON_INDEX_GLASS_DOCUMENT_TABLES_H_
#define DIZIN_COMMON_INDEX_GLASS_DOCUMENT_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/index/glass/batch.h"
#include "common/index/glass/drop_list.h"
#include "common/index/glass/postlist_writer.h"
#include "common/index/glass/spool.h"
#include "common/index/glass/table_writer.h"
#include "common/index/glass/version_file.h"

namespace dizin::index::glass {

// Not safe in two threads at once. Throws Error(kSystem).
class DocumentTables {
 public:
  // Lengths are held in up to `memory` bytes, then in a file.
  DocumentTables(std::string directory, std::uint32_t block_bytes,
                 std::uint32_t first_docid, std::size_t memory);

  // REQUIRES: the batch follows the ones before.
  void Add(const Batch& batch);

  std::uint64_t articles() const { return articles_; }

  // Finishes and syncs both tables, without the articles of `drops`.
  void Finish(const DropList& drops, Tables* tables);

  // Writes the list of lengths, and fills in all of `statistics`.
  void WriteLengths(const DropList& drops, PostlistWriter* lists,
                    Statistics* statistics) const;

 private:
  std::uint32_t NextDocid() const {
    return static_cast<std::uint32_t>(first_docid_ + articles_);
  }
  void AddTermlists(const Batch& batch);
  void AddData(const Batch& batch);
  TableInfo FinishTable(Table table, TableWriter* writer,
                        const DropList& drops) const;

  const std::string directory_;
  const std::uint32_t block_bytes_;
  const std::uint32_t first_docid_;
  std::uint64_t articles_ = 0;
  std::uint32_t max_wdf_ = 0;
  TableWriter termlist_;
  std::unique_ptr<TableWriter> docdata_;  // made when the first data come
  Spool lengths_;                         // uint each article's
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_DOCUMENT_TABLES_H_
