#include "common/lexicon/lexicon_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/lexicon/relations.h"
#include "common/text/language.h"

namespace dizin::lexicon {

bool LexiconView::Refresh() {
  const std::uint64_t revision = lexicon_.Revision();
  if (revision_ == revision) return false;
  revision_ = revision;
  stats_.clear();
  totals_.clear();
  languages_.clear();
  lexicon_.Read(TotalsKey(), [this](std::string_view value) {
    for (const LanguageCount& of : UnpackTotals(value)) {
      totals_[of.language] += static_cast<double>(of.count);
    }
  });
  words_of_family_ = {};
  for (const auto& [language, total] : totals_) {
    languages_.push_back(language);
    const std::string code = LanguageCode(language);
    if (code.empty()) continue;
    const auto family = static_cast<std::size_t>(FamilyOfLanguage(code));
    words_of_family_[family] += total;
  }
  std::sort(languages_.begin(), languages_.end());
  return true;
}

bool LexiconView::HasFewCapitals() const {
  double all = 0;
  double cased = 0;
  for (std::size_t i = 0; i < kScriptFamilies; ++i) {
    all += words_of_family_[i];
    if (IsCased(static_cast<ScriptFamily>(i))) cased += words_of_family_[i];
  }
  return 2 * cased < all;
}

std::vector<KnownWord> LexiconView::WordsOfFold(std::string_view fold) const {
  const std::string key = WordsKey(fold);
  std::vector<KnownWord> words;
  lexicon_.Read(key, [&](std::string_view value) {
    for (Item& item : UnpackList(key, value)) {
      const auto at = std::lower_bound(
          words.begin(), words.end(), item.word,
          [](const KnownWord& a, const std::string& b) { return a.word < b; });
      const WordStats stats = ParseWordStats(item.payload);
      if (at != words.end() && at->word == item.word) {
        at->stats.Merge(stats);
      } else {
        words.insert(at, {std::move(item.word), stats});
      }
    }
  });
  return words;
}

std::optional<WordStats> LexiconView::StatsOf(std::string_view word) const {
  std::string name(word);
  if (const auto known = stats_.find(name); known != stats_.end()) {
    return known->second;
  }
  if (stats_.size() == kMaxRemembered) stats_.clear();
  return stats_[std::move(name)] = ReadStats(word);
}

std::optional<WordStats> LexiconView::ReadStats(std::string_view word) const {
  const std::string key = Relations::WordsKeyOf(word);
  if (key.empty()) return std::nullopt;
  std::optional<WordStats> stats;
  lexicon_.Read(key, [&](std::string_view value) {
    for (const Item& item : UnpackList(key, value)) {
      if (item.word != word) continue;
      if (!stats.has_value()) stats.emplace();
      stats->Merge(ParseWordStats(item.payload));
    }
  });
  return stats;
}

std::vector<InflectedWord> LexiconView::Inflections(
    LanguageId language, std::string_view stem) const {
  const std::string key = InflectionKey(language, stem);
  std::vector<InflectedWord> words;
  lexicon_.Read(key, [&](std::string_view value) {
    for (Item& item : UnpackList(key, value)) {
      const InflectionPayload payload = UnpackInflection(item.payload.front());
      const auto at = std::find_if(
          words.begin(), words.end(),
          [&item](const InflectedWord& w) { return w.word == item.word; });
      if (at == words.end()) {
        words.push_back({std::move(item.word), payload});
      } else {
        at->payload.capitals = std::max(at->payload.capitals, payload.capitals);
        at->payload.only_here = at->payload.only_here && payload.only_here;
      }
    }
  });
  return words;
}

double LexiconView::RelativeFrequency(const LanguageCount& of) const {
  const auto total = totals_.find(of.language);
  return total == totals_.end() || total->second == 0
             ? 0
             : static_cast<double>(of.count) / total->second;
}

double LexiconView::WordsOf(const std::vector<LanguageId>& languages) const {
  double words = 0;
  for (const LanguageId language : languages) {
    const auto total = totals_.find(language);
    if (total != totals_.end()) words += total->second;
  }
  return words;
}

double LexiconView::LargestShare(const WordStats& stats) const {
  double largest = 0;
  for (const LanguageCount& of : stats.languages) {
    largest = std::max(largest, RelativeFrequency(of));
  }
  return largest;
}

double LexiconView::PartIn(const WordStats& stats, LanguageId language) const {
  double all = 0;
  double here = 0;
  for (const LanguageCount& of : stats.languages) {
    const double uses =
        std::sqrt(static_cast<double>(of.count) * RelativeFrequency(of));
    all += uses;
    if (of.language == language) here = uses;
  }
  return all == 0 ? 0 : here / all;
}

LanguageId LexiconView::MostAtHome(const WordStats& stats) const {
  LanguageId most = kUnknownLanguage;
  double best = 0;
  for (const LanguageCount& of : stats.languages) {
    const double frequency = RelativeFrequency(of);
    if (of.language == kUnknownLanguage || frequency <= best) continue;
    best = frequency;
    most = of.language;
  }
  return most;
}

double LexiconView::LeastShareAtHome(const WordStats& stats,
                                     double share) const {
  double best = 0;
  for (const LanguageCount& of : stats.languages) {
    // A few articles of no known language say nothing of where a word belongs.
    if (of.language != kUnknownLanguage) {
      best = std::max(best, RelativeFrequency(of));
    }
  }
  return share * best;
}

bool LexiconView::IsHome(const WordStats& stats, LanguageId language,
                         double share) const {
  const auto of = std::find_if(
      stats.languages.begin(), stats.languages.end(),
      [language](const LanguageCount& c) { return c.language == language; });
  if (of == stats.languages.end()) return false;
  const double here = RelativeFrequency(*of);
  return here > 0 && here >= LeastShareAtHome(stats, share);
}

std::vector<LanguageId> LexiconView::HomeLanguages(const WordStats& stats,
                                                   double share) const {
  std::vector<LanguageId> home;
  const double least = LeastShareAtHome(stats, share);
  for (const LanguageCount& of : stats.languages) {
    const double here = RelativeFrequency(of);
    if (here > 0 && here >= least) home.push_back(of.language);
  }
  return home;
}

std::uint32_t LexiconView::ArticlesWith(
    const std::vector<std::string>& terms) const {
  std::uint32_t articles = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::uint32_t have = lexicon_.DocumentFrequency(terms[i]);
    articles = i == 0 ? have : std::min(articles, have);
    if (articles == 0) break;
  }
  return articles;
}

}  // namespace dizin::lexicon
