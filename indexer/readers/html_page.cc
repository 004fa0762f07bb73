#include "indexer/readers/html_page.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "indexer/ascii.h"
#include "indexer/readers/html_parser.h"

namespace dizin::indexer {
namespace {

using std::string_view;

constexpr std::size_t kMaxJsonLdBytes = 1 << 18;

// All lists are sorted.
constexpr string_view kHiddenElements[] = {
    "aside",  "audio",  "button", "canvas", "datalist", "dialog",   "footer",
    "iframe", "math",   "menu",   "nav",    "noscript", "object",   "option",
    "script", "select", "style",  "svg",    "template", "textarea", "video"};
constexpr string_view kInlineElements[] = {
    "a",    "abbr", "acronym", "b",     "bdi",  "bdo",    "big",    "br",
    "cite", "code", "data",    "del",   "dfn",  "em",     "font",   "i",
    "img",  "ins",  "kbd",     "label", "mark", "q",      "rp",     "rt",
    "ruby", "s",    "samp",    "small", "span", "strike", "strong", "sub",
    "sup",  "td",   "th",      "time",  "tt",   "u",      "var",    "wbr"};
constexpr string_view kHiddenRoles[] = {
    "alert", "banner",     "complementary", "contentinfo", "dialog",
    "menu",  "navigation", "search",        "toolbar"};
// Words of a class or id that name what is not the text.
constexpr string_view kHiddenClasses[] = {
    "ad",          "ads",       "advert",  "advertisement", "breadcrumb",
    "breadcrumbs", "comments",  "cookie",  "cookies",       "footer",
    "menu",        "nav",       "navbar",  "navigation",    "newsletter",
    "pagination",  "promo",     "related", "share",         "sharing",
    "sidebar",     "skip-link", "social",  "sr-only",       "toolbar"};

template <std::size_t N>
bool Contains(const string_view (&sorted)[N], string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

// A word of the attribute's value is one of `sorted`.
template <std::size_t N>
bool HasWord(const HtmlAttributes& attributes, string_view name,
             const string_view (&sorted)[N]) {
  string_view value = attributes.Get(name);
  while (!value.empty()) {
    const std::size_t end =
        std::min(value.find_first_of(kBlanks), value.size());
    if (Contains(sorted, ToLower(value.substr(0, end)))) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

class PageBuilder : public HtmlEvents {
 public:
  void StartElement(string_view name,
                    const HtmlAttributes& attributes) override {
    const Open parent = open_.empty() ? Open() : open_.back();
    Open open = parent;
    open.name = name;
    open.hidden = parent.hidden || IsHidden(name, attributes, parent);
    open.main = parent.main || name == "article" || name == "main" ||
                attributes.Get("role") == "main" ||
                attributes.Get("itemprop") == "articleBody";
    open.link = parent.link || name == "a";
    open.heading = parent.heading || IsHeading(name);
    open.inlined = Contains(kInlineElements, name);
    if (!open.inlined) EndBlock();
    open_.push_back(open);
    block_.heading = open.heading;
    block_.main = open.main;
    ReadFacts(name, attributes);
  }

  void EndElement(string_view name) override {
    // The innermost is near, however deep the page is.
    const bool known =
        std::any_of(open_.rbegin(), open_.rend(),
                    [name](const Open& open) { return open.name == name; });
    if (!known) return;
    // The parser closes what is left open within it.
    for (bool last = false; !last;) {
      last = open_.back().name == name;
      if (!open_.back().inlined) EndBlock();
      if (open_.back().name == "script") EndScript();
      open_.pop_back();
    }
    if (!open_.empty()) {
      block_.heading = open_.back().heading;
      block_.main = open_.back().main;
    }
  }

  void Characters(string_view text) override {
    if (open_.empty()) return;
    const Open& open = open_.back();
    if (open.name == "title") {
      AppendText(text, &page_.title);
    } else if (open.name == "script") {
      if (json_ld_open_ && json_ld_.size() < kMaxJsonLdBytes) json_ld_ += text;
    } else if (!open.hidden) {
      const std::size_t had = block_.text.size();
      AppendText(text, &block_.text);
      if (open.link) block_.link_bytes += block_.text.size() - had;
    }
  }

  HtmlPage Finish() {
    EndBlock();
    return std::move(page_);
  }

 private:
  struct Open {
    string_view name;  // the parser's
    bool hidden = false;
    bool main = false;
    bool link = false;
    bool heading = false;
    bool inlined = false;
  };

  static bool IsHeading(string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' &&
           name[1] <= '6';
  }

  static bool IsHidden(string_view name, const HtmlAttributes& attributes,
                       const Open& parent) {
    if (name == "html" || name == "body" || name == "main") return false;
    // The header of an article has its title and author.
    if (name == "header" && !parent.main) return true;
    return Contains(kHiddenElements, name) || attributes.Has("hidden") ||
           attributes.Get("aria-hidden") == "true" ||
           HasWord(attributes, "role", kHiddenRoles) ||
           HasWord(attributes, "class", kHiddenClasses) ||
           HasWord(attributes, "id", kHiddenClasses);
  }

  void ReadFacts(string_view name, const HtmlAttributes& attributes) {
    if (name == "html") {
      page_.language = attributes.Has("lang") ? attributes.Get("lang")
                                              : attributes.Get("xml:lang");
    } else if (name == "meta") {
      const string_view key =
          attributes.Has("property") ? attributes.Get("property")
          : attributes.Has("name")   ? attributes.Get("name")
                                     : attributes.Get("itemprop");
      page_.metas.try_emplace(ToLower(key), Strip(attributes.Get("content")));
    } else if (name == "link" &&
               ToLower(attributes.Get("rel")) == "canonical") {
      page_.canonical_url = Strip(attributes.Get("href"));
    } else if (name == "time" && page_.time.empty()) {
      page_.time = Strip(attributes.Get("datetime"));
    } else if (name == "script") {
      json_ld_open_ =
          ToLower(attributes.Get("type")).starts_with("application/ld+json");
    } else if (name == "br" || name == "td" || name == "th") {
      AppendText(" ", &block_.text);
    }
  }

  void EndScript() {
    if (json_ld_open_ && !json_ld_.empty()) {
      page_.json_ld.push_back(std::move(json_ld_));
    }
    json_ld_.clear();
    json_ld_open_ = false;
  }

  void EndBlock() {
    if (block_.text.ends_with(' ')) block_.text.pop_back();
    if (!block_.text.empty()) page_.blocks.push_back(std::move(block_));
    block_ = HtmlBlock();
  }

  // Runs of blanks become one space, and none at the beginning.
  static void AppendText(string_view text, std::string* out) {
    for (const char c : text) {
      if (!IsBlank(c)) {
        out->push_back(c);
      } else if (!out->empty() && out->back() != ' ') {
        out->push_back(' ');
      }
    }
  }

  HtmlPage page_;
  HtmlBlock block_;
  std::vector<Open> open_;
  std::string json_ld_;
  bool json_ld_open_ = false;
};

}  // namespace

HtmlPage ParseHtml(std::string_view html) {
  PageBuilder builder;
  ParseHtmlEvents(html, &builder);
  return builder.Finish();
}

}  // namespace dizin::indexer
