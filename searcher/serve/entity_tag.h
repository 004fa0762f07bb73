// Entity tags: RFC 9110, 8.8.3 and 13.1.2.
//
// A tag names the state of the database, the request, the day (dates like
// date:today count from it) and the version of the program: nothing else
// changes an answer but the times that it took, and so the tags are weak.

#ifndef DIZIN_SEARCHER_SERVE_ENTITY_TAG_H_
#define DIZIN_SEARCHER_SERVE_ENTITY_TAG_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::serve {

// W/"…"; the same in every process. Thread-safe.
std::string EntityTag(std::string_view state, std::string_view target,
                      std::int64_t now_seconds);

// If-None-Match: true if `field` has the tag, or is "*".
bool HasTag(std::string_view field, std::string_view tag);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ENTITY_TAG_H_
