#include "indexer/readers/wikitext.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>

#include "indexer/ascii.h"
#include "indexer/readers/markup.h"

namespace dizin::indexer {
namespace {

using std::string_view;

constexpr string_view kRemovedElements[] = {
    "ref",      "references", "math",           "gallery",
    "timeline", "score",      "imagemap",       "syntaxhighlight",
    "source",   "chem",       "templatestyles", "mapframe",
    "graph",    "hiero"};
constexpr string_view kHiddenNamespaces[] = {"file", "image", "category",
                                             "media"};

constexpr std::size_t kDeepestLink = 16;

// Removes every `open` … `close` without nesting. What does not close stays.
std::string RemoveFlat(string_view text, string_view open, string_view close) {
  std::string out;
  for (;;) {
    const std::size_t begin = text.find(open);
    const std::size_t end =
        begin == text.npos ? text.npos : text.find(close, begin + open.size());
    out += text.substr(0, end == text.npos ? text.size() : begin);
    if (end == text.npos) return out;
    text.remove_prefix(end + close.size());
  }
}

// Removes brackets of equal length and all that is in them. An opening
// one that never closes stays as it is, with what is behind it.
std::string RemoveNested(string_view text, string_view open,
                         string_view close) {
  std::vector<std::size_t> opened;  // where, in out
  std::string out;
  std::size_t next_open = text.find(open);
  std::size_t next_close = text.find(close);
  for (std::size_t from = 0;;) {
    const std::size_t at = std::min(next_open, next_close);
    out += text.substr(from, at == text.npos ? at : at - from);
    if (at == text.npos) return out;
    if (at == next_open) {
      opened.push_back(out.size());
      out += open;
    } else if (opened.empty()) {
      out += close;
    } else {
      out.resize(opened.back());
      opened.pop_back();
    }
    from = at + open.size();
    if (next_open < from) next_open = text.find(open, from);
    if (next_close < from) next_close = text.find(close, from);
  }
}

// <name …>…</name> and <name …/>, each name of kRemovedElements.
class ElementRemover {
 public:
  std::string Remove(string_view text) {
    std::string out;
    for (;;) {
      const std::size_t at = std::min(text.find('<'), text.size());
      out += text.substr(0, at);
      text.remove_prefix(at);
      if (text.empty()) return out;
      if (const std::size_t length = LengthOfRemoved(text)) {
        text.remove_prefix(length);
      } else {
        out += '<';
        text.remove_prefix(1);
      }
    }
  }

 private:
  // Of the element that begins here; 0 if it stays.
  std::size_t LengthOfRemoved(string_view text) {
    for (std::size_t i = 0; i < std::size(kRemovedElements); ++i) {
      if (never_ends_[i] ||
          !StartsWithIgnoringCase(text.substr(1), kRemovedElements[i])) {
        continue;
      }
      if (const auto element = ElementAtStart(text, kRemovedElements[i])) {
        return element->end;
      }
      // Looked for to the end of the text once, and not again.
      never_ends_[i] = !IsLongerName(text, kRemovedElements[i]);
    }
    return 0;
  }

  // <references> is no <ref>.
  static bool IsLongerName(string_view text, string_view name) {
    return text.size() > name.size() + 1 && IsLetter(text[name.size() + 1]);
  }

  bool never_ends_[std::size(kRemovedElements)] = {};
};

class LinkReader {
 public:
  explicit LinkReader(const std::vector<std::string>& hidden)
      : hidden_(hidden) {}

  // Writes what a reader of the page sees of "[[target|words]]".
  void Append(string_view inside, std::string* out) const {
    const std::size_t bar = inside.find('|');
    string_view target = inside.substr(0, bar);
    const bool shown = target.starts_with(':');
    if (shown) target.remove_prefix(1);
    if (!shown && IsHidden(target)) return;
    const string_view words =
        bar == inside.npos ? target : inside.substr(inside.rfind('|') + 1);
    // "[[Ankara|]]" is written for "[[Ankara|Ankara]]".
    out->append(words.empty() ? target : words);
  }

 private:
  bool IsHidden(string_view target) const {
    const std::size_t colon = target.find(':');
    if (colon == target.npos) return false;
    const std::string space = ToLower(Strip(target.substr(0, colon)));
    return std::find(std::begin(kHiddenNamespaces), std::end(kHiddenNamespaces),
                     space) != std::end(kHiddenNamespaces) ||
           std::any_of(hidden_.begin(), hidden_.end(),
                       [&space](const std::string& name) {
                         return ToLower(string_view(name)) == space;
                       }) ||
           IsLanguage(space, target.substr(colon + 1));
  }

  // "tr:Ankara": a link to the page in another language.
  static bool IsLanguage(string_view space, string_view rest) {
    return space.size() >= 2 && space.size() <= 3 && !rest.starts_with(' ') &&
           std::all_of(space.begin(), space.end(),
                       [](char c) { return c >= 'a' && c <= 'z'; });
  }

  const std::vector<std::string>& hidden_;
};

// Links within links (captions of pictures) are read first.
std::string ReadLinks(string_view text, const LinkReader& reader) {
  std::vector<std::size_t> opened;
  std::string out;
  for (;;) {
    const std::size_t at = text.find_first_of("[]");
    out += text.substr(0, at);
    if (at == text.npos) return out;
    text.remove_prefix(at);
    const bool open = text.starts_with("[[");
    if (!open && !text.starts_with("]]")) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(2);
    if (open) {
      // Deeper ones are no links: what they hold would be copied each time.
      if (opened.size() < kDeepestLink) opened.push_back(out.size());
      out += "[[";
    } else if (opened.empty()) {
      out += "]]";
    } else {
      const std::string inside = out.substr(opened.back() + 2);
      out.resize(opened.back());
      opened.pop_back();
      reader.Append(inside, &out);
    }
  }
}

bool IsUrl(string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") ||
         text.starts_with("//") || text.starts_with("ftp://") ||
         text.starts_with("mailto:");
}

// "[http://… words]" is its words, "[http://…]" nothing.
std::string ReadOutsideLinks(string_view text) {
  std::string out;
  std::size_t from = 0;   // of what is not copied
  std::size_t close = 0;  // the next ] or line end behind `at`
  for (std::size_t at = 0; (at = text.find('[', at)) != text.npos; ++at) {
    if (close <= at) close = text.find_first_of("]\n", at);
    if (close == text.npos) break;
    if (text[close] != ']' || !IsUrl(text.substr(at + 1))) continue;
    out += text.substr(from, at - from);
    const string_view inside = text.substr(at + 1, close - at - 1);
    const std::size_t space = inside.find(' ');
    if (space != inside.npos) out += inside.substr(space + 1);
    from = close + 1;
    at = close;
  }
  out += text.substr(from);
  return out;
}

// "__NOTOC__" and the like.
string_view WithoutMagicWord(string_view line) {
  const string_view bare = Strip(line);
  const bool magic = bare.size() > 4 && bare.starts_with("__") &&
                     bare.ends_with("__") && bare.find(' ') == bare.npos;
  return magic ? string_view() : line;
}

// One line, without what marks headings and lists.
void AppendLine(string_view line, std::string* out) {
  line = WithoutMagicWord(line);
  const string_view bare = Strip(line);
  if (bare.size() > 2 && bare.front() == '=' && bare.back() == '=') {
    const std::size_t begin = bare.find_first_not_of('=');
    const std::size_t end = bare.find_last_not_of('=');
    if (begin != bare.npos) line = Strip(bare.substr(begin, end + 1 - begin));
  } else {
    const std::size_t begin = line.find_first_not_of("*#:;");
    line = begin == 0 || begin == line.npos ? line : Strip(line.substr(begin));
  }
  while (!line.empty()) {
    const std::size_t quotes = std::min(line.find("''"), line.size());
    out->append(line.substr(0, quotes));
    line.remove_prefix(quotes);
    line.remove_prefix(std::min(line.find_first_not_of('\''), line.size()));
  }
  out->push_back('\n');
}

// Lines, with no more than one blank one between two.
std::string ReadLines(string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t had = out.size();
    AppendLine(text.substr(0, end), &out);
    if (out.size() == had + 1 && (out.size() < 2 || out.ends_with("\n\n\n"))) {
      out.pop_back();
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string PlainWikitext(string_view wikitext,
                          const std::vector<std::string>& hidden_namespaces) {
  std::string text = RemoveFlat(wikitext, "<!--", "-->");
  text = ElementRemover().Remove(text);
  text = RemoveNested(text, "{{{", "}}}");
  text = RemoveNested(text, "{{", "}}");
  text = RemoveNested(text, "{|", "|}");
  text = ReadLinks(text, LinkReader(hidden_namespaces));
  text = ReadOutsideLinks(text);
  text = ReadLines(text);
  return std::string(Strip(StripTags(text)));
}

}  // namespace dizin::indexer
