#include "common/index/term_expansion.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "common/index/term_memo.h"
#include "common/lexicon/layout.h"
#include "common/text/fold.h"
#include "common/text/phonemes.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::index {
namespace {

// Folds looked up in the lexicon for other spellings of a beginning.
constexpr std::size_t kMaxFolds = 1'000;

Variant MakeVariant(std::string term, Grade grade, Relation relation,
                    std::uint32_t articles) {
  return {.terms = {std::move(term)},
          .grade = grade,
          .relation = relation,
          .similarity = 1,
          .articles = articles};
}

// By grade, and the most frequent of them first; no more than the bound.
std::vector<Variant> Finish(std::vector<Variant> variants) {
  const auto frequent = [](const Variant& a, const Variant& b) {
    return a.articles != b.articles ? a.articles > b.articles
                                    : a.terms < b.terms;
  };
  if (variants.size() > kMaxExpanded) {
    std::nth_element(variants.begin(), variants.begin() + kMaxExpanded,
                     variants.end(), frequent);
    variants.resize(kMaxExpanded);
  }
  std::sort(variants.begin(), variants.end(),
            [&frequent](const Variant& a, const Variant& b) {
              return a.grade != b.grade ? a.grade < b.grade : frequent(a, b);
            });
  return variants;
}

// What is typed as one term: "S-4" is s4.
std::string TermOfTyped(std::string_view typed) {
  std::vector<Token> tokens;
  Tokenize(typed, 1, &tokens);
  std::string words;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kJoined) return token.term;
    if (token.kind == TokenKind::kWord) words += token.term;
  }
  return words;
}

void AddTerms(const std::string& begin, std::size_t prefix_bytes, Grade grade,
              const TermSource& source, std::vector<Variant>* variants) {
  std::size_t scanned = 0;
  const auto end = source.database->allterms_end(begin);
  for (auto i = source.database->allterms_begin(begin);
       i != end && scanned < kMaxScanned; ++i, ++scanned) {
    variants->push_back(MakeVariant((*i).substr(prefix_bytes), grade,
                                    Relation::kSpelling, i.get_termfreq()));
  }
}

// Words that begin like `word` but for accents.
void AddOtherSpellings(const std::string& word, const TermSource& source,
                       std::vector<Variant>* variants) {
  const std::string fold = Fold(word);
  std::set<std::string> seen;
  for (const Variant& variant : *variants) seen.insert(variant.terms.front());
  std::size_t folds = 0;
  source.lexicon->ReadPrefix(
      lexicon::WordsKey(fold),
      [&](std::string_view key, std::string_view value) {
        for (const lexicon::Item& item : lexicon::UnpackList(key, value)) {
          if (!seen.insert(item.word).second) continue;
          const std::uint32_t articles =
              source.lexicon->DocumentFrequency(item.word);
          if (articles == 0) continue;
          variants->push_back(MakeVariant(item.word, Grade::kAlike,
                                          Relation::kSpelling, articles));
        }
        return ++folds < kMaxFolds;
      });
}

// Walks the terms of the index as a tree, and leaves every branch as soon as
// its beginning is too far from the word.
class FuzzyWalk {
 public:
  FuzzyWalk(std::string_view word, int edits) : limit_(edits) {
    for (const char32_t c : ToUtf32(word)) word_.push_back(Base(c));
    rows_.emplace_back();
    for (std::size_t i = 0; i <= word_.size(); ++i) {
      rows_[0].cells.push_back(static_cast<int>(i));
    }
  }

  // Whether a term that begins with `c` begins like the word, but for accents.
  bool BeginsLike(char32_t c) { return Base(c) == word_.front(); }

  // The distance of `term`; limit + 1 if it is more, and then `too_far` is how
  // many bytes of it no near term can begin with (0 if they can).
  int Distance(std::string_view term, std::size_t* too_far) {
    *too_far = 0;
    std::size_t depth = 0;
    for (Utf8Reader reader(term); !reader.AtEnd();) {
      const char32_t c = Base(reader.Next());
      if (depth == path_.size() || path_[depth] != c) {
        path_.resize(depth);
        path_.push_back(c);
        FillRow();
      }
      ++depth;
      if (IsHopeless(depth)) {
        *too_far = reader.position();
        return limit_ + 1;
      }
    }
    path_.resize(depth);
    return std::min(rows_[depth].cells.back(), limit_ + 1);
  }

 private:
  struct Row {
    std::vector<int> cells = {};
    int least = 0;
  };

  // The letter without its accents, where it stays one letter.
  char32_t Base(char32_t c) {
    if (c < 0x80) return c;
    const auto [at, fresh] = bases_.try_emplace(c, c);
    if (fresh) {
      std::string utf8;
      AppendUtf8(c, &utf8);
      const std::u32string fold = ToUtf32(Fold(utf8));
      if (fold.size() == 1) at->second = fold.front();
    }
    return at->second;
  }

  // The row of the last letter of the path.
  void FillRow() {
    const std::size_t depth = path_.size();
    if (rows_.size() == depth) rows_.emplace_back();
    const std::vector<int>& above = rows_[depth - 1].cells;
    std::vector<int>& row = rows_[depth].cells;
    row.resize(word_.size() + 1);
    row[0] = static_cast<int>(depth);
    int least = row[0];
    for (std::size_t i = 1; i <= word_.size(); ++i) {
      const int changed = above[i - 1] + (word_[i - 1] != path_[depth - 1]);
      int best = std::min({changed, above[i] + 1, row[i - 1] + 1});
      if (i > 1 && depth > 1 && word_[i - 1] == path_[depth - 2] &&
          word_[i - 2] == path_[depth - 1]) {
        best = std::min(best, rows_[depth - 2].cells[i - 2] + 1);
      }
      row[i] = best;
      least = std::min(least, best);
    }
    rows_[depth].least = least;
  }

  // A swap reaches back two rows.
  bool IsHopeless(std::size_t depth) const {
    return rows_[depth].least > limit_ && rows_[depth - 1].least >= limit_;
  }

  int limit_;
  std::u32string word_;
  std::u32string path_;    // the term's letters so far
  std::vector<Row> rows_;  // of the distance, one a letter; kept for the next
  std::unordered_map<char32_t, char32_t> bases_;
};

// The bytes at which words begin again that may begin like `word`, behind those
// that begin with `c`: other letters of its script, then nothing until the next
// block that has some. Empty if there is none.
std::string NextBeginning(char32_t c, ScriptFamily family) {
  constexpr char32_t kBlock = 16;
  constexpr char32_t kEnd = 0x1'0000;  // letters with accents stand before it
  char32_t next = c + 1;
  if (FamilyOf(c) != family) {
    next = (c / kBlock + 1) * kBlock;
    while (next < kEnd && FamilyOf(next) != family &&
           FamilyOf(next + kBlock - 1) != family) {
      next += kBlock;
    }
  }
  std::string bytes;
  if (next < kEnd) AppendUtf8(next, &bytes);
  return bytes;
}

std::vector<Variant> WordsThatBegin(const std::string& word,
                                    std::string_view prefix,
                                    const TermSource& source) {
  std::vector<Variant> variants;
  AddTerms(std::string(prefix) + word, prefix.size(), Grade::kExact, source,
           &variants);
  if (prefix.empty() && variants.size() < kMaxExpanded) {
    AddOtherSpellings(word, source, &variants);
  }
  return Finish(std::move(variants));
}

Grade FuzzyGrade(int distance, bool as_typed) {
  if (distance == 0 && as_typed) return Grade::kExact;
  return distance <= 1 ? Grade::kAlike : Grade::kNear;
}

}  // namespace

std::vector<Variant> ExpandPrefix(std::string_view typed,
                                  std::string_view prefix,
                                  const TermSource& source) {
  const std::string word = TermOfTyped(typed);
  if (word.empty()) return {};
  if (source.memo == nullptr) return WordsThatBegin(word, prefix, source);
  lexicon::ExpansionMemo* const memo =
      source.memo->Beginnings(source.lexicon->Revision());
  std::string key = std::string(prefix) + '\0' + word;
  if (const Expansion* known = memo->Find(key)) return known->variants;
  Expansion found;
  found.variants = WordsThatBegin(word, prefix, source);
  return memo->Keep(std::move(key), std::move(found)).variants;
}

std::vector<Variant> ExpandFuzzy(std::string_view typed, int edits,
                                 std::string_view prefix,
                                 const TermSource& source, FirstLetter first) {
  std::vector<Variant> variants;
  const std::string word = TermOfTyped(typed);
  if (word.empty()) return variants;
  FuzzyWalk walk(word, edits);
  const ScriptFamily family = FamilyOf(Utf8Reader(word).Next());
  const std::string field(prefix);
  auto i = source.database->allterms_begin(field);
  const auto end = source.database->allterms_end(field);
  for (std::size_t scanned = 0; i != end && scanned < kMaxScanned; ++scanned) {
    const std::string term = (*i).substr(field.size());
    // Terms with a prefix begin with a capital; words never do.
    if (!term.empty() && term[0] >= 'A' && term[0] <= 'Z') {
      i.skip_to(field + static_cast<char>('Z' + 1));
      continue;
    }
    if (first == FirstLetter::kAsTyped && !term.empty()) {
      const char32_t c = Utf8Reader(term).Next();
      if (!walk.BeginsLike(c)) {
        const std::string next = NextBeginning(c, family);
        if (next.empty()) break;
        i.skip_to(field + next);
        continue;
      }
    }
    std::size_t too_far = 0;
    const int distance = walk.Distance(term, &too_far);
    if (distance <= edits) {
      variants.push_back(MakeVariant(term, FuzzyGrade(distance, term == word),
                                     Relation::kSpelling, i.get_termfreq()));
    }
    if (too_far == 0) {
      ++i;
    } else {  // no byte of UTF-8 is as large as 0xFF
      i.skip_to(field + term.substr(0, too_far) + '\xFF');
    }
  }
  return Finish(std::move(variants));
}

std::vector<Variant> ExpandHan(std::string_view typed, std::string_view prefix,
                               const TermSource& source) {
  std::vector<Variant> variants;
  std::vector<Token> tokens;
  Tokenize(typed, 1, &tokens);
  if (tokens.size() != 1 || tokens[0].unit != UnitKind::kHan ||
      CodePointCount(tokens[0].term) != 1) {
    return variants;
  }
  AddTerms(std::string(prefix) + tokens[0].term, prefix.size(), Grade::kAlike,
           source, &variants);
  for (Variant& variant : variants) {
    if (variant.terms.front() == tokens[0].term) variant.grade = Grade::kExact;
  }
  return Finish(std::move(variants));
}

}  // namespace dizin::index
