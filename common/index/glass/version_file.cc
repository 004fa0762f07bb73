#include "common/index/glass/version_file.h"

#include <cassert>
#include <cstddef>
#include <random>

#include "common/index/durable.h"
#include "common/index/glass/coding.h"
#include "common/index/glass/deflater.h"

namespace dizin::index::glass {
namespace {

constexpr std::size_t kUuidBytes = 16;
constexpr unsigned kSequential = 2;
constexpr unsigned kNeverWritten = 1;

constexpr const char* kTableNames[kTables] = {
    "postlist", "docdata", "termlist", "position", "spelling", "synonym"};

bool IsCompressed(Table table) {
  return table != kPostlist && table != kPosition;
}

// Version 4, variant 1 (RFC 4122).
std::string RandomUuid() {
  std::random_device random;
  std::string uuid;
  while (uuid.size() < kUuidBytes) {
    uuid.push_back(static_cast<char>(random()));
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

void AppendTable(Table table, const TableInfo& info, std::string* out) {
  AppendUint(out, info.root_block);
  AppendUint(out,
             info.level << 2 | kSequential | (info.exists ? 0 : kNeverWritten));
  AppendUint(out, info.entries);
  AppendUint(out, info.block_bytes >> 11);
  AppendUint(out, IsCompressed(table) ? kCompressMinBytes : 0);
  std::string free_list;
  if (info.exists) {
    AppendUint(&free_list, kRevision);
    AppendUint(&free_list, info.blocks);
    free_list.append(4, '\0');  // where it begins and ends: it is empty
  }
  AppendString(out, free_list);
}

}  // namespace

std::string TablePath(const std::string& directory, Table table) {
  return directory + '/' + kTableNames[table] + ".glass";
}

std::string EncodeVersionFile(const Tables& tables,
                              const Statistics& statistics) {
  assert(statistics.max_wdf <= statistics.max_length);
  std::string out(kFormatMagic);
  out += RandomUuid();
  AppendUint(&out, kRevision);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    AppendTable(static_cast<Table>(i), tables[i], &out);
  }
  AppendUint(&out, statistics.documents);
  AppendUint(&out, statistics.last_docid - statistics.documents);
  AppendUint(&out, statistics.min_length);
  AppendUint(&out, statistics.max_wdf);
  AppendUint(&out, statistics.max_length - statistics.max_wdf);
  AppendUint(&out, 0);  // oldest changeset
  AppendUint(&out, statistics.total_length);
  AppendUint(&out, 0);  // greatest frequency of a spelling word
  return out;
}

void WriteVersionFile(const std::string& directory, const Tables& tables,
                      const Statistics& statistics) {
  WriteFileAtomically(directory + '/' + std::string(kVersionFileName),
                      EncodeVersionFile(tables, statistics));
}

}  // namespace dizin::index::glass
