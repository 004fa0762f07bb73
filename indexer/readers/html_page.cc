#include "indexer/readers/html_page.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <iterator>
#include <memory>
#include <new>

#include <libxml/HTMLparser.h>

#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

using std::string_view;

constexpr std::size_t kParsedAtOnce = 1 << 16;
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

string_view View(const xmlChar* text) {
  return text == nullptr ? string_view()
                         : string_view(reinterpret_cast<const char*>(text));
}

// The attributes of a tag.
class Attributes {
 public:
  explicit Attributes(const xmlChar** pairs) : pairs_(pairs) {}

  bool Has(string_view name) const { return Find(name) != nullptr; }
  string_view Get(string_view name) const {
    const xmlChar** pair = Find(name);
    return pair == nullptr ? string_view() : View(pair[1]);
  }
  // A word of the attribute's value is one of `sorted`.
  template <std::size_t N>
  bool HasWord(string_view name, const string_view (&sorted)[N]) const {
    string_view value = Get(name);
    while (!value.empty()) {
      const std::size_t end =
          std::min(value.find_first_of(kBlanks), value.size());
      if (Contains(sorted, ToLower(value.substr(0, end)))) return true;
      value.remove_prefix(std::min(end + 1, value.size()));
    }
    return false;
  }

 private:
  const xmlChar** Find(string_view name) const {
    if (pairs_ == nullptr) return nullptr;
    for (const xmlChar** pair = pairs_; *pair != nullptr; pair += 2) {
      if (View(*pair) == name) return pair;
    }
    return nullptr;
  }

  const xmlChar** pairs_;
};

// Takes the events of the parser.
class PageBuilder {
 public:
  void StartElement(string_view name, const Attributes& attributes) {
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

  void EndElement(string_view name) {
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

  void Characters(string_view text) {
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
    std::string name;
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

  static bool IsHidden(string_view name, const Attributes& attributes,
                       const Open& parent) {
    if (name == "html" || name == "body" || name == "main") return false;
    // The header of an article has its title and author.
    if (name == "header" && !parent.main) return true;
    return Contains(kHiddenElements, name) || attributes.Has("hidden") ||
           attributes.Get("aria-hidden") == "true" ||
           attributes.HasWord("role", kHiddenRoles) ||
           attributes.HasWord("class", kHiddenClasses) ||
           attributes.HasWord("id", kHiddenClasses);
  }

  void ReadFacts(string_view name, const Attributes& attributes) {
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

// What the parser calls: C, so that no exception may leave it.
struct Events {
  PageBuilder builder;
  std::exception_ptr error;

  template <typename Body>
  static void Guard(void* context, const Body& body) noexcept {
    auto* events = static_cast<Events*>(context);
    if (events->error) return;
    try {
      body(events->builder);
    } catch (const std::bad_alloc&) {
      events->error = std::current_exception();
    }
  }
  static void OnStart(void* context, const xmlChar* name,
                      const xmlChar** attributes) {
    Guard(context, [&](PageBuilder& page) {
      page.StartElement(View(name), Attributes(attributes));
    });
  }
  static void OnEnd(void* context, const xmlChar* name) {
    Guard(context, [&](PageBuilder& page) { page.EndElement(View(name)); });
  }
  static void OnText(void* context, const xmlChar* text, int length) {
    Guard(context, [&](PageBuilder& page) {
      page.Characters({reinterpret_cast<const char*>(text),
                       static_cast<std::size_t>(length)});
    });
  }
};

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

HtmlPage ParseHtml(std::string_view html) {
  static const bool kInitialized = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(kInitialized);
  Events events;
  htmlSAXHandler handler{};
  handler.startElement = Events::OnStart;
  handler.endElement = Events::OnEnd;
  handler.characters = Events::OnText;
  handler.ignorableWhitespace = Events::OnText;
  handler.cdataBlock = Events::OnText;
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
      htmlCreatePushParserCtxt(&handler, &events, nullptr, 0, nullptr,
                               XML_CHAR_ENCODING_UTF8));
  if (!parser) throw std::bad_alloc();
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                       HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_IGNORE_ENC);
  while (!html.empty() && !events.error) {
    const std::size_t size = std::min(html.size(), kParsedAtOnce);
    htmlParseChunk(parser.get(), html.data(), static_cast<int>(size), 0);
    html.remove_prefix(size);
  }
  htmlParseChunk(parser.get(), nullptr, 0, 1);
  if (events.error) std::rethrow_exception(events.error);
  return events.builder.Finish();
}

}  // namespace dizin::indexer
