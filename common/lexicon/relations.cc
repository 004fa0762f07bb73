#include "common/lexicon/relations.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "common/lexicon/letters.h"
#include "common/lexicon/row_keys.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"

namespace dizin::lexicon {
namespace {

bool SameLanguages(const WordStats& a, const WordStats& b) {
  return std::equal(a.languages.begin(), a.languages.end(), b.languages.begin(),
                    b.languages.end(),
                    [](const LanguageCount& x, const LanguageCount& y) {
                      return x.language == y.language;
                    });
}

}  // namespace

std::string Relations::WordsKeyOf(std::string_view term) {
  if (!IsWordRow(term) || IsBigramTerm(term)) return {};
  if (term.starts_with(kAbbreviationPrefix)) return WordsKey(term);
  const std::string fold = Fold(term);
  if (fold == term && HasDigit(term)) return {};
  return WordsKey(fold);
}

void Relations::Visit(std::string_view row_key, const WordStats& stats,
                      const Visitor& visit) {
  if (!IsWordRow(row_key) || IsBigramTerm(row_key) ||
      row_key.starts_with(kAbbreviationPrefix)) {
    return;
  }
  VisitInflections(row_key, stats, visit);
}

void Relations::VisitInflections(std::string_view term, const WordStats& stats,
                                 const Visitor& visit) {
  if (!IsInflectable(term)) return;
  const InflectionPayload payload{CapitalsOf(term, stats),
                                  stats.languages.size() == 1};
  for (const LanguageCount& of : stats.languages) {
    const std::optional<std::string> stem =
        stemmer_.Stem(LanguageCode(of.language), term);
    if (!stem.has_value() || *stem == term || stem->empty()) continue;
    visit({InflectionKey(of.language, *stem),
           {"", std::string(term), std::string(1, PackInflection(payload))}});
  }
}

bool Relations::MayDiffer(std::string_view row_key, const WordStats& before,
                          const WordStats& after) {
  return std::bit_width(before.Total()) != std::bit_width(after.Total()) ||
         CapitalsOf(row_key, before) != CapitalsOf(row_key, after) ||
         !SameLanguages(before, after);
}

}  // namespace dizin::lexicon
