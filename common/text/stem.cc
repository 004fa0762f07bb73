#include "common/text/stem.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

#include <libstemmer.h>

#include "common/error.h"
#include "common/text/turkish_stem.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

// In order. libstemmer takes ISO 639 codes; "no" is its code for Norwegian.
constexpr auto kLanguages = std::to_array<std::string_view>(
    {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
     "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
     "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"});

// Languages that another one's algorithm serves.
struct Kin {
  std::string_view language;
  std::string_view algorithm;
};
constexpr auto kKin = std::to_array<Kin>(
    {{"bs", "sr"}, {"hr", "sr"}, {"nb", "no"}, {"nn", "no"}});

struct Deleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Algorithm = std::unique_ptr<sb_stemmer, Deleter>;

std::string_view StemBy(sb_stemmer* algorithm, std::string_view word) {
  const sb_symbol* stem = sb_stemmer_stem(
      algorithm, reinterpret_cast<const sb_symbol*>(word.data()),
      static_cast<int>(word.size()));
  if (stem == nullptr) {
    throw Error(ErrorKind::kSystem, "out of memory stemming a word");
  }
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(algorithm))};
}

// What is left of a possessive adjective, Trumpova, by Serbian's algorithm.
std::string_view WithoutPossessive(std::string_view stem) {
  constexpr std::size_t kLeastLeft = 3;
  const bool ends = stem.ends_with("ov") || stem.ends_with("ev");
  return ends && stem.size() >= kLeastLeft + 2 ? stem.substr(0, stem.size() - 2)
                                               : stem;
}

}  // namespace

struct Stemmer::State {
  struct Language {
    Algorithm utf8;
    Algorithm bytes;  // one for each letter: faster. Null where there is none
  };
  std::array<Language, kLanguages.size()> languages;
  std::string turkish;  // the last stem
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::optional<std::string> Stemmer::Stem(std::string_view language,
                                         std::string_view word) {
  const std::optional<std::size_t> algorithm = Find(language);
  if (!algorithm.has_value()) return std::nullopt;
  return std::string(IsWellFormed(word) ? Stem(*algorithm, word) : word);
}

std::string_view Stemmer::Stem(std::size_t index, std::string_view word) {
  assert(IsWellFormed(word));
  if (kLanguages[index] == "tr") return state_->turkish = TurkishStem(word);
  State::Language& language = state_->languages[index];
  if (!language.utf8) {
    const std::string code(kLanguages[index]);
    language.utf8.reset(sb_stemmer_new(code.c_str(), "UTF_8"));
    if (!language.utf8) {
      throw Error(ErrorKind::kInternal,
                  "libstemmer has no algorithm for language " + code);
    }
    for (const char* encoding : {"ISO_8859_1", "ISO_8859_2"}) {
      if (language.bytes) break;
      language.bytes.reset(sb_stemmer_new(code.c_str(), encoding));
    }
  }
  if (language.bytes && IsAscii(word)) {
    const std::string_view stem = StemBy(language.bytes.get(), word);
    if (IsAscii(stem)) return stem;
  }
  const std::string_view stem = StemBy(language.utf8.get(), word);
  return kLanguages[index] == "sr" ? WithoutPossessive(stem) : stem;
}

std::optional<std::size_t> Stemmer::Find(std::string_view language) {
  const auto* kin = std::find_if(
      kKin.begin(), kKin.end(),
      [language](const Kin& row) { return row.language == language; });
  if (kin != kKin.end()) language = kin->algorithm;
  const auto* found =
      std::lower_bound(kLanguages.begin(), kLanguages.end(), language);
  if (found == kLanguages.end() || *found != language) return std::nullopt;
  return static_cast<std::size_t>(found - kLanguages.begin());
}

bool Stemmer::Knows(std::string_view language) {
  return Find(language).has_value();
}

std::span<const std::string_view> Stemmer::Languages() { return kLanguages; }

}  // namespace dizin
