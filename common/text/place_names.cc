#include "common/text/place_names.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>

#include <unicode/udata.h>
#include <unicode/ures.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "common/error.h"

namespace dizin {
namespace {

// The trees of ICU's data that hold territories and time zones.
constexpr char kRegions[] = U_ICUDATA_NAME "-region";
constexpr char kZones[] = U_ICUDATA_NAME "-zone";

struct Closer {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, Closer>;

// The table `key` of the locale's own bundle in `tree`; null if it has none.
Bundle OpenTable(const char* tree, const char* locale, const char* key) {
  UErrorCode status = U_ZERO_ERROR;
  const Bundle bundle(ures_openDirect(tree, locale, &status));
  if (U_FAILURE(status)) return nullptr;
  Bundle table(ures_getByKey(bundle.get(), key, nullptr, &status));
  return U_SUCCESS(status) ? std::move(table) : nullptr;
}

std::string ToUtf8(const UChar* text, int32_t length) {
  std::string utf8(3 * static_cast<std::size_t>(length), '\0');
  int32_t size = 0;
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(text, i, length, c);
    U8_APPEND_UNSAFE(utf8.data(), size, c);
  }
  utf8.resize(static_cast<std::size_t>(size));
  return utf8;
}

// The locale of a language in its other script, or with other names; else null.
const char* OtherLocale(std::string_view language) {
  struct Other {
    std::string_view language;
    const char* locale;
  };
  static constexpr Other kOthers[] = {
      {"az", "az_Cyrl"}, {"bs", "bs_Cyrl"}, {"en", "en_GB"}, {"nb", "no"},
      {"nn", "no"},      {"pa", "pa_Arab"}, {"pt", "pt_PT"}, {"sr", "sr_Latn"},
      {"uz", "uz_Cyrl"}, {"zh", "zh_Hant"}};
  for (const Other& other : kOthers) {
    if (other.language == language) return other.locale;
  }
  return nullptr;
}

// What English calls a zone's city, unless CLDR says otherwise, and what it was
// called before: "America:New_York" is New York.
std::string CityOfZone(std::string_view zone) {
  std::string city(zone.substr(zone.rfind(':') + 1));
  std::replace(city.begin(), city.end(), '_', ' ');
  return city;
}

// "Congo - Kinshasa", with a dash of any kind.
bool IsDescription(std::string_view name) {
  for (std::size_t at = name.find(' '); at != std::string_view::npos;
       at = name.find(' ', at + 1)) {
    const std::string_view rest = name.substr(at + 1);
    for (const std::string_view dash : {"- ", "– ", "— ", "−"}) {
      if (rest.starts_with(dash)) return true;
    }
  }
  return false;
}

class Reader {
 public:
  explicit Reader(std::span<const std::string> languages)
      : languages_(languages) {}

  std::vector<PlaceName> Read() && {
    for (; language_ < languages_.size(); ++language_) {
      ReadLocale(languages_[language_].c_str());
      const char* const other = OtherLocale(languages_[language_]);
      if (other != nullptr) ReadLocale(other);
    }
    return std::move(names_);
  }

 private:
  void ReadLocale(const char* locale) {
    ReadRegions(locale);
    ReadZones(locale);
  }

  void ReadRegions(const char* locale) {
    const Bundle table = OpenTable(kRegions, locale, "Countries");
    if (table == nullptr) return;
    UErrorCode status = U_ZERO_ERROR;
    while (ures_hasNext(table.get())) {
      int32_t length = 0;
      const char* at = nullptr;
      const UChar* const text =
          ures_getNextString(table.get(), &length, &at, &status);
      if (U_FAILURE(status)) return;
      const std::string_view key = at;
      // Numbers are continents, and Q… and X… are no countries.
      if (key.size() == 2 && key[0] >= 'A' && key != "ZZ" && key != "EU" &&
          key != "UN" && key != "EZ" && key[0] != 'Q' &&
          (key[0] != 'X' || key == "XK")) {
        Add(key, ToUtf8(text, length));
      }
    }
  }

  void ReadZones(const char* locale) {
    const Bundle table = OpenTable(kZones, locale, "zoneStrings");
    if (table == nullptr) return;
    UErrorCode status = U_ZERO_ERROR;
    Bundle entry;
    while (ures_hasNext(table.get())) {
      entry.reset(ures_getNextResource(table.get(), entry.release(), &status));
      if (U_FAILURE(status)) return;
      const char* const key = ures_getKey(entry.get());
      if (key == nullptr || std::strncmp(key, "meta:", 5) == 0 ||
          std::strncmp(key, "Etc:", 4) == 0) {
        continue;
      }
      if (languages_[language_] == "en") Add(key, CityOfZone(key));
      UErrorCode found = U_ZERO_ERROR;
      int32_t length = 0;
      const UChar* const city =
          ures_getStringByKey(entry.get(), "ec", &length, &found);
      if (U_SUCCESS(found)) Add(key, ToUtf8(city, length));
    }
  }

  void Add(std::string_view place, std::string name) {
    if (name.empty() || IsDescription(name)) return;
    auto at = places_.find(place);
    if (at == places_.end()) {
      at =
          places_
              .emplace(std::string(place), static_cast<int>(places_.size()) + 1)
              .first;
    }
    const std::size_t open = name.find(" (");
    const std::size_t close = name.find(')');
    if (open != std::string::npos && close != std::string::npos &&
        open + 2 < close) {
      names_.push_back(
          {name.substr(open + 2, close - open - 2), language_, at->second});
      name.resize(open);
    }
    names_.push_back({std::move(name), language_, at->second});
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const {
      return std::hash<std::string_view>{}(s);
    }
  };

  std::span<const std::string> languages_;
  std::size_t language_ = 0;  // that is read
  std::unordered_map<std::string, int, Hash, std::equal_to<>> places_;
  std::vector<PlaceName> names_;
};

}  // namespace

std::vector<PlaceName> PlaceNames(std::span<const std::string> languages) {
  std::vector<PlaceName> names = Reader(languages).Read();
  // English is in every ICU; were it not, the data lies elsewhere.
  for (const std::string& language : languages) {
    if (language == "en" && names.empty()) {
      throw Error(ErrorKind::kInternal, "ICU has no names of places");
    }
  }
  return names;
}

}  // namespace dizin
