#include "common/index/word_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/error.h"
#include "common/index/run_parts.h"
#include "common/index/schema.h"
#include "common/query/capitals.h"
#include "common/query/parser.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::index {
namespace {

using lexicon::CapitalSays;
using query::Kind;
using query::Node;
using query::Occur;

// A word keeps this many variants however long the query is.
constexpr std::size_t kMinVariants = 8;
// Shorter words beside a hyphen say too little alone: the S of S-400.
constexpr std::size_t kMinPartLetters = 3;

std::size_t CountWords(const Node& node, std::size_t depth) {
  if (depth > query::kMaxQueryDepth + 1) {
    throw Error(ErrorKind::kUsage, "the query is nested more than " +
                                       std::to_string(query::kMaxQueryDepth) +
                                       " deep");
  }
  std::size_t words = node.kind == Kind::kWord || node.kind == Kind::kPrefix;
  for (const Node& child : node.children) {
    words += CountWords(child, depth + 1);
  }
  return words;
}

// Terms of the text have no prefix; those of the title are the same words.
std::string OtherPrefix(const std::string& field) {
  return IsText(field) ? "" : PrefixOf(field);
}

// Words of authors and further fields need not be in the lexicon: those typed
// are looked for themselves, and without their accents.
void AddTyped(const std::string& text, std::vector<Variant>* variants) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  Variant exact, folded;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord) continue;
    exact.terms.push_back(token.term);
    folded.terms.push_back(Fold(token.term));
  }
  folded.grade = Grade::kAlike;
  folded.relation = Relation::kSpelling;
  for (const Variant* added : {&folded, &exact}) {
    const auto same = [added](const Variant& v) {
      return v.terms == added->terms;
    };
    if (added->terms.empty() ||
        std::any_of(variants->begin(), variants->end(), same)) {
      continue;
    }
    const auto place = std::find_if(
        variants->begin(), variants->end(),
        [added](const Variant& v) { return v.grade >= added->grade; });
    variants->insert(place, *added);
  }
}

// Without a mark of its own, and not asked for.
bool IsPlainWord(const Node& node) {
  return node.kind == Kind::kWord && node.occur == Occur::kMay &&
         IsText(node.field) && node.edits == 0 && !node.quoted &&
         node.match == Match::kDefault;
}

}  // namespace

std::string PrefixOf(const std::string& field) {
  if (field.empty() || field == "text") return "";
  if (field == "title") return std::string(kTitlePrefix);
  if (field == "author") return std::string(kAuthorPrefix);
  return FieldPrefix(field);
}

bool IsText(const std::string& field) {
  return field.empty() || field == "text";
}

void KeepFirst(std::vector<Variant>* variants, std::size_t count) {
  if (variants->size() > count) {
    variants->erase(variants->begin() + static_cast<std::ptrdiff_t>(count),
                    variants->end());
  }
}

void KeepGrades(std::vector<Variant>* variants, Grade widest) {
  const auto end =
      std::find_if(variants->begin(), variants->end(),
                   [widest](const Variant& v) { return v.grade > widest; });
  variants->erase(end, variants->end());
}

WordReader::WordReader(const TermSource& source, lexicon::Expander* expander,
                       const Settings& settings, const Node& root)
    : source_(source),
      expander_(expander),
      settings_(settings),
      in_capitals_(query::IsInCapitals(root)),
      first_words_(query::FirstWords(root)) {
  const std::size_t words = CountWords(root, 0);
  if (words > query::kMaxQueryWords) {
    throw Error(ErrorKind::kUsage, "the query has more than " +
                                       std::to_string(query::kMaxQueryWords) +
                                       " words");
  }
  max_variants_ = std::max(kMinVariants,
                           kMaxQueryVariants / std::max<std::size_t>(words, 1));
}

Word WordReader::Read(const Node& node, const std::string& field,
                      Expansion* shown) {
  settings_.limit.Check();
  Word word{node.text, {}};
  if (node.kind == Kind::kPrefix) {
    word.name += '*';
    word.variants = ExpandPrefix(node.text, OtherPrefix(field), source_);
  } else if (node.edits > 0) {
    word.name += '~' + std::to_string(node.edits);
    word.variants =
        ExpandFuzzy(node.text, node.edits, OtherPrefix(field), source_);
  } else {
    *shown = ExpandWord(node);
    if (!IsText(field)) AddTyped(node.text, &shown->variants);
    word.variants = shown->variants;
    Trim(&word.variants);
    return word;
  }
  *shown = {.typed = word.name, .name_like = false, .variants = word.variants};
  Trim(&word.variants);
  return word;
}

Expansion WordReader::ExpandWord(const Node& node) {
  const Match match =
      node.match == Match::kDefault ? settings_.match : node.match;
  const auto says = in_capitals_                       ? CapitalSays::kNothing
                    : first_words_.contains(node.text) ? CapitalSays::kLittle
                                                       : CapitalSays::kName;
  Expansion expansion = expander_->Expand(node.text, match, says);
  if (expansion.variants.empty() && match != Match::kExact) {
    expansion.variants = ExpandHan(node.text, "", source_);
  }
  return expansion;
}

void WordReader::Trim(std::vector<Variant>* variants) const {
  KeepFirst(variants, max_variants_);
}

std::vector<Node> WordReader::PartsOfRun(const Node& node) const {
  if (!IsPlainWord(node) || IsAscii(node.text)) return {};
  std::vector<Node> parts;
  for (RunPart& run_part : RunParts(node.text)) {
    Node part = node;
    part.text = std::move(run_part.text);
    if (run_part.is_scrap && settings_.match != Match::kExact) {
      part.match = Match::kAlike;
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<Node> WordReader::CompoundParts(const Node& node) {
  if (!IsPlainWord(node)) return {};
  std::vector<Token> tokens;
  Tokenize(node.text, 1, &tokens);
  std::erase_if(tokens, [](const Token& token) {
    return token.kind != TokenKind::kWord ||
           token.unit != UnitKind::kAlphabetic;
  });
  if (tokens.size() < 2) return {};
  std::vector<Node> parts;
  for (const Token& token : tokens) {
    Node part = node;
    part.text = node.text.substr(token.begin, token.end - token.begin);
    const bool number =
        token.term.find_first_of("0123456789") != std::string::npos;
    if (!number && CodePointCount(part.text) >= kMinPartLetters &&
        !IsStop(part)) {
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

std::vector<const Node*> WordReader::WithoutStopWords(const Node& bag) {
  std::vector<const Node*> kept;
  std::size_t ranked = 0;
  for (const Node& child : bag.children) {
    if (IsStop(child)) continue;
    kept.push_back(&child);
    ranked += child.occur == Occur::kMay || child.occur == Occur::kMust;
  }
  if (ranked > 0 && kept.size() < bag.children.size()) return kept;
  kept.clear();
  for (const Node& child : bag.children) kept.push_back(&child);
  return kept;
}

bool WordReader::IsStop(const Node& node) {
  if (!IsPlainWord(node)) return false;
  return expander_->IsStopWord(Casefold(node.text));
}

}  // namespace dizin::index
