// Articles as JSON Lines in memory, into a database: what the C interface and
// the HTTP server are given.
//
//   std::vector<Rejection> rejected = AddJsonLines(
//       R"({"id": "a1", "title": "Ankara'da", "lang": "tr"})", &indexer);
//
// The lines are read as those of a file are (readers/json_lines.h), but for one
// rule: an article must have an id, for there is no file to name it after.

#ifndef DIZIN_INDEXER_ADD_JSON_LINES_H_
#define DIZIN_INDEXER_ADD_JSON_LINES_H_

#include <string_view>
#include <vector>

#include "indexer/indexer.h"

namespace dizin {

// Adds all articles that can be, and answers why the others cannot; nothing is
// committed. Throws what Indexer::Add() throws but for kInput.
std::vector<Rejection> AddJsonLines(std::string_view lines, Indexer* indexer);

}  // namespace dizin

#endif  // DIZIN_INDEXER_ADD_JSON_LINES_H_
