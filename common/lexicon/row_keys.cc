#include "common/lexicon/row_keys.h"

#include <algorithm>

#include "common/lexicon/letters.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

std::vector<std::string> Bigrams(std::string_view form) {
  const std::u32string characters = ToUtf32(form);
  if (characters.size() < 3) return {std::string(form)};
  std::vector<std::string> bigrams;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    bigrams.push_back(ToUtf8(characters.substr(i, 2)));
  }
  return bigrams;
}

// Syllables are read one by one.
constexpr std::string_view kTsheg = "་";

bool IsTibetan(std::string_view word) {
  if (word.empty()) return false;
  const char32_t first = Utf8Reader(word).Next();
  return first >= 0x0F00 && first < 0x1000;
}

}  // namespace

std::string DefinitionRow(std::string_view abbreviation,
                          const std::vector<std::string>& terms) {
  std::string row = kDefinitionRow + std::string(abbreviation);
  for (const std::string& term : terms) row.append(1, kJoiner).append(term);
  return row;
}

std::pair<std::string_view, std::string_view> SplitDefinition(
    std::string_view form) {
  const std::size_t end = std::min(form.find(kJoiner), form.size());
  return {form.substr(0, end), form.substr(std::min(end + 1, form.size()))};
}

std::vector<std::string> TermsOf(std::string_view form) {
  if (form.find(kJoiner) == std::string_view::npos) {
    return IsBigramTerm(form) ? Bigrams(form)
                              : std::vector<std::string>{std::string(form)};
  }
  std::vector<std::string> terms;
  while (true) {
    const std::size_t end = form.find(kJoiner);
    terms.emplace_back(form.substr(0, end));
    if (end == std::string_view::npos) return terms;
    form.remove_prefix(end + 1);
  }
}

std::string FoldOfWords(const std::vector<std::string>& words) {
  std::string fold;
  for (const std::string& word : words) {
    if (!fold.empty()) fold += ' ';
    fold += Fold(word);
  }
  return fold;
}

std::string SoundForm(std::string_view form) {
  std::string sound;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != kJoiner) {
      sound += form[i];
    } else if (IsTibetan(form.substr(i + 1))) {
      sound += kTsheg;
    }
  }
  return sound;
}

bool IsJoin(std::string_view form) {
  return form.find(kJoiner) != std::string_view::npos || IsBigramTerm(form);
}

}  // namespace dizin::lexicon
