// A small index in memory: articles in, a lexicon out, as the index layer makes
// it. For tests.

#ifndef DIZIN_TESTS_LEXICON_TINY_INDEX_H_
#define DIZIN_TESTS_LEXICON_TINY_INDEX_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/lexicon_update.h"
#include "common/lexicon/memory_lexicon.h"
#include "common/lexicon/vocabulary.h"
#include "common/text/tokenizer.h"

namespace dizin::lexicon {

class TinyIndex {
 public:
  // `language` is a code. The text is one article.
  void Add(std::string_view language, std::string_view text) {
    const LanguageId id = LanguageIdOf(language);
    std::set<std::uint32_t> terms;
    vocabulary_.BeginText(text, id);
    UnitScanner scanner(text);
    for (Unit unit; scanner.Next(&unit);) {
      const UnitTokens found =
          AnalyzeUnit(text.substr(unit.begin, unit.end - unit.begin), unit.kind,
                      unit.in_capitals);
      for (const Token& token : found.tokens) {
        const bool starts = unit.sentence_start && token.position == 0;
        const bool tells = CapitalsTell(id) && !starts && !unit.in_capitals;
        const std::uint32_t term = Intern(token.term);
        vocabulary_.Count(term, id, EvidenceOf(token.capital, tells));
        if (unit.kind == UnitKind::kHan) {
          vocabulary_.CountHan(unit, token.term, id);
        } else if (unit.kind == UnitKind::kSoutheastAsian) {
          vocabulary_.CountRunWord(
              unit, term, id, [this](std::uint32_t of) -> std::string_view {
                return terms_[of];
              });
        }
        terms.insert(term);
      }
    }
    for (const std::uint32_t term : terms) ++frequencies_[term];
  }

  // The lexicon of all articles added since the last call, and of those before.
  const MemoryLexicon& Commit() {
    UpdateLexicon(
        vocabulary_,
        [this](std::uint32_t id) -> std::string_view { return terms_[id]; },
        &relations_, [this](std::string_view key) { return lexicon_.Get(key); },
        [this](std::string_view key, std::string_view value) {
          lexicon_.Set(key, value);
        });
    for (const auto& [term, articles] : frequencies_) {
      lexicon_.SetFrequency(terms_[term], articles);
    }
    vocabulary_.Clear();
    return lexicon_;
  }

 private:
  std::uint32_t Intern(const std::string& term) {
    const auto [at, is_new] =
        ids_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) terms_.push_back(term);
    return at->second;
  }

  std::map<std::string, std::uint32_t> ids_;
  std::vector<std::string> terms_;
  std::map<std::uint32_t, std::uint32_t> frequencies_;
  Vocabulary vocabulary_;
  Relations relations_;
  MemoryLexicon lexicon_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_TESTS_LEXICON_TINY_INDEX_H_
