// Stems, by language. A stem is a key under which the inflected forms
// of a word meet; it is never taken for a word.
//
//   Stemmer stemmer;
//   stemmer.Stem("en", "running")   // "run"
//   stemmer.Stem("pl", "biegać")    // std::nullopt: no stemmer for Polish
//
// The algorithms are libstemmer's, all its languages (snowballstem.org), but
// for Turkish, which has one of ours (turkish_stem.h). Serbian's serves
// Croatian and Bosnian too, Norwegian's Bokmål and Nynorsk. Serbian stems are
// Latin whichever alphabet the word is in, and lose the -ov and -ev of
// possessive adjectives: Trumpova is a form of Trump.

#ifndef DIZIN_COMMON_TEXT_STEM_H_
#define DIZIN_COMMON_TEXT_STEM_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dizin {

// Bump when the stem of any word changes, light ones too.
inline constexpr int kStemVersion = 5;

// Not safe in two threads at once; one a thread. Algorithms are loaded when
// first asked for.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // `word` casefolded, `language` normalised. std::nullopt if the language has
  // no stemmer. A word that is ill-formed UTF-8 is its own stem. Throws
  // Error(kSystem) if memory runs out.
  std::optional<std::string> Stem(std::string_view language,
                                  std::string_view word);

  // The same for who asks often: with what Find() answers. The stem is valid
  // until the next call, and may be `word` itself. REQUIRES: `word` is
  // well-formed.
  std::string_view Stem(std::size_t algorithm, std::string_view word);
  static std::optional<std::size_t> Find(std::string_view language);

  static bool Knows(std::string_view language);
  // Every language with an algorithm of its own, in order of code.
  static std::span<const std::string_view> Languages();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_STEM_H_
