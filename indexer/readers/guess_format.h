// Which format a file is in, by its name and its first bytes.
//
//   GuessFormat("a.jsonl.gz", "{\"id\": …")  // Format::kJsonLines
//   GuessFormat("photo.jpg", "\xff\xd8…")     // std::nullopt
//
// Rules, in order: what begins as an archive, PDF or the like (WhatItIs()):
// nothing we read; an ending that tells (.jsonl .ndjson .txt .text .html .htm
// .xhtml .csv .tsv .trec, in any case, before .gz .bz2 .xz .zst); NULs: nothing
// we read; what it begins with: '{' is JSON Lines, or JSON if a list lies in
// it, <mediawiki a dump, <DOC> or any tag with a <DOCNO> near by TREC,
// <!DOCTYPE html or <html HTML; else plain text.

#ifndef DIZIN_INDEXER_READERS_GUESS_FORMAT_H_
#define DIZIN_INDEXER_READERS_GUESS_FORMAT_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

// Bytes of the beginning that are enough.
inline constexpr std::size_t kGuessBytes = 4096;

// What a file is that begins so and is in no format we read, and what to do
// with it; empty if it is nothing known. Thread-safe, both.
std::string_view WhatItIs(std::string_view head);

std::optional<Format> GuessFormat(std::string_view name, std::string_view head);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_GUESS_FORMAT_H_
