// Which format a file is in, by its name and its first bytes.
//
//   GuessFormat("a.jsonl.gz", "{\"id\": …")  // Format::kJsonLines
//   GuessFormat("photo.jpg", "\xff\xd8…")     // std::nullopt
//
// Rules, in order: an ending that tells (.jsonl .ndjson .txt .text .html .htm
// .xhtml .csv .tsv .trec, in any case, before .gz .bz2 .xz .zst); NULs: nothing
// we read; what it begins with: '{' is JSON Lines, <mediawiki a dump, <DOC> or
// any tag with a <DOCNO> near by TREC, <!DOCTYPE html or <html HTML; else plain
// text.

#ifndef DIZIN_INDEXER_READERS_GUESS_FORMAT_H_
#define DIZIN_INDEXER_READERS_GUESS_FORMAT_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

// Bytes of the beginning that are enough.
inline constexpr std::size_t kGuessBytes = 4096;

// Thread-safe.
std::optional<Format> GuessFormat(std::string_view name, std::string_view head);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_GUESS_FORMAT_H_
