#include "indexer/input/json_wrapper.h"

#include <algorithm>
#include <iterator>

namespace dizin::indexer {
namespace {

using std::string_view;
using Found = JsonWrapper::Found;

// Both are sorted.
constexpr string_view kWrappers[] = {
    "articles", "data",    "docs", "documents", "entries", "feed",
    "hits",     "items",   "news", "posts",     "records", "response",
    "result",   "results", "rows", "stories"};
constexpr string_view kOfArticles[] = {"_id",     "_source", "body",
                                       "content", "id",      "text"};

template <std::size_t N>
bool Contains(const string_view (&sorted)[N], string_view name) {
  return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

// Walks along the beginning of a JSON text. At its end it stays there.
class Walker {
 public:
  explicit Walker(string_view text) : text_(text) {}

  bool AtEnd() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }

  // The next character that is no blank; '\0' at the end.
  char Peek() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    return AtEnd() ? '\0' : text_[at_];
  }
  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }
  // What is between the quotes. REQUIRES: Peek() is one.
  string_view TakeString() {
    const std::size_t begin = ++at_;
    while (!AtEnd() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at_, text_.size());
    at_ = std::min(end + 1, text_.size());
    return text_.substr(begin, end - begin);
  }
  // A value, up to what ends it: a comma or a bracket that closes.
  void SkipValue() {
    std::size_t open = 0;
    for (char c; (c = Peek()) != '\0';) {
      if (c == '"') {
        TakeString();
        continue;
      }
      const bool closes = c == '}' || c == ']';
      if (open == 0 && (closes || c == ',')) return;
      if (c == '{' || c == '[') ++open;
      if (closes) --open;
      ++at_;
    }
  }

 private:
  string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

JsonWrapper FindJsonWrapper(string_view head) {
  Walker walker(head);
  std::size_t depth = 0;
  bool opens = true;  // an object
  for (;;) {
    if (opens && walker.Take('{')) ++depth;
    opens = false;
    while (walker.Take('}')) --depth;
    if (depth == 0) return {};
    walker.Take(',');
    if (walker.Peek() != '"') break;
    const string_view name = walker.TakeString();
    if (!walker.Take(':')) break;
    const char first = walker.Peek();
    if (Contains(kOfArticles, name)) return {};
    if (Contains(kWrappers, name) && first == '{') {
      opens = true;
    } else if (Contains(kWrappers, name) && walker.Take('[')) {
      if (walker.Peek() == '{') return {Found::kList, walker.at(), depth};
      // Go on behind it, whatever it holds.
      while (!walker.AtEnd() && !walker.Take(']')) {
        walker.SkipValue();
        if (!walker.Take(',') && walker.Peek() != ']') break;
      }
    } else {
      walker.SkipValue();
    }
  }
  return {walker.AtEnd() ? Found::kCut : Found::kNone};
}

}  // namespace dizin::indexer
