// From a call to its answer, whatever happens: errors become problems.

#ifndef DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_
#define DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_

#include <functional>

#include "searcher/serve/message.h"

namespace dizin::serve {

// What `answer` answers; an Error by its kind, and any other exception, as a
// problem. What only the keeper of the server should read is left out of it,
// and put into Response::fault. Does not throw.
Response Guarded(const std::function<Response()>& answer);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_
