// The files under the paths that were given, in an order that is the same every
// time: paths as given, and in a folder by name (byte order), depth first.
//
//   Walk({"news/", "-"}, [](const FoundFile& file) { …; return true; });
//
// In folders, names that begin with '.', databases (a folder with XAPIANDB or
// iamglass in it), links to folders, and whatever is no regular file are passed
// over. What is given by name is never passed over.

#ifndef DIZIN_INDEXER_INPUT_WALK_H_
#define DIZIN_INDEXER_INPUT_WALK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::indexer {

struct FoundFile {
  std::string path;         // normalised; "-" is stdin
  std::uint64_t bytes = 0;  // 0 where that is not known
  // The last change of the file or of a folder on the way to it from the path
  // that was given; nanoseconds since 1970. 0 for stdin.
  std::int64_t changed_ns = 0;
  std::uint64_t given = 0;  // which of the given paths it is under, from 0
  bool regular = true;      // a second look at it gives the same bytes
  std::string problem;      // not empty: the path cannot be read, and why
};

// "./a//b/../c/" as "a/c": what ids and origins are made of. "-" stays.
std::string NormalizePath(std::string_view path);

// True if `path` is `folder` or lies under it; both normalised.
bool IsUnder(std::string_view path, std::string_view folder);

// True if `path` is a pipe, or "-" and stdin is no regular file: how much will
// come, and whether it ends, is not known.
bool IsPipe(const std::string& path);

// Calls `visit` for each file until it answers false. Problems (a path that is
// missing, a folder that cannot be listed) are visited like files.
void Walk(const std::vector<std::string>& paths,
          const std::function<bool(const FoundFile&)>& visit);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_WALK_H_
