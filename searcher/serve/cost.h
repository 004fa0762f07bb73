// What a search will cost, guessed by its shape: those that may take a hundred
// times what others do wait apart (worker_pool.h).
//
//   CostOf(request)   // of "ibrahim kalin": Cost::kLight
//                     // of "kalin~2 akar~2 ankara~2 x~2": Cost::kHeavy
//
// Heavy is a query of many words, beginnings or misspellings, and an answer of
// many articles, or far down. It need not be slow: it only waits for others
// like it (docs/performance.md has the slowest shapes).

#ifndef DIZIN_SEARCHER_SERVE_COST_H_
#define DIZIN_SEARCHER_SERVE_COST_H_

#include <cstdint>

#include "searcher/search_request.h"

namespace dizin::serve {

enum class Cost : std::uint8_t { kLight, kHeavy };

// Thread-safe.
Cost CostOf(const SearchRequest& request);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_COST_H_
