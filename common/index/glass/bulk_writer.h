// Writes a new glass database without Xapian: batches come from any number of
// threads, are brought into order, and become tables that are written once, in
// key order. 8 times less CPU than Xapian's own writer, half its size.
//
//   BulkWriter writer("news.dizin/shard-0.new", {});
//   writer.Put(0, builder.Finish());       // from any thread
//   BulkSummary summary = writer.Finish(nullptr);
//
// - Batches are numbered from 0 without gaps. Articles get consecutive docids
//   in the order of the numbers, so the same batches make the same tables, byte
//   for byte, whichever thread was faster and whatever went to disk meanwhile.
// - Of several articles with the same id the last remains. Its id is the term
//   that begins with `id_prefix`.
// - Term lists and stored data are written as they come. Postings and positions
//   are kept as runs (run.h); where they take more than five eighths of
//   `memory`, they are joined to one run on disk, in files without names.
//   Finish() merges all runs into the posting table and, in a second thread,
//   the position table.
// - The version file comes last, when all tables last: a process that dies
//   before leaves a folder that no Xapian takes for a database.

#ifndef DIZIN_COMMON_INDEX_GLASS_BULK_WRITER_H_
#define DIZIN_COMMON_INDEX_GLASS_BULK_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/index/glass/batch.h"
#include "common/index/glass/metadata_writer.h"
#include "common/index/glass/postlist_writer.h"
#include "common/index/glass/table_writer.h"

namespace dizin::index::glass {

struct BulkOptions {
  // Bytes for what is held: runs, batches that are ahead of their turn, windows
  // on what went to disk. Not what is in the hands of the builders.
  std::size_t memory = std::size_t{256} << 20;
  std::uint32_t first_docid = 1;
  std::string id_prefix = "Q";  // empty: nothing is replaced
  // The defaults are what was measured best.
  std::size_t chunk_bytes = kChunkBytes;
  std::uint32_t block_bytes = kDefaultBlockBytes;
};

struct BulkSummary {
  std::uint64_t articles = 0;  // in the database
  std::uint64_t replaced = 0;  // left out for a later one with the same id
  std::uint64_t last_docid = 0;
  std::size_t runs = 0;  // that were merged at the end
  bool spilled = false;  // not all fitted into memory
};

// Everything throws Error: kSystem when the disk or the memory is full, kIndex
// when there are more articles than docids. After that the writer is of no use,
// throws the same again, and the folder should be removed.
class BulkWriter {
 public:
  // Makes `directory`, which must not exist.
  BulkWriter(const std::string& directory, const BulkOptions& options);
  ~BulkWriter();

  // Thread-safe. Takes the batch with this number; an empty one only stands for
  // its number. Waits while too much that is ahead of its turn is held: so each
  // thread must put its batches in ascending order, and must not keep one back
  // while it puts another.
  void Put(std::uint64_t number, Batch batch);

  // Thread-safe; in any order. An empty value takes the key away again.
  // REQUIRES: keys have 1 to 253 bytes.
  void SetMetadata(std::string_view key, std::string_view value);

  // Makes the database last. `metadata` (null: none) is asked when it is the
  // turn of its entries, while another thread writes positions; where a key is
  // set by SetMetadata() too, that one counts. Call it once, when all Put()
  // have returned, then nothing else. Throws Error(kInternal) if a number is
  // missing or metadata are out of order.
  BulkSummary Finish(MetadataSource metadata);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_BULK_WRITER_H_
