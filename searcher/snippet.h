// The best places of an article: what a reader sees of it before opening it.
//
//   FoundWords found = …;  // word_finder.h
//   std::vector<Excerpt> passages =
//       BestPassages(article.text, "text", found, weights, {});
//
// A window of the text is worth the words of the query in it: each counts once
// by its weight and the grade it is found with, a little more for each further
// place, and more where two different words stand side by side (a full name).
// Of equal windows the earlier wins. The first passage is the best window; each
// further one is the best outside of those chosen, where words that have been
// shown count for less. A passage begins with a sentence where one begins near
// enough, else between words, and ends with a sentence or between words. Two
// that almost touch are one. A text without a mark is shown from its beginning.
//
// The marks take nothing from the text and add nothing: the text of a passage
// is the article's, byte for byte; outputs escape it in their own way.

#ifndef DIZIN_SEARCHER_SNIPPET_H_
#define DIZIN_SEARCHER_SNIPPET_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/search_request.h"
#include "searcher/word_finder.h"

namespace dizin {

// `weights[i]` is what finding words[i] is worth, in (0, 1]; WordWeights()
// makes them. In the order of the text. Thread-safe.
std::vector<Excerpt> BestPassages(std::string_view text, std::string_view field,
                                  const FoundWords& found,
                                  std::span<const double> weights,
                                  const SnippetOptions& options);

// The whole field, with its marks.
Excerpt WholeField(std::string_view text, std::string_view field,
                   const FoundWords& found);

// Rare words weigh more: 1 / log2(2 + articles that have its commonest
// variant), scaled so that the rarest weighs 1.
std::vector<double> WordWeights(const std::vector<Expansion>& words);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_SNIPPET_H_
