// The values of articles, by slot: gathered batch by batch, written into the
// posting table at the end.
//
//   ValueStore store("news", memory);
//   store.Add(first_docid, columns);
//   store.Write(drops, &table);
//
// Entries of the table, in key order:
//   00 D0, uint slot that ends a key: uint number of values, string least,
//     greatest (to the end of the tag; nothing if it is the least)
//   00 D8, uint slot, sortable first docid: string value {uint gap - 1, string
//     value}*, cut when it has 2000 bytes
// The slots' numbers are not in byte order; the keys are.

#ifndef DIZIN_COMMON_INDEX_GLASS_VALUE_STORE_H_
#define DIZIN_COMMON_INDEX_GLASS_VALUE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/drop_list.h"
#include "common/index/glass/spool.h"
#include "common/index/glass/table_writer.h"

namespace dizin::index::glass {

// The values of one slot in a batch: {uint articles since the last, string
// value}*, articles counted from the batch's first, the last being -1 first.
struct ValueColumn {
  std::uint32_t slot = 0;
  std::uint32_t next_article = 0;  // the one behind the last that has a value
  std::string entries;

  // REQUIRES: articles ascend; `value` is not empty.
  void Add(std::uint32_t article, std::string_view value);
};

// Not safe in two threads at once. Throws Error(kSystem).
class ValueStore {
 public:
  // Holds up to `memory` bytes, then writes them to a file in `directory`.
  ValueStore(const std::string& directory, std::size_t memory);

  // The columns of a batch whose first article is `first_docid`. REQUIRES:
  // batches come in docid order.
  void Add(std::uint32_t first_docid, const std::vector<ValueColumn>& columns);

  // Writes all but the values of `drops`.
  void Write(const DropList& drops, TableWriter* table) const;

 private:
  struct Piece {
    std::uint32_t first_docid;
    Section entries;
  };
  using Pieces = std::vector<Piece>;  // in docid order
  // Calls visit(docid, value) in docid order.
  template <class Visit>
  static void ForEach(const Pieces& pieces, const DropList& drops, Visit visit);
  static void WriteStatistics(std::uint32_t number, const Pieces& pieces,
                              const DropList& drops, TableWriter* table);
  static void WriteChunks(std::uint32_t number, const Pieces& pieces,
                          const DropList& drops, TableWriter* table);

  Spool spool_;
  std::map<std::uint32_t, Pieces> slots_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_VALUE_STORE_H_
