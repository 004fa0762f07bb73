// From a call to its answer, whatever happens: errors become problems.

#ifndef DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_
#define DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_

#include <cstdint>
#include <functional>

#include "searcher/serve/message.h"
#include "searcher/serve/options.h"
#include "searcher/serve/router.h"

namespace dizin::serve {

// What `answer` answers; an Error by its kind, and any other exception, as a
// problem. What only the keeper of the server should read is left out of it,
// and put into Response::fault. Does not throw.
Response Guarded(const std::function<Response()>& answer);

// What is left of the seconds that a call may take since it arrived; 0, which
// is for ever, stays 0. Throws Error(kTransient) if nothing is left: it waited
// so long for a thread.
double SecondsLeft(const Call& call, double seconds);

// Puts on the answer to a GET a tag of the state of the database, if that is
// known. True if the client has that answer, and 304 is all it needs.
bool IsKnown(const Call& call, const ServeOptions& options,
             std::int64_t now_seconds, Response* response);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ANSWER_CALL_H_
