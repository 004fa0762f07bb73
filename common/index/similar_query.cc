#include "common/index/similar_query.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace dizin::index {
namespace {

struct Telling {
  std::string term;
  std::uint32_t articles;
  double weight;
};

std::vector<Telling> TellingWords(std::uint32_t document,
                                  const Xapian::Database& database) {
  constexpr double kSaturation = 1.2;
  const double all = static_cast<double>(database.get_doccount());
  std::vector<Telling> words;
  auto i = database.termlist_begin(document);
  const auto end = database.termlist_end(document);
  for (i.skip_to("a"); i != end; ++i) {
    const std::string term = *i;
    const std::uint32_t articles = database.get_termfreq(term);
    if (articles < 2 || CodePointCount(term) < 2) continue;
    const double tf = i.get_wdf();
    words.push_back({term, articles,
                     tf / (tf + kSaturation) *
                         std::log(all / static_cast<double>(articles))});
  }
  std::sort(words.begin(), words.end(), [](const Telling& a, const Telling& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (words.size() > kSimilarWords) words.resize(kSimilarWords);
  return words;
}

// The one term that only this document has.
std::string IdTermOf(std::uint32_t document, const Xapian::Database& database) {
  auto i = database.termlist_begin(document);
  i.skip_to(std::string(kIdPrefix));
  return *i;
}

}  // namespace

SimilarQuery BuildSimilarQuery(std::uint32_t document,
                               const Xapian::Database& database) {
  SimilarQuery similar;
  std::vector<std::string> terms;
  for (Telling& word : TellingWords(document, database)) {
    terms.push_back(word.term);
    similar.parts.push_back({word.term, Grade::kExact,
                             std::make_shared<const Xapian::Query>(word.term)});
    Expansion expansion;
    expansion.typed = word.term;
    expansion.variants = {{.terms = {std::move(word.term)},
                           .grade = Grade::kExact,
                           .relation = Relation::kTyped,
                           .similarity = 1,
                           .articles = word.articles}};
    similar.words.push_back(std::move(expansion));
  }
  Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  if (!any.empty()) {
    any = Xapian::Query(Xapian::Query::OP_AND_NOT, any,
                        Xapian::Query(IdTermOf(document, database)));
  }
  similar.query = std::make_shared<const Xapian::Query>(std::move(any));
  return similar;
}

}  // namespace dizin::index
