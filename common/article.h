// What is indexed and what is found: one article, in the words of its author.

#ifndef DIZIN_COMMON_ARTICLE_H_
#define DIZIN_COMMON_ARTICLE_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"

namespace dizin {

// Every string is well-formed UTF-8 without NULs (readers see to that) and may
// be empty, but for `id`.
struct Article {
  std::string id = {};  // unique in a database; the same id again replaces
  std::string title = {};
  std::string text = {};  // what is searched; lines end with \n
  std::optional<Date> date = {};
  std::string language = {};  // BCP 47 base language, "tr"; empty if not known
  std::string url = {};
  std::string source = {};  // who published it: "Anadolu"
  std::vector<std::string> authors = {};
  // Any further fields by name, in the order given. A name is ASCII lower
  // case letters, digits and '_', and none of the names above.
  std::vector<std::pair<std::string, std::string>> extra = {};

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace dizin

#endif  // DIZIN_COMMON_ARTICLE_H_
