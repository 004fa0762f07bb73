#include "tests/query/tree_text.h"

#include <sstream>

namespace dizin::query {
namespace {

std::string SignOf(const Node& node) {
  switch (node.occur) {
    case Occur::kMay:
      return "";
    case Occur::kMust:
      return "+";
    case Occur::kMustNot:
      return "-";
    case Occur::kFilter:
      return node.children.empty() ? "" : "#";
  }
  return "?";
}

std::string MarkOf(const Node& node) {
  switch (node.match) {
    case Match::kDefault:
      return "";
    case Match::kExact:
      return "=";
    case Match::kAlike:
      return "alike ";
    case Match::kSounds:
      return "~";
  }
  return "?";
}

std::string Children(const Node& node, const char* between) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += between;
    out += TreeText(child);
  }
  return out;
}

std::string Body(const Node& node) {
  const std::string field = node.field.empty() ? "" : node.field + ":";
  const std::string edits =
      node.edits > 0 ? "~" + std::to_string(node.edits) : "";
  switch (node.kind) {
    case Kind::kWord:
      if (node.quoted) return field + MarkOf(node) + '"' + node.text + '"';
      return field + MarkOf(node) + node.text + edits;
    case Kind::kPrefix:
      return field + node.text + "*";
    case Kind::kPhrase:
      return field + '"' + Children(node, " ") + '"' +
             (node.slop > 0 ? "~" + std::to_string(node.slop) : "");
    case Kind::kNear:
      return field + (node.ordered ? "adj/" : "near/") +
             std::to_string(node.slop) + "(" + Children(node, ", ") + ")";
    case Kind::kValues: {
      std::string values;
      for (const std::string& value : node.values) {
        values += (values.empty() ? " " : "|") + value;
      }
      return "[" + node.field + values + "]";
    }
    case Kind::kRange:
      return "[" + node.field + " " + node.low + " .. " + node.high + "]";
    case Kind::kAnd:
      return "all(" + Children(node, ", ") + ")";
    case Kind::kOr:
      return "any(" + Children(node, ", ") + ")";
    case Kind::kBag:
      return "bag(" + Children(node, ", ") + ")";
  }
  return "?";
}

}  // namespace

std::string TreeText(const Node& node) {
  std::ostringstream boost;
  if (node.boost != 1) boost << "^" << node.boost;
  return SignOf(node) + Body(node) + boost.str();
}

}  // namespace dizin::query
