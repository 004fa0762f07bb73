// A list of articles that lies within an object, as programs answer and export:
//
//   {"status": "ok", "articles": [{"title": …}, …]}
//   {"took": 5, "hits": {"total": 2, "hits": [{"_source": …}, …]}}
//
// The list and the objects around it go by names that say that they hold what
// was asked for; it has objects. An object that has a text before, or an id, is
// an article itself.

#ifndef DIZIN_INDEXER_INPUT_JSON_WRAPPER_H_
#define DIZIN_INDEXER_INPUT_JSON_WRAPPER_H_

#include <cstddef>
#include <string_view>

namespace dizin::indexer {

struct JsonWrapper {
  // kCut: there may be one behind the end of what is there.
  enum class Found : unsigned char { kNone, kCut, kList };

  Found found = Found::kNone;
  std::size_t list = 0;   // bytes up to its first object
  std::size_t depth = 0;  // objects that are open there
};

// Of a text that begins with '{'. Thread-safe.
JsonWrapper FindJsonWrapper(std::string_view head);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_JSON_WRAPPER_H_
