// Names of countries and cities in many languages, from the Unicode CLDR data
// that ICU carries.
//
//   for (const PlaceName& name : PlaceNames({"en", "tr", "ru"})) …
//   // Germany 0 57 · Almanya 1 57 · Германия 2 57 · Istanbul 0 311 · …
//
// Countries are those of ISO 3166 (CLDR: localeDisplayNames, territories),
// cities those that stand for a time zone (CLDR: exemplarCity), about 420.
// A name with a second one in parentheses is two: Myanmar (Burma). Names with a
// dash between (Congo - Kinshasa) are descriptions, and left out.

#ifndef DIZIN_COMMON_TEXT_PLACE_NAMES_H_
#define DIZIN_COMMON_TEXT_PLACE_NAMES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dizin {

struct PlaceName {
  std::string name;          // "New York"
  std::size_t language = 0;  // the place of it among those asked for
  int place = 0;             // the same number for the same place
};

// Names in each of `languages` (normalised), in no order; a language without
// names is none the worse. Names in the language's other script too (Serbian in
// Latin, traditional Chinese). Costs 0.1 ms a language. Throws
// Error(kInternal) if ICU has no such data. Thread-safe.
std::vector<PlaceName> PlaceNames(std::span<const std::string> languages);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_PLACE_NAMES_H_
