// dizin-serve as a whole: its routes and its searchers, served.

#ifndef DIZIN_SEARCHER_SERVE_PROGRAM_H_
#define DIZIN_SEARCHER_SERVE_PROGRAM_H_

#include "searcher/serve/options.h"

namespace dizin::serve {

// Until a signal ends it. Throws Error where it cannot start.
void Serve(const ServeOptions& options);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PROGRAM_H_
