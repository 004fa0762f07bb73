#include "indexer/readers/markup.h"

#include <algorithm>

#include "indexer/ascii.h"
#include "indexer/readers/entities.h"

namespace dizin::indexer {
namespace {

// The tag at the beginning of `text` is of the element `name`: its name ends
// there.
bool IsTagOf(std::string_view text, std::string_view name) {
  if (!StartsWithIgnoringCase(text, name)) return false;
  const std::string_view rest = text.substr(name.size());
  return !rest.empty() &&
         (IsBlank(rest.front()) || rest.front() == '>' || rest.front() == '/');
}

// Where the tag `prefix` + `name` begins, at or behind `from`, or npos.
std::size_t FindTag(std::string_view text, std::string_view prefix,
                    std::string_view name, std::size_t from) {
  for (std::size_t at = from; (at = text.find('<', at)) != text.npos; ++at) {
    const std::string_view here = text.substr(at);
    if (here.starts_with(prefix) && IsTagOf(here.substr(prefix.size()), name)) {
      return at;
    }
  }
  return text.npos;
}

bool BeginsLine(std::string_view tag) {
  for (const std::string_view name : {"p", "br", "div", "li", "tr"}) {
    if (IsTagOf(tag, name)) return true;
  }
  return false;
}

bool IsTagStart(std::string_view text) {
  if (text.size() < 2) return false;
  return IsLetter(text[1]) || text[1] == '/' || text[1] == '!' ||
         text[1] == '?';
}

}  // namespace

std::optional<Element> ElementAtStart(std::string_view text,
                                      std::string_view name) {
  if (!text.starts_with('<') || !IsTagOf(text.substr(1), name)) {
    return std::nullopt;
  }
  const std::size_t close = text.find('>');
  if (close == text.npos) return std::nullopt;
  Element element;
  element.attributes = text.substr(1 + name.size(), close - 1 - name.size());
  if (element.attributes.ends_with('/')) {
    element.attributes.remove_suffix(1);
    element.end = close + 1;
    return element;
  }
  const std::size_t last = FindTag(text, "</", name, close);
  if (last == text.npos) return std::nullopt;
  element.content = text.substr(close + 1, last - close - 1);
  element.end = std::min(text.find('>', last), text.size() - 1) + 1;
  return element;
}

std::optional<Element> FindElement(std::string_view text, std::string_view name,
                                   std::size_t from) {
  const std::size_t begin = FindTag(text, "<", name, from);
  if (begin == text.npos) return std::nullopt;
  std::optional<Element> element = ElementAtStart(text.substr(begin), name);
  if (element) {
    element->begin += begin;
    element->end += begin;
  }
  return element;
}

std::string_view Attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  while ((at = attributes.find(name, at)) != attributes.npos) {
    const bool begins = at > 0 && IsBlank(attributes[at - 1]);
    at += name.size();
    const std::string_view value = attributes.substr(at);
    if (!begins || (!value.starts_with("=\"") && !value.starts_with("='"))) {
      continue;
    }
    return value.substr(2, value.find(value[1], 2) - 2);
  }
  return {};
}

std::string StripTags(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  // The next ends behind `from`; npos stays: what does not end is text.
  std::size_t tag_end = 0;
  std::size_t comment_end = 0;
  while (from < text.size()) {
    const std::size_t open = std::min(text.find('<', from), text.size());
    out += DecodeEntities(text.substr(from, open - from));
    if (open == text.size()) break;
    const std::string_view tag = text.substr(open);
    const bool comment = tag.starts_with("<!--");
    std::size_t& end = comment ? comment_end : tag_end;
    if (end <= open) end = text.find(comment ? "-->" : ">", open);
    if (end == text.npos || !IsTagStart(tag)) {
      out += '<';
      from = open + 1;
      continue;
    }
    if (BeginsLine(tag.substr(1))) out += '\n';
    from = end + (comment ? 3 : 1);
  }
  return out;
}

}  // namespace dizin::indexer
