// Stems of every language that has any: Snowball's, or our light ones.
//
//   Stems stems;
//   stems.Stem(LanguageIdOf("en"), "running")    // "run"
//   stems.Stem(LanguageIdOf("pl"), "warszawie")  // "warszaw"
//   stems.Stem(LanguageIdOf("vi"), "người")      // std::nullopt

#ifndef DIZIN_COMMON_LEXICON_STEMS_H_
#define DIZIN_COMMON_LEXICON_STEMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/language_id.h"
#include "common/text/stem.h"

namespace dizin::lexicon {

// Not safe in two threads at once; one a thread.
class Stems {
 public:
  // `word` casefolded. std::nullopt if the language has no stems, the stem
  // would be empty, or the word is ill-formed.
  std::optional<std::string> Stem(LanguageId language, std::string_view word);
  // The same, valid until the next call; it may be `word` itself. REQUIRES:
  // `word` is well-formed.
  std::optional<std::string_view> StemView(LanguageId language,
                                           std::string_view word);
  // The stem of a name, where it has one of its own: Snowball's stemmers of
  // Basque and Armenian know nouns alone, and light ones names. The same rules.
  std::optional<std::string_view> NameStemView(LanguageId language,
                                               std::string_view word);

 private:
  enum class Kind : std::uint8_t { kNew, kNone, kSnowball, kLight };
  struct Language {
    Kind kind = Kind::kNew;
    bool leaves_ascii = false;          // no stem of a word of ASCII is another
    std::uint8_t algorithm = 0;         // or the table of kLight
    std::optional<std::uint8_t> names;  // table of the light stems of names
  };
  const Language& Find(LanguageId id);

  Stemmer snowball_;
  std::vector<Language> languages_;  // by id
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_STEMS_H_
