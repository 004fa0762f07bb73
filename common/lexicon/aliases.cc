#include "common/lexicon/aliases.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/place_names.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

// As FoldOfWords of what is typed. A word is folded in a tenth of the time that
// several take.
std::string FoldOfName(std::string_view name) {
  std::string fold;
  for (std::size_t begin = 0;;) {
    const std::size_t end =
        std::min(name.find_first_of(" -", begin), name.size());
    fold += Fold(name.substr(begin, end - begin));
    if (end == name.size()) break;
    fold += ' ';
    begin = end + 1;
  }
  // What folds to a hyphen.
  std::replace(fold.begin(), fold.end(), '-', ' ');
  return fold;
}

std::uint64_t Hash(std::string_view fold) {
  return std::hash<std::string_view>{}(fold);
}

char32_t FirstOf(std::string_view text) {
  return text.empty() ? 0 : Utf8Reader(text).Next();
}

// Letters from Devanagari to Mongolian, which take long to fold: a sixth of the
// names of places is written in them, and a query seldom is.
bool IsSlowToFold(char32_t c) { return c >= 0x0900 && c < 0x1800; }

// What a name and its fold have in common.
std::uint64_t KeyOfFold(std::string_view fold) {
  const char32_t first = FirstOf(fold);
  return IsSlowToFold(first) ? first : Hash(fold);
}

class NameKeys {
 public:
  std::uint64_t Of(std::string_view name) {
    const char32_t first = FirstOf(name);
    if (!IsSlowToFold(first)) return Hash(FoldOfName(name));
    const auto [known, fresh] = of_first_.try_emplace(first);
    if (fresh) known->second = FirstOf(Fold(ToUtf8({&first, 1})));
    return known->second;
  }

 private:
  std::unordered_map<char32_t, std::uint64_t> of_first_;
};

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlank = " \r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// What is wrong with a name; empty if nothing is.
std::string Complaint(std::string_view name) {
  if (!IsWellFormed(name)) return "a name is not UTF-8";
  if (name.size() > kMaxNameBytes) {
    return "a name is over " + std::to_string(kMaxNameBytes) + " bytes long";
  }
  std::vector<Token> tokens;
  Tokenize(name, 1, &tokens);
  if (tokens.empty()) {
    return "'" + std::string(name) + "' has no letter or digit";
  }
  return {};
}

std::vector<std::string_view> NamesOf(std::string_view line) {
  std::vector<std::string_view> names;
  while (!line.empty()) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view name = Trim(line.substr(0, tab));
    if (!name.empty()) names.push_back(name);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return names;
}

}  // namespace

void Aliases::AddPlaces(const std::vector<LanguageId>& languages) {
  std::vector<LanguageId> known;
  std::vector<std::string> codes;
  for (const LanguageId language : languages) {
    if (language == kUnknownLanguage) continue;
    known.push_back(language);
    codes.push_back(LanguageCode(language));
  }
  std::uint32_t last = 0;
  for (PlaceName& place : PlaceNames(codes)) {
    const auto number = static_cast<std::uint32_t>(place.place);
    last = std::max(last, number);
    names_.push_back(
        {{std::move(place.name), known[place.language]}, groups_ + number});
  }
  groups_ += last + 1;
  Index();
}

void Aliases::AddFile(std::string_view text, std::string_view name) {
  std::vector<Name> added;
  std::uint32_t group = groups_;
  std::size_t line_number = 0;
  const auto refuse = [&](const std::string& why) {
    throw Error(
        ErrorKind::kInput,
        std::string(name) + ":" + std::to_string(line_number) + ": " + why);
  };
  while (!text.empty()) {
    ++line_number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('#') || Trim(line).empty()) continue;
    const std::vector<std::string_view> names = NamesOf(line);
    if (names.size() < 2) {
      refuse("a group needs two names, with a tab between them");
    }
    for (const std::string_view alias : names) {
      if (const std::string why = Complaint(alias); !why.empty()) refuse(why);
      added.push_back({{std::string(alias), kUnknownLanguage}, group});
    }
    ++group;
  }
  groups_ = group;
  std::move(added.begin(), added.end(), std::back_inserter(names_));
  Index();
}

void Aliases::Chains::Make(std::size_t slots, std::size_t names) {
  first.assign(slots, kEnd);
  next.assign(names, kEnd);
}

void Aliases::Chains::Add(std::size_t slot, std::uint32_t name) {
  next[name] = first[slot];
  first[slot] = name;
}

void Aliases::Index() {
  called_.Make(std::bit_ceil(names_.size() + 1), names_.size());
  members_.Make(groups_ + std::size_t{1}, names_.size());
  keys_.resize(names_.size());
  NameKeys keys;
  for (auto i = static_cast<std::uint32_t>(names_.size()); i-- > 0;) {
    keys_[i] = keys.Of(names_[i].alias.name);
    called_.Add(keys_[i] % called_.first.size(), i);
    members_.Add(names_[i].group, i);
  }
}

std::vector<Alias> Aliases::Find(std::string_view fold_of_words) const {
  std::vector<Alias> aliases;
  if (names_.empty()) return aliases;
  const std::uint64_t key = KeyOfFold(fold_of_words);
  std::set<std::uint32_t> groups;
  for (std::uint32_t i = called_.first[key % called_.first.size()];
       i != Chains::kEnd; i = called_.next[i]) {
    if (keys_[i] == key && FoldOfName(names_[i].alias.name) == fold_of_words) {
      groups.insert(names_[i].group);
    }
  }
  std::set<std::pair<std::string, LanguageId>> seen;
  for (const std::uint32_t group : groups) {
    for (std::uint32_t i = members_.first[group]; i != Chains::kEnd;
         i = members_.next[i]) {
      const Alias& alias = names_[i].alias;
      std::string fold = FoldOfName(alias.name);
      if (fold != fold_of_words &&
          seen.emplace(std::move(fold), alias.language).second) {
        aliases.push_back(alias);
      }
    }
  }
  return aliases;
}

std::shared_ptr<const Aliases> PlacesIn(
    const std::vector<LanguageId>& languages) {
  static std::mutex mutex;
  static std::vector<LanguageId> read;
  static std::weak_ptr<const Aliases> last;
  const std::lock_guard lock(mutex);
  std::shared_ptr<const Aliases> places = last.lock();
  if (places != nullptr && read == languages) return places;
  const auto fresh = std::make_shared<Aliases>();
  fresh->AddPlaces(languages);
  read = languages;
  last = fresh;
  return fresh;
}

}  // namespace dizin::lexicon
