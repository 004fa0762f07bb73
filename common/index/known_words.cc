#include "common/index/known_words.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "common/lexicon/lexicon_view.h"
#include "common/text/fold.h"
#include "common/text/title_case.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

using lexicon::CapitalClass;

// Written with a capital: a name, or a German noun.
bool HasCapital(const std::string& term, const lexicon::LexiconView& view) {
  const auto stats = view.StatsOf(term);
  if (!stats) return false;
  switch (lexicon::CapitalsOf(term, *stats)) {
    case CapitalClass::kMost:
    case CapitalClass::kNearly:
      return true;
    case CapitalClass::kUntold:
      return stats->lower == 0;
    default:
      return false;
  }
}

// "nato" -> "NATO"; empty if it is not ASCII letters alone.
std::string InCapitals(const std::string& term) {
  std::string capitals = term;
  for (char& c : capitals) {
    if (c < 'a' || c > 'z') return "";
    c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

// Half of the articles with the word have it in capitals, or more.
bool IsAbbreviation(const std::string& term, const std::string& capitals,
                    const TermSource& source) {
  if (capitals.empty()) return false;
  const auto& database = *source.database;
  const std::uint32_t with =
      database.get_termfreq(std::string(kAbbreviationPrefix) + capitals);
  return with > 0 && with * 2 >= database.get_termfreq(term);
}

std::vector<KnownWord> Written(const std::vector<Variant>& variants,
                               std::size_t limit, const TermSource& source) {
  std::vector<KnownWord> words;
  for (const Variant& variant : variants) {
    if (words.size() == limit) break;
    KnownWord word;
    word.term = variant.terms.front();
    word.written = WrittenName(word.term, source);
    if (word.written.empty()) word.written = word.term;
    word.articles = variant.articles;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

std::string WrittenName(const std::string& term, const TermSource& source) {
  const lexicon::LexiconView view(*source.lexicon);
  if (!HasCapital(term, view)) return "";
  std::string capitals = InCapitals(term);
  return IsAbbreviation(term, capitals, source) ? capitals : TitleCase(term);
}

std::vector<KnownWord> CompleteWord(std::string_view typed, std::size_t limit,
                                    const TermSource& source) {
  std::vector<Variant> variants = ExpandPrefix(typed, "", source);
  std::stable_sort(variants.begin(), variants.end(),
                   [](const Variant& a, const Variant& b) {
                     return a.articles > b.articles;
                   });
  return Written(variants, limit, source);
}

std::vector<KnownWord> CorrectWord(std::string_view typed, int edits,
                                   std::size_t limit,
                                   const TermSource& source) {
  // By grade, that is by edits, and then by articles.
  std::vector<Variant> variants =
      ExpandFuzzy(typed, edits, "", source, FirstLetter::kAsTyped);
  const std::string fold = Fold(typed);
  std::erase_if(variants, [&fold](const Variant& variant) {
    return Fold(variant.terms.front()) == fold;
  });
  return Written(variants, limit, source);
}

}  // namespace dizin::index
