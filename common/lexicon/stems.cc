#include "common/lexicon/stems.h"

#include <algorithm>

#include "common/text/light_stem.h"

namespace dizin::lexicon {

std::optional<std::string> Stems::Stem(LanguageId language,
                                       std::string_view word) {
  const std::optional<std::string_view> stem = StemView(language, word);
  if (!stem.has_value()) return std::nullopt;
  return std::string(*stem);
}

std::optional<std::string_view> Stems::StemView(LanguageId language,
                                                std::string_view word) {
  const Language& known = Find(language);
  std::string_view stem;
  if (known.kind == Kind::kSnowball) {
    stem = snowball_.Stem(known.algorithm, word);
  } else if (known.kind == Kind::kLight) {
    light_ = LightStem(known.code, word).value_or("");
    stem = light_;
  }
  if (stem.empty()) return std::nullopt;
  return stem;
}

const Stems::Language& Stems::Find(LanguageId id) {
  const auto [at, is_new] = languages_.try_emplace(id);
  if (is_new) {
    Language& language = at->second;
    language.code = LanguageCode(id);
    const auto light = LightStemLanguages();
    if (const auto algorithm = Stemmer::Find(language.code);
        algorithm.has_value()) {
      language.kind = Kind::kSnowball;
      language.algorithm = *algorithm;
    } else if (std::find(light.begin(), light.end(), language.code) !=
               light.end()) {
      language.kind = Kind::kLight;
    }
  }
  return at->second;
}

}  // namespace dizin::lexicon
