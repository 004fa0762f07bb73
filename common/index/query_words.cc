#include "common/index/query_words.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace dizin::index {

QueryWords::QueryWords(const query::Node& root, const BuildSettings& settings)
    : settings_(settings),
      shapes_(
          {settings.source, settings.ranking, settings.lists, settings.limit}),
      reader_(settings.source, settings.expander,
              {settings.match, settings.limit}, root) {}

Word QueryWords::Read(const query::Node& node, const std::string& field) {
  Expansion shown;
  Word word = reader_.Read(node, field, &shown);
  Show(std::move(shown));
  if (excluding_) KeepGrades(&word.variants, Grade::kAlike);
  return word;
}

void QueryWords::Show(Expansion expansion) {
  const auto same = [&expansion](const Expansion& e) {
    return e.typed == expansion.typed;
  };
  std::vector<Expansion>& shown = built_.expansions;
  if (std::none_of(shown.begin(), shown.end(), same)) {
    shown.push_back(std::move(expansion));
  }
}

std::vector<QueryPart>* QueryWords::Parts() {
  return settings_.explain && !excluding_ ? &built_.parts : nullptr;
}

bool QueryWords::HasField(const std::string& field) {
  static constexpr std::string_view kOwn[] = {"",    "text", "title", "author",
                                              "url", "id",   "lang",  "source"};
  if (std::find(std::begin(kOwn), std::end(kOwn), field) != std::end(kOwn) ||
      settings_.kinds->contains(field)) {
    return true;
  }
  std::string note = "no article has a field '" + field + "'";
  std::vector<std::string>& notes = built_.notes;
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
    notes.push_back(std::move(note));
  }
  return false;
}

Excluding::Excluding(QueryWords* words)
    : words_(*words),
      outer_(std::exchange(words->excluding_, true)),
      expansions_(words->built_.expansions.size()) {}

Excluding::~Excluding() {
  words_.excluding_ = outer_;
  words_.built_.expansions.resize(expansions_);
}

}  // namespace dizin::index
