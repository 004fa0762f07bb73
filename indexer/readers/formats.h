// The names of the formats, as --format takes them.

#ifndef DIZIN_INDEXER_READERS_FORMATS_H_
#define DIZIN_INDEXER_READERS_FORMATS_H_

#include <string>
#include <string_view>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

// Throws Error(kUsage).
Format ParseFormat(std::string_view name);

// "text|jsonl|…"
std::string FormatNames();

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_FORMATS_H_
