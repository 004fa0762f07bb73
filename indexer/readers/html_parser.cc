#include "indexer/readers/html_parser.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <string>

#include <libxml/HTMLparser.h>

#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

using std::string_view;

constexpr std::size_t kParsedAtOnce = 1 << 12;
constexpr std::size_t kMostAttributeMarks = 512;
constexpr int kDeepestElement = 512;

string_view View(const xmlChar* text) {
  return text == nullptr ? string_view()
                         : string_view(reinterpret_cast<const char*>(text));
}

// What the parser calls: C, so that no exception may leave it.
struct Calls {
  HtmlEvents* events;
  std::exception_ptr error;

  template <typename Body>
  static void Guard(void* context, const Body& body) noexcept {
    auto* calls = static_cast<Calls*>(context);
    if (calls->error) return;
    try {
      body(calls->events);
    } catch (const std::bad_alloc&) {
      calls->error = std::current_exception();
    }
  }
  static void OnStart(void* context, const xmlChar* name,
                      const xmlChar** attributes) {
    Guard(context, [&](HtmlEvents* taker) {
      taker->StartElement(View(name), HtmlAttributes(attributes));
    });
  }
  static void OnEnd(void* context, const xmlChar* name) {
    Guard(context, [&](HtmlEvents* taker) { taker->EndElement(View(name)); });
  }
  static void OnText(void* context, const xmlChar* text, int length) {
    Guard(context, [&](HtmlEvents* taker) {
      taker->Characters({reinterpret_cast<const char*>(text),
                         static_cast<std::size_t>(length)});
    });
  }
};

// The length of the tag at the beginning of `text`; where it has too many
// attributes (blanks and closing quotes are counted), `*kept` is the length up
// to those.
std::size_t TagLength(string_view text, std::size_t* kept) {
  std::size_t marks = 0;
  char quote = '\0';
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (quote == '\0' && c == '>') return at + 1;
    if (quote == '\0' && (c == '"' || c == '\'') && text[at - 1] == '=') {
      quote = c;
    } else if (quote == '\0' ? IsBlank(c) : c == quote) {
      quote = '\0';
      if (++marks == kMostAttributeMarks) *kept = at + 1;
    }
  }
  return text.size();
}

// Gives a page to the parser, in pieces and so that it stays fast.
class Feeder {
 public:
  explicit Feeder(Calls* calls);

  void FeedAll(string_view html);

 private:
  void Feed(string_view html);
  void CloseDeepElements();
  void Parse(string_view piece) {
    htmlParseChunk(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                   0);
  }

  struct FreeParser {
    void operator()(htmlParserCtxt* parser) const {
      htmlFreeParserCtxt(parser);
    }
  };
  Calls* calls_;
  htmlSAXHandler handler_{};
  std::unique_ptr<htmlParserCtxt, FreeParser> parser_;
};

Feeder::Feeder(Calls* calls) : calls_(calls) {
  handler_.startElement = Calls::OnStart;
  handler_.endElement = Calls::OnEnd;
  handler_.characters = Calls::OnText;
  handler_.ignorableWhitespace = Calls::OnText;
  handler_.cdataBlock = Calls::OnText;
  parser_.reset(htmlCreatePushParserCtxt(&handler_, calls, nullptr, 0, nullptr,
                                         XML_CHAR_ENCODING_UTF8));
  if (!parser_) throw std::bad_alloc();
  htmlCtxtUseOptions(parser_.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                        HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET |
                                        HTML_PARSE_IGNORE_ENC);
}

// Tags are parsed without the attributes that they have too many of. What looks
// like a tag in a script or a comment is taken for one.
void Feeder::FeedAll(string_view html) {
  std::size_t from = 0;
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos;) {
    if (at + 1 == html.size() || !IsLetter(html[at + 1])) {
      ++at;
      continue;
    }
    std::size_t kept = 0;
    const std::size_t length = TagLength(html.substr(at), &kept);
    if (kept > 0) {
      Feed(html.substr(from, at + kept - from));
      Feed(">");
      from = at + length;
    }
    at += length;
  }
  Feed(html.substr(from));
  htmlParseChunk(parser_.get(), nullptr, 0, 1);
}

void Feeder::Feed(string_view html) {
  while (!html.empty() && !calls_->error) {
    string_view piece = html.substr(0, kParsedAtOnce);
    const std::size_t close = piece.rfind('>');
    if (close != piece.npos) piece = piece.substr(0, close + 1);
    Parse(piece);
    html.remove_prefix(piece.size());
    if (parser_->nameNr > kDeepestElement) CloseDeepElements();
  }
}

void Feeder::CloseDeepElements() {
  // Not within a tag, or the like, that is not all there.
  while (parser_->nameNr > kDeepestElement / 2 &&
         parser_->input->cur == parser_->input->end) {
    const int had = parser_->nameNr;
    Parse("</" + std::string(View(parser_->name)) + ">");
    if (parser_->nameNr >= had) return;
  }
}

}  // namespace

string_view HtmlAttributes::Get(string_view name) const {
  const xmlChar** pair = Find(name);
  return pair == nullptr ? string_view() : View(pair[1]);
}

const unsigned char** HtmlAttributes::Find(string_view name) const {
  if (pairs_ == nullptr) return nullptr;
  for (const xmlChar** pair = pairs_; *pair != nullptr; pair += 2) {
    if (View(*pair) == name) return pair;
  }
  return nullptr;
}

void ParseHtmlEvents(string_view html, HtmlEvents* events) {
  static const bool kInitialized = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(kInitialized);
  Calls calls{events, nullptr};
  Feeder(&calls).FeedAll(html);
  if (calls.error) std::rethrow_exception(calls.error);
}

}  // namespace dizin::indexer
