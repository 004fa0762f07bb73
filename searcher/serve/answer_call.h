// From a call to its answer, whatever happens: errors become problems.

#ifndef DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_
#define DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_

#include <functional>

#include "searcher/serve/router.h"

namespace dizin::serve {

// `searcher` opens the searcher of this thread, or is empty where the route
// needs none. Does not throw.
Response AnswerCall(const Route& route, Call call,
                    const std::function<Searcher*()>& searcher);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_
