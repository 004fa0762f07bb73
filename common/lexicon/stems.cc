#include "common/lexicon/stems.h"

#include <algorithm>

#include "common/text/light_stem.h"

namespace dizin::lexicon {

std::optional<std::string> Stems::Stem(LanguageId language,
                                       std::string_view word) {
  const Language& known = Find(language);
  std::optional<std::string> stem;
  if (known.kind == Kind::kSnowball) stem = snowball_.Stem(known.code, word);
  if (known.kind == Kind::kLight) stem = LightStem(known.code, word);
  if (stem.has_value() && stem->empty()) return std::nullopt;
  return stem;
}

const Stems::Language& Stems::Find(LanguageId id) {
  const auto [at, is_new] = languages_.try_emplace(id);
  if (is_new) {
    Language& language = at->second;
    language.code = LanguageCode(id);
    const auto light = LightStemLanguages();
    if (Stemmer::Knows(language.code)) {
      language.kind = Kind::kSnowball;
    } else if (std::find(light.begin(), light.end(), language.code) !=
               light.end()) {
      language.kind = Kind::kLight;
    }
  }
  return at->second;
}

}  // namespace dizin::lexicon
