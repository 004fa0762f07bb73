#include "searcher/answer_json.h"

#include "common/text/json_writer.h"
#include "searcher/render/json.h"

namespace dizin {
namespace {

std::string_view NameOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return "usage";
    case ErrorKind::kInput:
      return "input";
    case ErrorKind::kIndex:
      return "index";
    case ErrorKind::kTransient:
      return "transient";
    case ErrorKind::kSystem:
      return "system";
    case ErrorKind::kInternal:
      break;
  }
  return "internal";
}

}  // namespace

std::string AnswerJson(const Request& request, Searcher* searcher, int indent) {
  const SearchRequest& search = request.search;
  switch (request.operation) {
    case Operation::kNames:
      return render::RenderJson(searcher->Names(request.subject, search.match),
                                indent);
    case Operation::kComplete:
      return render::RenderJson(
          searcher->Complete(request.subject, search.limit), indent);
    case Operation::kAbbreviations:
      return render::RenderJson(
          searcher->Abbreviations(search.offset, search.limit), indent);
    case Operation::kArticle:
      return render::RenderJson(searcher->Get(request.subject), indent);
    default:
      return render::RenderJson(searcher->Search(search), indent);
  }
}

std::string ErrorJson(ErrorKind kind, std::string_view message) {
  std::string out;
  JsonWriter json(&out);
  json.BeginObject().Key("kind").String(NameOf(kind));
  json.Key("message").String(message).EndObject();
  return out;
}

}  // namespace dizin
