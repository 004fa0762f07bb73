#include "searcher/did_you_mean.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/query/printer.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

// The one word of letters that `text` is, as a term; empty if it is not one.
std::string OneWord(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  if (tokens.size() != 1 || tokens[0].unit != UnitKind::kAlphabetic ||
      tokens[0].kind != TokenKind::kWord) {
    return "";
  }
  std::string term = std::move(tokens[0].term);
  const bool digits = term.find_first_of("0123456789") != std::string::npos;
  return digits ? "" : term;
}

bool IsDoubtable(const query::Node& node) {
  return node.kind == query::Kind::kWord && node.match != Match::kExact &&
         node.edits == 0 && (node.field.empty() || node.field == "title") &&
         node.occur != query::Occur::kMustNot;
}

// Articles with the word itself, in any spelling or form.
std::uint64_t ArticlesWith(const std::string& typed,
                           const std::vector<Expansion>& words) {
  const auto word =
      std::find_if(words.begin(), words.end(),
                   [&typed](const Expansion& e) { return e.typed == typed; });
  if (word == words.end()) return 0;
  std::uint64_t articles = 0;
  for (const Variant& variant : word->variants) {
    if (variant.grade > Grade::kAlike) continue;
    articles = std::max<std::uint64_t>(articles, variant.articles);
  }
  return articles;
}

class Corrector {
 public:
  Corrector(const std::vector<Expansion>& words, std::uint64_t articles,
            index::IndexReader* reader)
      : words_(words), articles_(articles), reader_(reader) {}

  // Puts other words in the place of doubtful ones.
  void Correct(query::Node* node, std::vector<CorrectedWord>* corrected) {
    if (IsDoubtable(*node)) {
      if (auto word = Better(node->text)) {
        node->text = word->instead;
        corrected->push_back(std::move(*word));
      }
    }
    if (node->occur == query::Occur::kMustNot) return;
    for (query::Node& child : node->children) Correct(&child, corrected);
  }

 private:
  std::optional<CorrectedWord> Better(const std::string& typed) {
    constexpr std::size_t kMaxShortLetters = 5;
    const std::string term = OneWord(typed);
    const std::size_t letters = CodePointCount(term);
    if (letters < kMinLetters) return std::nullopt;
    const std::uint64_t have = ArticlesWith(typed, words_);
    const double rare =
        std::max(1.0, kRareShare * static_cast<double>(articles_));
    if (static_cast<double>(have) > rare) return std::nullopt;
    const int edits = have == 0 && letters > kMaxShortLetters ? 2 : 1;
    const auto found = reader_->Correct(term, edits, 1);
    if (found.empty() || found[0].articles < have * kMuchMore) {
      return std::nullopt;
    }
    return CorrectedWord{typed, found[0].written, found[0].articles};
  }

  const std::vector<Expansion>& words_;
  std::uint64_t articles_;
  index::IndexReader* reader_;
};

}  // namespace

std::optional<MeantQuery> DidYouMean(const query::Node& root,
                                     const std::vector<Expansion>& words,
                                     std::uint64_t articles,
                                     index::IndexReader* reader) {
  MeantQuery meant;
  query::Node corrected = root;
  Corrector(words, articles, reader).Correct(&corrected, &meant.words);
  if (meant.words.empty()) return std::nullopt;
  meant.query = query::Print(corrected);
  return meant;
}

}  // namespace dizin
