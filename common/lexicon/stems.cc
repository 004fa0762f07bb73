#include "common/lexicon/stems.h"

#include "common/text/language.h"
#include "common/text/light_stem.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {

std::optional<std::string> Stems::Stem(LanguageId language,
                                       std::string_view word) {
  if (!IsWellFormed(word)) return std::nullopt;
  const std::optional<std::string_view> stem = StemView(language, word);
  if (!stem.has_value()) return std::nullopt;
  return std::string(*stem);
}

std::optional<std::string_view> Stems::StemView(LanguageId language,
                                                std::string_view word) {
  const Language& known = Find(language);
  if (known.leaves_ascii && IsAscii(word)) return word;
  std::string_view stem;
  if (known.kind == Kind::kSnowball) {
    stem = snowball_.Stem(known.algorithm, word);
  } else if (known.kind == Kind::kLight) {
    stem = LightStem(known.algorithm, word);
  }
  if (stem.empty()) return std::nullopt;
  return stem;
}

std::optional<std::string_view> Stems::NameStemView(LanguageId language,
                                                    std::string_view word) {
  const Language& known = Find(language);
  if (!known.names.has_value() || (known.leaves_ascii && IsAscii(word))) {
    return std::nullopt;
  }
  const std::string_view stem = LightStem(*known.names, word);
  if (stem.empty()) return std::nullopt;
  return stem;
}

const Stems::Language& Stems::Find(LanguageId id) {
  if (id >= languages_.size()) languages_.resize(id + std::size_t{1});
  Language& language = languages_[id];
  if (language.kind == Kind::kNew) {
    language.kind = Kind::kNone;
    const std::string code = LanguageCode(id);
    if (const auto algorithm = Stemmer::Find(code); algorithm.has_value()) {
      language.kind = Kind::kSnowball;
      language.algorithm = static_cast<std::uint8_t>(*algorithm);
      if (const auto names = FindLightStem(code); names.has_value()) {
        language.names = static_cast<std::uint8_t>(*names);
      }
    } else if (const auto table = FindLightStem(code); table.has_value()) {
      language.kind = Kind::kLight;
      language.algorithm = static_cast<std::uint8_t>(*table);
    }
    // Serbian's Latin words have endings, too.
    language.leaves_ascii = language.kind != Kind::kNone && code != "sr" &&
                            FamilyOfLanguage(code) != ScriptFamily::kLatin;
  }
  return language;
}

}  // namespace dizin::lexicon
