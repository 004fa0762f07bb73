#include "searcher/serve/answer_call.h"

#include <exception>

#include "common/error.h"

namespace dizin::serve {
namespace {

Response ProblemOf(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::kUsage:
    case ErrorKind::kInput:
      return Problem(400, error.what());
    case ErrorKind::kTransient:
      return TryAgain(error.what());
    default:
      return Problem(500, "the server cannot read its database");
  }
}

}  // namespace

Response AnswerCall(const Route& route, Call call,
                    const std::function<Searcher*()>& searcher) {
  try {
    if (searcher) call.searcher = searcher();
    return route.answer(call);
  } catch (const Error& error) {
    return ProblemOf(error);
  } catch (const std::exception&) {
    return Problem(500, "the server has made a mistake");
  }
}

}  // namespace dizin::serve
