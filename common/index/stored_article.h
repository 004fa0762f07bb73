// The stored fields of an article, as a document's data: one version byte and a
// zstd frame, in which each field is a tag byte, a length (base 128, low bits
// first) and its bytes. Our own compression keeps the data from Xapian's, whose
// reader fails on some repetitive values (docs/index-format.md), and the
// frame's checksum (xxh64) tells a damaged record from a good one.
//
// Thread-safe.

#ifndef DIZIN_COMMON_INDEX_STORED_ARTICLE_H_
#define DIZIN_COMMON_INDEX_STORED_ARTICLE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article.h"

namespace dizin::index {

inline constexpr char kStoredArticleVersion = 1;

std::string EncodeStoredArticle(const Article& article);

// Throws Error(kIndex) on anything EncodeStoredArticle() does not write.
Article DecodeStoredArticle(std::string_view data);

// Of every field of the article, id included: equal articles have equal
// hashes. XXH3, 64 bits.
std::uint64_t ContentHash(const Article& article);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_STORED_ARTICLE_H_
