// ArticleAnalyzer turns an article into the postings, values and stored record
// that a shard writer takes; schema.h says where each thing goes.
//
//   TermDictionary terms;
//   lexicon::Vocabulary vocabulary;
//   ArticleAnalyzer analyzer(&terms, &vocabulary);
//   IndexedArticle indexed;
//   analyzer.Analyze(article, &indexed);
//   writer->Put(indexed, terms);
//
//   title     words at 1, 2, …, each also with the prefix S at the same place
//   text      words kTitleGap behind the title's
//   authors   words with the prefix A, kTitleGap between two authors
//   url, further fields   words under XF:name:; a field that is a number or a
//             date as a whole also in its value slot
//   The last two are not in the lexicon: words that differ from their fold are
//   there as folds too, at the same place.
//   id, language, source   one term each, without position
//
// Every token counts one towards the length of the article, and tokens of title
// and text are counted in the vocabulary. Who sorts the occurrences of many
// articles anyway can count them cheaper, term by term: then only what capitals
// say and the joined forms are counted here.

#ifndef DIZIN_COMMON_INDEX_ARTICLE_ANALYZER_H_
#define DIZIN_COMMON_INDEX_ARTICLE_ANALYZER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/field_kinds.h"
#include "common/index/shard_writer.h"
#include "common/index/stored_article.h"
#include "common/index/term_dictionary.h"
#include "common/index/token_memo.h"
#include "common/lexicon/language_id.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::index {

// Who calls CountOccurrences() of the vocabulary for the terms of an article.
enum class OccurrencesCounted { kByAnalyzer, kByCaller };

// Not safe in two threads at once; one for each thread and shard.
class ArticleAnalyzer {
 public:
  // Both must outlive the analyzer. `vocabulary` counts by ids of `terms`; null
  // for an index without a lexicon.
  ArticleAnalyzer(TermDictionary* terms, lexicon::Vocabulary* vocabulary,
                  OccurrencesCounted counted = OccurrencesCounted::kByAnalyzer);

  // REQUIRES: the strings of `article` are well-formed UTF-8, the id is not
  // empty. Throws Error(kInput) for an article over 1 GiB. `out` is
  // overwritten; its memory is used again.
  void Analyze(const Article& article, IndexedArticle* out);
  // With the content hash that is to be stored.
  void Analyze(const Article& article, std::uint64_t hash, IndexedArticle* out);

  // Of the last article.
  lexicon::LanguageId language() const { return language_; }

  // What the further fields of the articles so far hold.
  const FieldKinds& field_kinds() const { return field_kinds_; }

  // To be called whenever the dictionary is cleared: forgets what it knows of
  // words, not of fields.
  void Clear();
  // Bytes held besides the dictionary, about.
  std::size_t MemoryUse() const;

 private:
  // Units that are looked for at the same time: enough to hide a cache miss.
  static constexpr std::size_t kUnitsAtOnce = 16;
  struct Turn {
    std::size_t count = 0;
    std::array<Unit, kUnitsAtOnce> units;
    std::array<TokenMemo::Wanted, kUnitsAtOnce> wanted;
  };

  // Calls add(unit, token, position) for each token of `text`, the first at
  // `position`; answers the first position behind them.
  template <typename Add>
  std::uint32_t ForEachToken(std::string_view text, std::uint32_t position,
                             const Add& add);
  // Each of these adds to `out_` and answers the first position behind it.
  std::uint32_t AddTitle(std::string_view title);
  std::uint32_t AddText(std::string_view text, std::uint32_t position);
  std::uint32_t AddPrefixed(std::string_view prefix, std::string_view text,
                            std::uint32_t position);
  void AddOccurrence(std::string_view prefix, std::string_view term,
                     std::uint32_t position);
  void BeginCounting(std::string_view text);
  void Count(std::string_view text, const Unit& unit,
             const TokenMemo::Token& token, bool heading);
  void CountInRun(std::string_view text, const Unit& unit,
                  const TokenMemo::Token& token);
  void AddAuthors(const Article& article);
  void AddFurtherFields(const Article& article);
  void AddFieldValue(const std::string& name, std::string_view value);
  void AddFilter(std::string_view term);
  void AddValues(const Article& article, std::uint32_t words);
  void AddValue(std::uint32_t slot, std::string value);

  TermDictionary* terms_;
  lexicon::Vocabulary* vocabulary_;
  OccurrencesCounted counted_;
  TokenMemo memo_;
  std::array<Turn, 3> turns_;  // being wanted, prepared and found
  StoredArticleEncoder encoder_;
  FieldKinds field_kinds_;
  IndexedArticle* out_ = nullptr;  // during Analyze()
  lexicon::LanguageId language_ = lexicon::kUnknownLanguage;  // of the article
  bool capitals_tell_ = false;                                // in it
  std::vector<lexicon::Vocabulary::Said> said_;               // by it
  std::string prefixed_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_ARTICLE_ANALYZER_H_
