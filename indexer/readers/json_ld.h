// What a page says of its article in JSON-LD, by schema.org's vocabulary.
//
//   ReadJsonLd({R"({"@type":"NewsArticle","headline":"A","author":{"name":"B"}})"})
//       .headline   // "A"

#ifndef DIZIN_INDEXER_READERS_JSON_LD_H_
#define DIZIN_INDEXER_READERS_JSON_LD_H_

#include <string>
#include <vector>

namespace dizin::indexer {

struct JsonLdArticle {
  std::string headline;
  std::string date;  // published, as written
  std::string language;
  std::string publisher;
  std::vector<std::string> authors;
};

// Of the first object, also in a list or an @graph, whose @type is an Article,
// BlogPosting, Report or the like; empty if there is none. Scripts that are no
// JSON are passed over. Thread-safe.
JsonLdArticle ReadJsonLd(const std::vector<std::string>& scripts);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_JSON_LD_H_
