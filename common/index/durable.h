// Files that survive a power cut. A rename or a new file is on disk only when
// its directory is: Xapian's commit() renames its version file and does not
// sync the directory, so we do after each.
//
//   WriteFileAtomically("news.dizin/XAPIANDB", stub);
//   SyncDirectory("news.dizin/shard-0");
//
// All throw Error(kSystem), with the path and what the system said.
// Thread-safe.

#ifndef DIZIN_COMMON_INDEX_DURABLE_H_
#define DIZIN_COMMON_INDEX_DURABLE_H_

#include <string>
#include <string_view>

namespace dizin::index {

void SyncDirectory(const std::string& path);
void SyncFile(const std::string& path);

// The file has the old contents or the new, whenever it is looked at: written
// aside, synced, renamed, and the directory synced.
void WriteFileAtomically(const std::string& path, std::string_view contents);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_DURABLE_H_
