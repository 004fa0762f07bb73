// Where an article is from: the file it was read from. --sync removes those
// whose file, or place in it, has gone.
//
// In the index an article has a value in kOriginSlot: one byte '=' if its id is
// the path itself (a file that is one article), else 8 bytes, a hash of the
// path; the shard's metadata has the path under OriginKeyOf() it, once.
// An article that came from no file has none.

#ifndef DIZIN_INDEXER_ORIGIN_H_
#define DIZIN_INDEXER_ORIGIN_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::indexer {

struct Origin {
  std::string path;  // normalised; "-" is stdin
  std::uint64_t hash = 0;

  explicit Origin(std::string p);
};

// The value of an article with that id from that origin.
std::string OriginValue(const Origin& origin, std::string_view id);

// The hash to compare articles by: of the content and of where it is from, so
// that an article that has moved is written anew.
std::uint64_t WithOrigin(std::uint64_t content_hash, const Origin* origin);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_ORIGIN_H_
