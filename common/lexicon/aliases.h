// Aliases: names of one thing that no rule of spelling or sound connects.
//
//   Aliases aliases;
//   aliases.AddPlaces({"en", "tr", "ru"});      // from CLDR (place_names.h)
//   aliases.AddFile(text, "aliases.tsv");       // the user's
//   aliases.Find("germany")                     // Almanya tr, Германия ru
//
// A user's file is UTF-8, one group a line, its names separated by tabs:
//
//   # people
//   Papa Francesco<TAB>Pope Francis<TAB>Jorge Mario Bergoglio
//
// Lines that are empty or begin with # are skipped. Names are compared folded,
// with hyphens as spaces.

#ifndef DIZIN_COMMON_LEXICON_ALIASES_H_
#define DIZIN_COMMON_LEXICON_ALIASES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/language_id.h"

namespace dizin::lexicon {

struct Alias {
  std::string name;                        // as written: "Côte d’Ivoire"
  LanguageId language = kUnknownLanguage;  // of a user's alias: not known

  friend bool operator==(const Alias&, const Alias&) = default;
};

// Once filled, safe in any number of threads.
class Aliases {
 public:
  // Countries and cities in these languages. Costs .3 ms a language.
  void AddPlaces(const std::vector<LanguageId>& languages);

  // The groups of a user's file; `name` is the file's, for messages. Throws
  // Error(kInput), "aliases.tsv:3: a group needs two names", and adds nothing,
  // if a line has fewer than two names, an ill-formed one, one without a letter
  // or digit, or one of over 200 bytes.
  void AddFile(std::string_view text, std::string_view name);

  // The other names of everything that is called so, each once.
  std::vector<Alias> Find(std::string_view fold_of_words) const;

  bool empty() const { return names_.empty(); }

 private:
  struct Name {
    Alias alias;
    std::uint32_t group;
  };
  // Numbers of names, under a key each: those of one slot follow each other.
  struct Chains {
    static constexpr std::uint32_t kEnd = UINT32_MAX;
    std::vector<std::uint32_t> first;  // by slot
    std::vector<std::uint32_t> next;   // by name

    void Make(std::size_t slots, std::size_t names);
    // In reverse order of names.
    void Add(std::size_t slot, std::uint32_t name);
  };
  void Index();

  std::vector<Name> names_;
  std::vector<std::uint64_t> keys_;  // by name: of its fold
  Chains called_;                    // by key
  Chains members_;                   // by group
  std::uint32_t groups_ = 0;
};

// Countries and cities in these languages, read once for all threads that ask
// for the same ones while any of them has it.
std::shared_ptr<const Aliases> PlacesIn(
    const std::vector<LanguageId>& languages);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_ALIASES_H_
