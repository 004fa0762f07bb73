// The stored fields of an article, as a document's data:
//
//   version     1 byte: 1, or 2 for an article whose id is in its value slot,
//               as most are; id and check are then left out
//   id          length (base 128, low bits first), bytes
//   id's check  4 bytes: the low ones of its XXH3, lowest first
//   fields      one zstd frame with checksum: of each field a tag byte, a
//               length and its bytes; empty fields are left out
//
// A value slot holds version 1, id and check, so that a ranked list of ids
// reads no articles (article_id.h). Our own compression keeps the data from
// Xapian's, whose reader fails on some repetitive values
// (docs/index-format.md), and both checksums tell a damaged record from a good
// one.

#ifndef DIZIN_COMMON_INDEX_STORED_ARTICLE_H_
#define DIZIN_COMMON_INDEX_STORED_ARTICLE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/article.h"

namespace dizin::index {

inline constexpr char kStoredWithId = 1;
inline constexpr char kStoredWithoutId = 2;

// Not safe in two threads at once; one a thread, for its buffers are dear.
class StoredArticleEncoder {
 public:
  StoredArticleEncoder();
  ~StoredArticleEncoder();
  StoredArticleEncoder(StoredArticleEncoder&&) noexcept;
  StoredArticleEncoder& operator=(StoredArticleEncoder&&) noexcept;

  std::string Encode(const Article& article, bool with_id = true);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The same, where speed is of no matter. Thread-safe, as are all below.
std::string EncodeStoredArticle(const Article& article);

// Both throw Error(kIndex) on anything that is not encoded so. An article that
// is stored without its id has none.
Article DecodeStoredArticle(std::string_view data);
// The id alone, in no time, of one that is stored with it. `data` may as well
// be a StoredHead().
std::string DecodeStoredId(std::string_view data);
// What lies before the fields of an article with its id.
std::string StoredHead(std::string_view id);

// `data` with bytes added to it that reading skips (a zstd skippable frame, of
// random bytes grown from `seed`), so that its length is another.
std::string PadStoredArticle(std::string_view data, std::uint32_t seed);

// Of every field of the article, id included: equal articles have equal
// hashes. XXH3, 64 bits.
std::uint64_t ContentHash(const Article& article);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_STORED_ARTICLE_H_
