#include "common/lexicon/word_stats.h"

#include <algorithm>

#include "common/error.h"
#include "common/lexicon/bytes.h"
#include "common/lexicon/letters.h"

namespace dizin::lexicon {
namespace {

// How lower and capitals are written.
enum Form : unsigned { kAllLower, kAllCapitals, kNeither, kExplicit };

Form FormOf(const WordStats& stats, std::uint64_t total) {
  if (stats.lower == total && stats.capitals == 0) return kAllLower;
  if (stats.capitals == total && stats.lower == 0) return kAllCapitals;
  if (stats.lower == 0 && stats.capitals == 0) return kNeither;
  return kExplicit;
}

}  // namespace

std::uint64_t WordStats::Total() const {
  std::uint64_t total = 0;
  for (const LanguageCount& of : languages) total += of.count;
  return total;
}

void WordStats::Merge(const WordStats& other) {
  lower += other.lower;
  capitals += other.capitals;
  untold_capital = untold_capital || other.untold_capital;
  AddLanguages(other.languages);
}

void WordStats::AddLanguage(const LanguageCount& of) {
  // Most have only one.
  if (languages.size() == 1 && languages.front().language == of.language) {
    languages.front().count += of.count;
    return;
  }
  auto at = std::lower_bound(
      languages.begin(), languages.end(), of.language,
      [](const LanguageCount& a, LanguageId b) { return a.language < b; });
  if (at == languages.end() || at->language != of.language) {
    languages.insert(at, of);
  } else {
    at->count += of.count;
  }
}

void WordStats::AddLanguages(const std::vector<LanguageCount>& others) {
  for (const LanguageCount& of : others) AddLanguage(of);
}

void AppendWordStats(const WordStats& stats, std::string* out) {
  const Form form = FormOf(stats, stats.Total());
  const auto head =
      stats.languages.size() << 3U | (stats.untold_capital ? 4U : 0U) | form;
  if (form != kExplicit && stats.languages.size() == 1) {
    const auto [language, count] = stats.languages.front();
    if (language < 0x80 && count < 0x80) {  // most are like this
      const char bytes[] = {static_cast<char>(head),
                            static_cast<char>(language),
                            static_cast<char>(count)};
      out->append(bytes, sizeof bytes);
      return;
    }
  }
  AppendNumber(head, out);
  if (form == kExplicit) {
    AppendNumber(stats.lower, out);
    AppendNumber(stats.capitals, out);
  }
  for (const LanguageCount& of : stats.languages) {
    AppendNumber(of.language, out);
    AppendNumber(of.count, out);
  }
}

namespace {

void ReadInto(ByteReader* in, WordStats* stats) {
  const std::uint64_t head = in->Number();
  stats->untold_capital = (head & 4U) != 0;
  const auto form = static_cast<Form>(head & 3U);
  stats->lower = form == kExplicit ? in->Number() : 0;
  stats->capitals = form == kExplicit ? in->Number() : 0;
  stats->languages.clear();
  std::uint64_t total = 0;
  for (std::uint64_t left = head >> 3U; left > 0; --left) {
    const auto language = static_cast<LanguageId>(in->Number());
    const std::uint64_t count = in->Number();
    stats->languages.push_back({language, count});
    total += count;
  }
  if (form == kAllLower) stats->lower = total;
  if (form == kAllCapitals) stats->capitals = total;
}

}  // namespace

WordStats ReadWordStats(ByteReader* in) {
  WordStats stats;
  ReadInto(in, &stats);
  return stats;
}

void ParseWordStats(std::string_view packed, WordStats* stats) {
  ByteReader in(packed);
  ReadInto(&in, stats);
  if (!in.AtEnd()) in.ThrowDamaged();
}

WordStats ParseWordStats(std::string_view packed) {
  WordStats stats;
  ParseWordStats(packed, &stats);
  return stats;
}

CapitalClass CapitalsOf(std::string_view word, const WordStats& stats) {
  if (!IsCasedWord(word)) return CapitalClass::kCaseless;
  const std::uint64_t told = stats.lower + stats.capitals;
  if (told == 0) {
    return stats.untold_capital ? CapitalClass::kUntold : CapitalClass::kNever;
  }
  if (stats.capitals == 0) return CapitalClass::kNever;
  const double share =
      static_cast<double>(stats.capitals) / static_cast<double>(told);
  if (share < .1) return CapitalClass::kSeldom;
  if (share < .5) return CapitalClass::kSome;
  return share < .9 ? CapitalClass::kMost : CapitalClass::kNearly;
}

bool MayBeName(CapitalClass capitals) {
  return capitals >= CapitalClass::kMost;
}

bool IsNameLike(CapitalClass capitals) {
  return MayBeName(capitals) && capitals != CapitalClass::kUntold;
}

}  // namespace dizin::lexicon
