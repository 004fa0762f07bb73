// Simple markup without a parser: elements of a record that is known to have
// them, and text without its tags.

#ifndef DIZIN_INDEXER_READERS_MARKUP_H_
#define DIZIN_INDEXER_READERS_MARKUP_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dizin::indexer {

struct Element {
  std::size_t begin = 0;        // of its first tag, in the text
  std::size_t end = 0;          // behind its last tag
  std::string_view content;     // between the two; empty for <a/>
  std::string_view attributes;  // of the first tag, as written
};

// The first element `name` at or behind `from`, in any case; elements of the
// same name are not expected within it. std::nullopt if there is none, or it
// does not end. Thread-safe.
std::optional<Element> FindElement(std::string_view text, std::string_view name,
                                   std::size_t from = 0);

// The element `name` that begins with the first byte of `text`; the same rules.
std::optional<Element> ElementAtStart(std::string_view text,
                                      std::string_view name);

// The value of `name="…"`, or in single quotes, in `attributes` as a tag has
// them, with a blank before each; empty if there is none.
std::string_view Attribute(std::string_view attributes, std::string_view name);

// `text` without tags and comments, character references read; <p>, <br>, <div>
// and <li> begin a line. Thread-safe.
std::string StripTags(std::string_view text);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_MARKUP_H_
