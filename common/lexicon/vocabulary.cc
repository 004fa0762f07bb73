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

constexpr std::size_t kMaxJoinedWords = 5;
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

// What a map entry of an extra row costs besides its key.
constexpr std::size_t kExtraOverhead = 88;

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

// A row on its way into order.
struct Vocabulary::Row {
  Row(std::string_view of, const Word* counts)
      : prefix(OrderedPrefix(of)), key(of), word(counts) {}

  friend bool operator<(const Row& a, const Row& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : a.key < b.key;
  }

  std::uint64_t prefix;  // what most comparisons end at
  std::string_view key;
  const Word* word;  // null for the bigrams together
};

void Vocabulary::BeginText(std::string_view text, LanguageId language) {
  run_kind_ = UnitKind::kAlphabetic;
  std::set<std::string> rows;
  for (const Definition& definition : FindDefinitions(text)) {
    std::string row = DefinitionRow(definition.abbreviation, definition.terms);
    if (row.size() > kMaxKeyBytes || !rows.insert(row).second) continue;
    CountExtra(row, language,
               definition.explained ? Evidence::kCapital : Evidence::kLower);
  }
}

void Vocabulary::CountInRun(const Unit& unit, std::string_view term,
                            LanguageId language) {
  // Bigrams of a run overlap, its words touch.
  const bool goes_on = unit.kind == run_kind_ && unit.begin <= run_end_;
  if (unit.kind == UnitKind::kHan) {
    CountHan(term, goes_on, language);
  } else if (unit.kind == UnitKind::kSoutheastAsian) {
    CountWords(term, goes_on, language);
  }
  run_kind_ = unit.kind;
  run_end_ = unit.end;
}

void Vocabulary::CountHan(std::string_view term, bool goes_on,
                          LanguageId language) {
  if (!goes_on) han_size_ = 0;
  std::size_t second = term.size() - 1;
  while (second > 0 && (term[second] & 0xC0) == 0x80) --second;
  if (second == 0) return;  // a lone character
  if (!goes_on) PushHan(Utf8Reader(term).Next());
  PushHan(Utf8Reader(term.substr(second)).Next());
  const std::u32string_view tail(han_tail_.data(), han_size_);
  const std::uint32_t names = NameEndings(tail);
  for (std::size_t size = 2; names >> size != 0; ++size) {
    if ((names >> size & 1U) == 0) continue;
    AddOccurrences(han_joins_.At(tail.substr(tail.size() - size)), language, 1);
  }
}

void Vocabulary::PushHan(char32_t c) {
  if (han_size_ == han_tail_.size()) {
    std::copy(han_tail_.begin() + 1, han_tail_.end(), han_tail_.begin());
    --han_size_;
  }
  han_tail_[han_size_++] = c;
}

void Vocabulary::CountWords(std::string_view term, bool goes_on,
                            LanguageId language) {
  const bool is_grammar = IsGrammar(term);
  if (!goes_on || is_grammar) {
    run_words_.clear();
    run_text_.clear();
  }
  if (is_grammar) return;
  if (run_words_.size() == kMaxJoinedWords) {
    const std::uint32_t gone = run_words_[1].begin;
    run_words_.erase(run_words_.begin());
    for (RunWord& word : run_words_) word.begin -= gone;
    run_text_.erase(0, gone);
  }
  if (!run_text_.empty()) run_text_ += kJoiner;
  run_words_.push_back({static_cast<std::uint32_t>(run_text_.size()),
                        static_cast<std::uint32_t>(CodePointCount(term)),
                        IsScrap(term)});
  run_text_ += term;
  std::size_t letters = run_words_.back().letters;
  bool scraps = run_words_.back().is_scrap;
  for (std::size_t i = run_words_.size() - 1; i > 0; --i) {
    const RunWord& first = run_words_[i - 1];
    letters += first.letters;
    if (letters > kMaxJoinedLetters) return;
    scraps = scraps || first.is_scrap;
    const std::size_t words = run_words_.size() - i + 1;
    if (words <= kMaxJoinedFreely || scraps) {
      row_.assign(1, kJoinRow).append(run_text_, first.begin);
      CountExtra(row_, language);
    }
  }
}

void Vocabulary::SwitchLanguage(Word* word, LanguageId language) {
  if (word->count == 0) {
    word->language = language;
    return;
  }
  for (std::uint32_t at = word->others; at != 0; at = others_[at - 1].next) {
    Other& other = others_[at - 1];
    if (other.language != language) continue;
    std::swap(other.language, word->language);
    std::swap(other.count, word->count);
    return;
  }
  others_.push_back({word->count, word->others, word->language});
  word->others = static_cast<std::uint32_t>(others_.size());
  word->language = language;
  word->count = 0;
}

void Vocabulary::StatsOf(const Word& word, WordStats* stats) const {
  stats->languages.assign(1, {word.language, word.count});
  std::uint64_t total = word.count;
  for (std::uint32_t at = word.others; at != 0; at = others_[at - 1].next) {
    const Other& other = others_[at - 1];
    stats->languages.push_back({other.language, other.count});
    total += other.count;
  }
  if (word.others != 0) {
    std::sort(stats->languages.begin(), stats->languages.end(),
              [](const LanguageCount& a, const LanguageCount& b) {
                return a.language < b.language;
              });
  }
  stats->capitals = word.capitals;
  stats->untold_capital = word.untold_capitals > 0;
  stats->lower = total - word.capitals - word.untold_capitals;
}

void Vocabulary::CountExtra(std::string_view key, LanguageId language,
                            Evidence evidence) {
  auto at = extras_.find(key);
  if (at == extras_.end()) {
    at = extras_.emplace(std::string(key), Word()).first;
    extra_bytes_ += key.size() + kExtraOverhead;
  }
  AddOccurrences(&at->second, language, 1);
  AddEvidence(&at->second, evidence);
}

void Vocabulary::VisitRows(const TermOf& term_of, const RowVisitor& visit,
                           Order order) const {
  std::vector<Row> rows;
  WordStats bigrams;
  WordStats stats;
  std::string packed;
  const auto visit_row = [&](std::string_view key, const Word* word) {
    packed.clear();
    if (word != nullptr) StatsOf(*word, &stats);
    AppendWordStats(word != nullptr ? stats : bigrams, &packed);
    visit(key, packed);
  };
  const auto take = [&](std::string_view key, const Word* word) {
    if (order == Order::kAny) {
      visit_row(key, word);
    } else {
      rows.emplace_back(key, word);
    }
  };
  for (std::uint32_t id = 0; id < words_.size(); ++id) {
    if (words_[id].count == 0) continue;
    const std::string_view term = term_of(id);
    if (IsBigramTerm(term)) {
      StatsOf(words_[id], &stats);
      bigrams.Merge(stats);
    } else if (IsWordRow(term)) {
      take(term, &words_[id]);
    }
  }
  if (!bigrams.languages.empty()) take(kBigramsRow, nullptr);
  for (const auto& [key, word] : extras_) take(key, &word);
  std::deque<std::string> kept;  // keys, until they are in order
  std::string join;
  han_joins_.Visit([&](std::u32string_view run, const Word& word) {
    join.assign(1, kJoinRow);
    for (const char32_t c : run) AppendUtf8(c, &join);
    take(order == Order::kAny ? join : kept.emplace_back(join), &word);
  });
  std::sort(rows.begin(), rows.end());
  for (const Row& row : rows) visit_row(row.key, row.word);
}

void Vocabulary::Merge(
    const Vocabulary& other,
    const std::function<std::uint32_t(std::uint32_t)>& own_id) {
  for (std::uint32_t id = 0; id < other.words_.size(); ++id) {
    const Word& from = other.words_[id];
    if (from.count == 0) continue;
    const std::uint32_t own = own_id(id);
    if (own >= words_.size()) words_.resize(own + 1U);
    MergeWord(other, from, &words_[own]);
  }
  other.han_joins_.Visit([&](std::u32string_view run, const Word& word) {
    MergeWord(other, word, han_joins_.At(run));
  });
  for (const auto& [key, word] : other.extras_) {
    const auto [at, is_new] = extras_.try_emplace(key);
    MergeWord(other, word, &at->second);
    if (is_new) extra_bytes_ += key.size() + kExtraOverhead;
  }
}

void Vocabulary::MergeWord(const Vocabulary& other, const Word& from,
                           Word* word) {
  WordStats stats;
  other.StatsOf(from, &stats);
  for (const LanguageCount& of : stats.languages) {
    AddOccurrences(word, of.language, static_cast<std::uint32_t>(of.count));
  }
  word->capitals += from.capitals;
  word->untold_capitals += from.untold_capitals;
}

std::size_t Vocabulary::MemoryUse() const {
  return words_.capacity() * sizeof(Word) + others_.capacity() * sizeof(Other) +
         extra_bytes_ + han_joins_.MemoryUse();
}

void Vocabulary::Clear() { *this = Vocabulary(); }

}  // namespace dizin::lexicon
