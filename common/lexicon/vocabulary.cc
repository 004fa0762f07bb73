#include "common/lexicon/vocabulary.h"

#include <algorithm>
#include <deque>
#include <set>
#include <span>

#include "common/lexicon/definitions.h"
#include "common/lexicon/layout.h"
#include "common/lexicon/letters.h"
#include "common/lexicon/row_keys.h"
#include "common/ordered_prefix.h"
#include "common/text/phonemes.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kMaxJoinedFreely = 3;
constexpr std::size_t kMaxJoinedLetters = 14;

// A letter alone, or a mute one: what is left of foreign words that no word
// breaker knows.
bool IsScrap(std::string_view word) {
  constexpr std::u32string_view kSilencers = U"\u0E4C\u0ECC\u17CD";
  std::size_t letters = 0;
  for (Utf8Reader reader(word); !reader.AtEnd(); ++letters) {
    if (kSilencers.find(reader.Next()) != kSilencers.npos) return true;
  }
  return letters == 1;
}

// Words of grammar that no name has: of Thai and Khmer, and of Tibetan and
// Dzongkha case endings, the plural, the article, forms of being and doing.
bool IsGrammar(std::string_view word) {
  static constexpr std::string_view kThai[] = {
      "ที่",  "และ", "ของ",  "ใน",  "เป็น", "ได้",  "ให้",
      "ว่า", "ไม่",  "ความ", "หรือ", "โดย", "ต้อง", "นี้"};
  static constexpr std::string_view kKhmer[] = {
      "ដែល", "និង", "ក្នុង", "ដើម្បី", "សម្រាប់", "របស់", "ត្រូវ", "អាច", "នេះ", "ដោយ"};
  static constexpr std::string_view kTibetan[] = {
      "འབད", "ཚུ",  "ཨིན", "འདི", "པའི",   "བའི",  "ཡོད", "མེད", "ཀྱི",
      "གྱི",   "ཀྱིས", "གྱིས", "གིས", "འབདཝ", "ཨིནམ", "ཅིག", "སྟེ",  "དགོ"};
  const auto is_in = [word](std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  switch (word.empty() ? 0 : Utf8Reader(word).Next() >> 7) {
    case 0x0E00 >> 7:
      return is_in(kThai);
    case 0x1780 >> 7:
      return is_in(kKhmer);
    case 0x0F00 >> 7:
      return is_in(kTibetan);
    default:
      return false;
  }
}

// What a map entry of a definition costs besides its key.
constexpr std::size_t kDefinitionOverhead = 72;

// The last numbers of a run, when one more has come.
template <class Number, std::size_t kMost>
void Push(Number number, std::array<Number, kMost>* tail, std::size_t* size) {
  if (*size == kMost) {
    std::copy(tail->begin() + 1, tail->end(), tail->begin());
    --*size;
  }
  (*tail)[(*size)++] = number;
}

}  // namespace

bool CapitalsTell(LanguageId language) {
  static const LanguageId kNounsHaveCapitals[] = {LanguageIdOf("de"),
                                                  LanguageIdOf("lb")};
  return std::find(std::begin(kNounsHaveCapitals), std::end(kNounsHaveCapitals),
                   language) == std::end(kNounsHaveCapitals);
}

std::string MergeRows(std::string_view packed, std::string_view more) {
  WordStats stats = ParseWordStats(packed);
  stats.Merge(ParseWordStats(more));
  std::string merged;
  AppendWordStats(stats, &merged);
  return merged;
}

void Vocabulary::BeginText(std::string_view text, LanguageId language) {
  run_kind_ = UnitKind::kAlphabetic;
  std::set<std::string> rows;
  for (const Definition& definition : FindDefinitions(text)) {
    std::string row = DefinitionRow(definition.abbreviation, definition.terms);
    if (row.size() > kMaxKeyBytes || !rows.insert(row).second) continue;
    CountDefinition(
        row, language,
        definition.explained ? Evidence::kCapital : Evidence::kLower);
  }
}

void Vocabulary::CountDefinition(const std::string& row, LanguageId language,
                                 Evidence evidence) {
  const auto [at, is_new] = definitions_.try_emplace(
      row, static_cast<std::uint32_t>(definitions_.size()));
  if (is_new) definition_bytes_ += row.size() + kDefinitionOverhead;
  definition_counts_.AddOccurrences(at->second, language, 1);
  definition_counts_.AddEvidence(at->second, evidence);
}

// Bigrams of a run overlap, its words touch.
bool Vocabulary::GoesOn(const Unit& unit) {
  const bool goes_on = unit.kind == run_kind_ && unit.begin <= run_end_;
  run_kind_ = unit.kind;
  run_end_ = unit.end;
  return goes_on;
}

void Vocabulary::CountHan(const Unit& unit, std::string_view bytes,
                          LanguageId language) {
  const bool goes_on = GoesOn(unit);
  if (!goes_on) han_size_ = 0;
  std::size_t second = bytes.size() - 1;
  while (second > 0 && (bytes[second] & 0xC0) == 0x80) --second;
  if (second == 0) return;  // a lone character
  if (!goes_on) Push(Utf8Reader(bytes).Next(), &han_tail_, &han_size_);
  Push(Utf8Reader(bytes.substr(second)).Next(), &han_tail_, &han_size_);
  const std::u32string_view tail(han_tail_.data(), han_size_);
  const std::uint32_t names = NameEndings(tail);
  for (std::size_t size = 2; names >> size != 0; ++size) {
    if ((names >> size & 1U) == 0) continue;
    const std::uint32_t join = han_joins_.IdOf(tail.substr(tail.size() - size));
    han_counts_.AddOccurrences(join, language, 1);
  }
}

Vocabulary::Traits Vocabulary::TraitsOf(std::string_view word) {
  constexpr std::size_t kMostLetters = 63;
  Traits traits;
  traits.letters = static_cast<std::uint8_t>(std::clamp(
                       CodePointCount(word), std::size_t{1}, kMostLetters)) &
                   63U;
  traits.is_scrap = IsScrap(word);
  traits.is_grammar = IsGrammar(word);
  return traits;
}

void Vocabulary::CountRunWord(const Unit& unit, std::uint32_t term,
                              LanguageId language) {
  const Traits traits = traits_[term];
  if (!GoesOn(unit) || traits.is_grammar) word_size_ = 0;
  if (traits.is_grammar) return;
  Push(term + 1, &word_tail_, &word_size_);
  std::size_t letters = traits.letters;
  bool scraps = traits.is_scrap;
  for (std::size_t words = 2; words <= word_size_; ++words) {
    const auto join = std::span(word_tail_).subspan(word_size_ - words, words);
    const Traits& first = traits_[join.front() - 1];
    letters += first.letters;
    if (letters > kMaxJoinedLetters) return;
    scraps = scraps || first.is_scrap;
    if (words <= kMaxJoinedFreely || scraps) {
      word_join_counts_.AddOccurrences(word_joins_.IdOf(join), language, 1);
    }
  }
}

void Vocabulary::VisitInAnyOrder(const TermOf& term_of,
                                 const RowVisitor& visit) const {
  std::string packed;
  const auto visit_row = [&](std::string_view key, const WordStats& stats) {
    packed.clear();
    AppendWordStats(stats, &packed);
    visit(key, packed);
  };
  WordStats bigrams;
  words_.Visit([&](std::uint32_t id, const WordStats& stats) {
    const std::string_view term = term_of(id);
    if (IsBigramTerm(term)) {
      bigrams.Merge(stats);
    } else if (IsWordRow(term)) {
      visit_row(term, stats);
    }
  });
  if (!bigrams.languages.empty()) visit_row(kBigramsRow, bigrams);
  // Of what has ids of its own, the keys by them.
  std::vector<std::string> keys(definitions_.size());
  const auto visit_counts = [&](const WordCounts& counts) {
    counts.Visit([&](std::uint32_t id, const WordStats& stats) {
      visit_row(keys[id], stats);
    });
  };
  for (const auto& [key, id] : definitions_) keys[id] = key;
  visit_counts(definition_counts_);
  keys.resize(std::max(han_joins_.size(), word_joins_.size()));
  han_joins_.Visit([&](std::span<const char32_t> run, std::uint32_t id) {
    keys[id].assign(1, kJoinRow);
    for (const char32_t c : run) AppendUtf8(c, &keys[id]);
  });
  visit_counts(han_counts_);
  word_joins_.Visit([&](std::span<const std::uint32_t> run, std::uint32_t id) {
    keys[id].assign(1, kJoinRow);
    for (const std::uint32_t word : run) {
      if (keys[id].size() > 1) keys[id] += kJoiner;
      keys[id] += term_of(word - 1);
    }
  });
  visit_counts(word_join_counts_);
}

void Vocabulary::VisitRows(const TermOf& term_of, const RowVisitor& visit,
                           Order order) const {
  if (order == Order::kAny) return VisitInAnyOrder(term_of, visit);
  struct Row {
    std::uint64_t prefix;  // what most comparisons end at
    std::string_view key;
    std::string_view packed;
  };
  std::deque<std::string> bytes;
  std::vector<Row> rows;
  VisitInAnyOrder(term_of, [&](std::string_view key, std::string_view packed) {
    const std::string_view kept = bytes.emplace_back(key).append(packed);
    rows.push_back({OrderedPrefix(key), kept.substr(0, key.size()),
                    kept.substr(key.size())});
  });
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : a.key < b.key;
  });
  for (const Row& row : rows) visit(row.key, row.packed);
}

std::size_t Vocabulary::MemoryUse() const {
  return words_.MemoryUse() + han_joins_.MemoryUse() + han_counts_.MemoryUse() +
         word_joins_.MemoryUse() + word_join_counts_.MemoryUse() +
         definition_counts_.MemoryUse() + definition_bytes_ +
         traits_.capacity();
}

void Vocabulary::Clear() { *this = Vocabulary(); }

}  // namespace dizin::lexicon
