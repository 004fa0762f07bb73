#include "searcher/serve_stdio.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "common/date.h"
#include "common/error.h"
#include "searcher/answer_json.h"
#include "searcher/request_json.h"

namespace dizin {
namespace {

// The next line, without its end; false if there is none. One that is too long
// is cut, so that it is refused as a request.
bool ReadLine(std::FILE* in, std::string* line) {
  line->clear();
  int c = std::getc(in);
  const bool any = c != EOF;
  for (; c != EOF && c != '\n'; c = std::getc(in)) {
    if (line->size() <= kMaxRequestBytes) *line += static_cast<char>(c);
  }
  if (std::ferror(in) != 0) {
    throw Error(ErrorKind::kSystem,
                std::string("reading the requests: ") + std::strerror(errno));
  }
  return any;
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

void WriteLine(const std::string& line, std::FILE* out) {
  const bool written =
      std::fwrite(line.data(), 1, line.size(), out) == line.size() &&
      std::fflush(out) == 0;
  if (!written) {
    throw Error(ErrorKind::kSystem,
                std::string("writing the answer: ") + std::strerror(errno));
  }
}

// What stands behind the id of an answer. `*id` becomes that of the request.
std::string Answer(const std::string& line, const SearchRequest& defaults,
                   Searcher* searcher, std::string* id) {
  try {
    const Request request = ParseRequestLine(line, defaults, id);
    std::string answer = AnswerJson(request, searcher);
    answer.pop_back();  // its line break
    return "\"answer\":" + answer;
  } catch (const Error& e) {
    return "\"error\":" + ErrorJson(e.kind(), e.what());
  } catch (const std::bad_alloc&) {
    return "\"error\":" + ErrorJson(ErrorKind::kSystem, "out of memory");
  } catch (const std::exception& e) {
    return "\"error\":" + ErrorJson(ErrorKind::kInternal, e.what());
  }
}

}  // namespace

void ServeLines(const SearchRequest& defaults, std::FILE* in, std::FILE* out,
                Searcher* searcher) {
  SearchRequest now = defaults;
  for (std::string line; ReadLine(in, &line);) {
    if (IsBlank(line)) continue;
    now.now_seconds = NowSeconds();
    std::string id;
    const std::string answer = Answer(line, now, searcher, &id);
    std::string reply = "{\"id\":";
    reply.append(id).append(",").append(answer).append("}\n");
    WriteLine(reply, out);
  }
}

}  // namespace dizin
