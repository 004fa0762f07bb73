#include "searcher/serve/answer_call.h"

#include <chrono>
#include <exception>

#include "common/error.h"
#include "searcher/serve/entity_tag.h"

namespace dizin::serve {
namespace {

Response ProblemOf(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::kUsage:
    case ErrorKind::kInput:
      return Problem(400, error.what());
    case ErrorKind::kTransient: {
      Response response = TryAgain("the database is busy, or it took too long");
      response.fault = error.what();
      return response;
    }
    default: {
      Response response = Problem(500, "the server has a fault, and logged it");
      response.fault = error.what();
      return response;
    }
  }
}

}  // namespace

Response Guarded(const std::function<Response()>& answer) {
  try {
    return answer();
  } catch (const Error& error) {
    return ProblemOf(error);
  } catch (const std::exception& error) {
    return ProblemOf(Error(ErrorKind::kInternal, error.what()));
  }
}

double SecondsLeft(const Call& call, double seconds) {
  if (seconds == 0) return 0;
  const std::chrono::duration<double> waited =
      std::chrono::steady_clock::now() - call.arrived;
  if (waited.count() >= seconds) {
    throw Error(ErrorKind::kTransient, "it waited too long for a thread");
  }
  return seconds - waited.count();
}

bool IsKnown(const Call& call, const ServeOptions& options,
             std::int64_t now_seconds, Response* response) {
  const std::string state = call.searcher->State();
  if (state.empty()) return false;
  const std::string tag =
      EntityTag(state + options.rules.text, call.request->target, now_seconds);
  response->headers.emplace_back("ETag", tag);
  if (!HasTag(call.request->if_none_match, tag)) return false;
  response->status = 304;
  return true;
}

}  // namespace dizin::serve
