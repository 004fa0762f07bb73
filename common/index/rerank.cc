#include "common/index/rerank.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"

namespace dizin::index {
namespace {

bool HasMore(const Ranked& a, const Ranked& b) { return a.score > b.score; }

}  // namespace

std::vector<Ranked> ReadRanked(const Xapian::MSet& found) {
  std::vector<Ranked> ranked;
  for (auto i = found.begin(); i != found.end(); ++i) {
    Ranked entry;
    entry.document = *i;
    entry.score = i.get_weight();
    ranked.push_back(std::move(entry));
  }
  return ranked;
}

void ReadValues(const Xapian::Database& all, std::vector<Ranked>* ranked) {
  for (Ranked& entry : *ranked) {
    const Xapian::Document document =
        all.get_document(entry.document, Xapian::DOC_ASSUME_VALID);
    const std::string date = document.get_value(kDateSlot);
    if (!date.empty()) entry.date_seconds = Xapian::sortable_unserialise(date);
    entry.simhash = HashFromValue(document.get_value(kSimhashSlot)).value_or(0);
  }
}

void AddProximity(const Extra& near, std::size_t wanted,
                  const Xapian::Database& database, Xapian::Enquire* enquire,
                  std::vector<Ranked>* ranked) {
  if (!near.among || ranked->empty() || wanted == 0) return;
  const double last = (*ranked)[std::min(ranked->size(), wanted) - 1].score;
  std::span<Ranked> best =
      std::span(*ranked).first(std::min(ranked->size(), kNearDepth));
  const auto end = std::find_if(best.begin(), best.end(), [&](const Ranked& r) {
    return r.score * (1 + near.most) < last;
  });
  best = best.first(static_cast<std::size_t>(end - best.begin()));
  std::vector<std::uint32_t> documents;
  for (const Ranked& entry : best) documents.push_back(entry.document);
  const Xapian::Query query = near.among(documents, database);
  if (query.empty()) return;
  const Xapian::Query asked = enquire->get_query();
  enquire->set_query(query);
  const Xapian::MSet found =
      enquire->get_mset(0, static_cast<Xapian::doccount>(documents.size()));
  enquire->set_query(asked);
  std::unordered_map<std::uint32_t, double> scores;
  for (auto i = found.begin(); i != found.end(); ++i) {
    scores.emplace(*i, i.get_weight());
  }
  for (Ranked& entry : best) {
    const auto score = scores.find(entry.document);
    if (score == scores.end()) continue;
    entry.score += std::min(score->second, near.most * entry.score);
  }
  std::stable_sort(best.begin(), best.end(), HasMore);
}

void PreferRecent(double now, double half_life, std::vector<Ranked>* ranked) {
  for (Ranked& entry : *ranked) {
    const double half_lives = entry.date_seconds
                                  ? (now - *entry.date_seconds) / half_life
                                  : kMaxHalfLives;
    entry.recency = std::exp2(-std::clamp(half_lives, 0.0, kMaxHalfLives));
    entry.score *= entry.recency;
  }
  for (std::size_t first = 0; first < ranked->size(); first += kRerankDepth) {
    const auto begin = ranked->begin() + static_cast<std::ptrdiff_t>(first);
    const std::size_t count = std::min(kRerankDepth, ranked->size() - first);
    std::stable_sort(begin, begin + static_cast<std::ptrdiff_t>(count),
                     HasMore);
  }
}

void CollapseDuplicates(std::vector<Ranked>* ranked) {
  std::vector<Ranked> kept;
  for (Ranked& entry : *ranked) {
    const auto same = [&entry](const Ranked& other) {
      return other.simhash != 0 &&
             std::popcount(other.simhash ^ entry.simhash) <= kDuplicateBits;
    };
    const auto first = entry.simhash == 0
                           ? kept.end()
                           : std::find_if(kept.begin(), kept.end(), same);
    if (first == kept.end()) {
      kept.push_back(std::move(entry));
    } else {
      first->duplicates.push_back(entry.document);
    }
  }
  *ranked = std::move(kept);
}

}  // namespace dizin::index
