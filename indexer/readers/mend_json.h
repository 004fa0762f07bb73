// JSON that a strict parser refuses, and what is meant by it.

#ifndef DIZIN_INDEXER_READERS_MEND_JSON_H_
#define DIZIN_INDEXER_READERS_MEND_JSON_H_

#include <cstddef>
#include <string>

namespace dizin::indexer {

// Both take one JSON text, change nothing else in it, and answer how many
// places they changed. Linear in its length. Thread-safe.

// Makes \ud83d without its other half \ufffd.
std::size_t MendSurrogateEscapes(std::string* json);

// Makes NaN and Infinity, which Python writes, null, and numbers of more than
// 64 bits strings.
std::size_t MendNumbers(std::string* json);

// What is wrong with a text that is nearly JSON, if it is what people often do;
// else what may be.
const char* CommonMistake(std::string_view json);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_MEND_JSON_H_
