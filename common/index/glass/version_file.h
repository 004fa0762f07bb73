// The file `iamglass`: it says where each table's root is, and makes a folder
// of tables a database. So it is written last, when the tables have lasted.
//
//   WriteVersionFile("news", tables, statistics);
//
// Layout, at most 256 bytes (uint: coding.h):
//   14 bytes 0F 0D "Xapian Glass", 2 bytes format version, big-endian:
//   (year - 2014) << 9 | month << 5 | day, of 2016-03-14; 16 bytes UUID;
//   uint revision;
//   six tables, in the order of `Table`: uint root block, uint level << 2 |
//   sequential << 1 | never written, uint entries, uint block size >> 11, uint
//   size above which tags are compressed, string free list (empty for a table
//   never written; else uint revision, uint blocks in use, four uint 0);
//   uint documents, uint last docid - documents, uint least document length
//   above 0, uint greatest wdf, uint greatest length - greatest wdf, uint 0,
//   uint sum of lengths, uint 0.

#ifndef DIZIN_COMMON_INDEX_GLASS_VERSION_FILE_H_
#define DIZIN_COMMON_INDEX_GLASS_VERSION_FILE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/glass/table_writer.h"

namespace dizin::index::glass {

// 0F 0D "Xapian Glass" and the format's version: how every database begins that
// is written as these headers say.
inline constexpr std::string_view kFormatMagic("\x0f\x0dXapian Glass\x04\x6e",
                                               16);
inline constexpr std::string_view kVersionFileName = "iamglass";

enum Table : std::uint8_t {
  kPostlist,
  kDocdata,
  kTermlist,
  kPosition,
  kSpelling,
  kSynonym,
  kTables
};
using Tables = std::array<TableInfo, kTables>;

// "news/postlist.glass".
std::string TablePath(const std::string& directory, Table table);

struct Statistics {
  std::uint64_t documents = 0;
  std::uint64_t last_docid = 0;
  // Bounds may be loose, never too tight.
  std::uint32_t min_length = 0;  // of documents that have any length; or 0
  std::uint32_t max_length = 0;
  std::uint32_t max_wdf = 0;  // at most max_length
  std::uint64_t total_length = 0;
};

// The UUID is 16 random bytes.
std::string EncodeVersionFile(const Tables& tables,
                              const Statistics& statistics);

// Written aside, synced and renamed: if the tables last, so does the database
// when this returns. Throws Error(kSystem).
void WriteVersionFile(const std::string& directory, const Tables& tables,
                      const Statistics& statistics);

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_VERSION_FILE_H_
