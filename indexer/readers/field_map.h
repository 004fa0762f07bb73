// Which field of a record is which field of an article.
//
//   FieldMap map({"title=headline", "date="});
//   map.Target("headline")   // "title"
//   map.Target("date")       // "": leave it out
//   map.Target("Page Count") // "page_count"
//
// By itself a field goes by its name, in ASCII lower case with '_' for all but
// letters and digits; "language" is "lang", "author" is "authors". A field that
// another one was mapped over is left out. An article that lacks a field, which
// is in no rule, takes it from one by another name that people have for it:
// "headline", "body", "pubDate", "link".

#ifndef DIZIN_INDEXER_READERS_FIELD_MAP_H_
#define DIZIN_INDEXER_READERS_FIELD_MAP_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/export.h"

namespace dizin::indexer {

// Immutable, safe in any thread.
class DIZIN_EXPORT FieldMap {
 public:
  FieldMap() = default;
  // Each rule is "article field=record field"; nothing behind '=' leaves the
  // article field out. Throws Error(kUsage) on anything else.
  explicit FieldMap(const std::vector<std::string>& rules);

  // The field of the article, or empty.
  std::string Target(std::string_view record_field) const;

  // Names that a field of an article goes by elsewhere, as Target() gives them,
  // the best first; none if a rule is about it.
  std::span<const std::string_view> OtherNames(std::string_view field) const;

  // All of its rules: equal for maps that do the same.
  std::string ToString() const;

 private:
  std::map<std::string, std::string, std::less<>> targets_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_FIELD_MAP_H_
