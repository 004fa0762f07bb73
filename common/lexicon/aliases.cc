#include "common/lexicon/aliases.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/place_names.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

// As FoldOfWords of what is typed.
std::string FoldOfName(std::string_view name) {
  std::string fold = Fold(name);
  std::replace(fold.begin(), fold.end(), '-', ' ');
  return fold;
}

std::uint64_t Hash(std::string_view fold) {
  return std::hash<std::string_view>{}(fold);
}

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
  std::vector<std::string> codes;
  for (const LanguageId language : languages) {
    if (language != kUnknownLanguage) codes.push_back(LanguageCode(language));
  }
  std::uint32_t last = 0;
  for (PlaceName& place : PlaceNames(codes)) {
    const auto number = static_cast<std::uint32_t>(place.place);
    last = std::max(last, number);
    names_.push_back({{std::move(place.name), LanguageIdOf(place.language)},
                      groups_ + number});
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

void Aliases::Index() {
  entries_.clear();
  entries_.reserve(names_.size());
  members_.clear();
  members_.reserve(names_.size());
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    entries_.push_back({Hash(FoldOfName(names_[i].alias.name)), i});
    members_.push_back({names_[i].group, i});
  }
  std::sort(entries_.begin(), entries_.end());
  std::sort(members_.begin(), members_.end());
}

std::vector<Alias> Aliases::Find(std::string_view fold_of_words) const {
  const std::uint64_t hash = Hash(fold_of_words);
  std::set<std::uint32_t> groups;
  for (auto at = std::lower_bound(entries_.begin(), entries_.end(),
                                  std::pair(hash, std::uint32_t{0}));
       at != entries_.end() && at->first == hash; ++at) {
    const Name& name = names_[at->second];
    if (FoldOfName(name.alias.name) == fold_of_words) groups.insert(name.group);
  }
  std::vector<Alias> aliases;
  std::set<std::pair<std::string, LanguageId>> seen;
  for (const std::uint32_t group : groups) {
    for (auto at = std::lower_bound(members_.begin(), members_.end(),
                                    std::pair(group, std::uint32_t{0}));
         at != members_.end() && at->first == group; ++at) {
      const Alias& alias = names_[at->second].alias;
      std::string fold = FoldOfName(alias.name);
      if (fold != fold_of_words &&
          seen.emplace(std::move(fold), alias.language).second) {
        aliases.push_back(alias);
      }
    }
  }
  return aliases;
}

}  // namespace dizin::lexicon
