// HTML as a row of events, by libxml2, which takes it as browsers do, however
// broken it is; in time linear in its length.
//
//   struct Printer : HtmlEvents { … };
//   Printer printer;
//   ParseHtmlEvents("<p class=a>Text", &printer);
//
// libxml2 looks through all attributes of a tag for each of them, and through
// all open elements for an end of one that is not open. So attributes beyond
// some hundred of a tag are left out, and so are the inner ends of elements
// that are open some hundred deep, which are closed.

#ifndef DIZIN_INDEXER_READERS_HTML_PARSER_H_
#define DIZIN_INDEXER_READERS_HTML_PARSER_H_

#include <string_view>

namespace dizin::indexer {

// The attributes of a tag, by their names in lower case. Valid as long as the
// call that they are given to.
class HtmlAttributes {
 public:
  // libxml2's: names and values in turn, ended by nullptr; may be null.
  explicit HtmlAttributes(const unsigned char** pairs) : pairs_(pairs) {}

  bool Has(std::string_view name) const { return Find(name) != nullptr; }
  // Empty if there is none.
  std::string_view Get(std::string_view name) const;

 private:
  const unsigned char** Find(std::string_view name) const;

  const unsigned char** pairs_;
};

// Takes what is read. Names of elements are valid as long as the parsing goes
// on, text as long as the call.
class HtmlEvents {
 public:
  virtual ~HtmlEvents() = default;

  virtual void StartElement(std::string_view name,
                            const HtmlAttributes& attributes) = 0;
  virtual void EndElement(std::string_view name) = 0;
  virtual void Characters(std::string_view text) = 0;
};

// `html` is well-formed UTF-8 without NULs. Thread-safe.
void ParseHtmlEvents(std::string_view html, HtmlEvents* events);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_HTML_PARSER_H_
