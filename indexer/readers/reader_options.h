// How files are read.

#ifndef DIZIN_INDEXER_READERS_READER_OPTIONS_H_
#define DIZIN_INDEXER_READERS_READER_OPTIONS_H_

#include <cstdint>
#include <string>

#include "indexer/readers/field_map.h"

namespace dizin::indexer {

// What the index takes at most: a table entry holds no more.
inline constexpr std::uint64_t kMaxArticleBytes = std::uint64_t{100} << 20;

struct ReaderOptions {
  FieldMap map;
  // Of files without a byte order mark; empty: what they say or look like
  // (encoding.h).
  std::string charset;
  // Bytes of a record as it lies in the (decompressed) file.
  std::uint64_t max_article_bytes = kMaxArticleBytes;
};

enum class Format : std::uint8_t {
  kPlainText,
  kJsonLines,
  kJson,
  kHtml,
  kCsv,
  kTsv,
  kTrec,
  kMediaWiki
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_READER_OPTIONS_H_
