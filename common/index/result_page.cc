#include "common/index/result_page.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/index/article_id.h"
#include "common/index/facets.h"
#include "common/index/rerank.h"

namespace dizin::index {
namespace {

// How Xapian numbers the documents of several shards.
std::size_t ShardOfDocument(std::uint32_t document, std::size_t shards) {
  return (document - 1) % shards;
}
std::size_t NumberInShard(std::uint32_t document, std::size_t shards) {
  return (document - 1) / shards + 1;
}

// What has been shown on the pages before, by their cursor.
class ShownBefore {
 public:
  ShownBefore(const Cursor& cursor, const StateMark& now)
      : cursor_(cursor),
        hashes_(cursor.shown.begin(), cursor.shown.end()),
        same_shards_(cursor.mark.shards == now.shards &&
                     cursor.mark.last_documents.size() ==
                         now.last_documents.size()) {}

  bool Has(std::uint32_t hash) const { return hashes_.contains(hash); }

  // False for an article that was added since the first page.
  bool WasThere(std::uint32_t document) const {
    if (!same_shards_) return true;
    const std::size_t shards = cursor_.mark.last_documents.size();
    return NumberInShard(document, shards) <=
           cursor_.mark.last_documents[ShardOfDocument(document, shards)];
  }

  // How many were shown that the cursor has no room for.
  std::size_t Unnamed() const { return cursor_.offset - cursor_.shown.size(); }
  // So many of those named: what is above them has been shown.
  std::size_t Half() const { return (cursor_.shown.size() + 1) / 2; }

 private:
  const Cursor& cursor_;
  std::unordered_set<std::uint32_t> hashes_;
  bool same_shards_;
};

class PageReader {
 public:
  PageReader(const Xapian::Database& all, const StateMark& mark,
             const SearchOptions& options, const TimeLimit& time,
             const Extra& near, IdMemo* ids, Xapian::Enquire* enquire,
             HitList* list)
      : all_(all),
        mark_(mark),
        options_(options),
        time_(time),
        near_(near),
        ids_(ids),
        enquire_(enquire),
        list_(list),
        recent_(options.half_life_seconds > 0 &&
                options.sort == Sort::kRelevance),
        reorder_(recent_ || options.collapse),
        offset_(options.after ? options.after->offset : options.offset),
        limit_(std::min<std::size_t>(options.limit, all.get_doccount())) {}

  void Read() {
    const bool changed = options_.after &&
                         (mark_.revision == 0 || options_.after->mark != mark_);
    list_->hits.reserve(limit_);
    if (changed) {
      ReadBehind(ShownBefore(*options_.after, mark_));
    } else if (reorder_) {
      ReadReordered();
    } else if (near_.among) {
      ReadNear();
    } else {
      ReadMatches();
    }
    if (list_->next) SetNext();
  }

 private:
  // Asking for more than there is costs memory.
  Xapian::doccount Count(std::size_t wanted) const {
    return static_cast<Xapian::doccount>(
        std::min<std::size_t>(wanted, all_.get_doccount()));
  }

  Xapian::MSet Find(std::size_t first, std::size_t count) {
    time_.Check();
    std::size_t check = options_.check_at_least;
    if (!options_.facets.empty()) check = std::max(check, kFacetBound);
    Xapian::MSet found =
        enquire_->get_mset(Count(first), Count(count), Count(check));
    enquire_->clear_matchspies();
    list_->matches_lower = found.get_matches_lower_bound();
    list_->matches_estimated = found.get_matches_estimated();
    list_->matches_upper = found.get_matches_upper_bound();
    time_.Check();
    return found;
  }

  // One more is asked for, to know whether there is a next page.
  void ReadMatches() {
    const Xapian::MSet found = Find(offset_, limit_ + 1);
    // Articles on another machine come together. Xapian 1.4.22 counts from 0
    // here whatever the first hit's rank is, and reads outside of the list.
    const bool remote = mark_.revision == 0;
    if (remote && found.get_firstitem() == 0 && !found.empty()) found.fetch();
    for (auto i = found.begin(); i != found.end(); ++i) {
      if (IsFull()) return;
      time_.Check();
      Hit hit = remote ? HitOf(i.get_document()) : ReadHit(*i);
      hit.score = i.get_weight();
      Add(*i, std::move(hit));
    }
  }

  // Places are looked at in the best matches alone: those must be read for any
  // page.
  void ReadNear() {
    const std::size_t last = offset_ + limit_ + 1;
    std::vector<Ranked> ranked =
        ReadRanked(Find(0, std::max(last, kNearDepth)));
    AddProximity(near_, last, all_, enquire_, &ranked);
    for (std::size_t i = offset_; i < ranked.size(); ++i) {
      if (IsFull()) return;
      AddHit(ranked[i]);
    }
  }

  void ReadReordered() {
    const std::size_t last = offset_ + limit_;
    std::vector<Ranked> ranked;
    for (std::size_t size = FirstSize(last);; size *= 2) {
      const Xapian::MSet found = Find(0, size);
      ranked = InOrder(ReadRanked(found));
      if (ranked.size() > last || found.size() < size) break;
    }
    for (std::size_t i = offset_; i < ranked.size(); ++i) {
      if (IsFull()) return;
      AddHit(ranked[i]);
    }
  }

  void ReadBehind(const ShownBefore& shown) {
    std::vector<Ranked> ranked;
    for (std::size_t size = FirstSize(offset_ + limit_);; size *= 2) {
      const Xapian::MSet found = Find(0, size);
      ranked = ReadRanked(found);
      std::erase_if(ranked, [&shown](const Ranked& entry) {
        return !shown.WasThere(entry.document);
      });
      const bool all = found.size() < size;
      if (LeaveOutShown(shown, all, &ranked)) break;
    }
    for (const Ranked& entry : ranked) {
      if (IsFull()) return;
      AddHit(entry);
    }
  }

  // Matches to be read at first to have more than `wanted`: whole blocks.
  static std::size_t FirstSize(std::size_t wanted) {
    return (wanted / kRerankDepth + 1) * kRerankDepth;
  }

  std::vector<Ranked> InOrder(std::vector<Ranked> ranked) const {
    if (reorder_) ReadValues(all_, &ranked);
    AddProximity(near_, ranked.size(), all_, enquire_, &ranked);
    if (recent_) {
      PreferRecent(options_.now_seconds, options_.half_life_seconds, &ranked);
    }
    if (options_.collapse) CollapseDuplicates(&ranked);
    return ranked;
  }

  // Puts matches in order and leaves of them what comes next, as many as the
  // page has room for and one more. False if more matches must be read for
  // this; `all` says that there are no more.
  bool LeaveOutShown(const ShownBefore& shown, bool all,
                     std::vector<Ranked>* ranked) const {
    std::vector<Ranked> next;
    std::size_t seen = 0;
    bool placed = shown.Unnamed() == 0;
    for (Ranked& entry : InOrder(std::move(*ranked))) {
      time_.Check();
      if (IsShown(shown, entry)) {
        if (!placed && ++seen == shown.Half()) {
          next.clear();
          placed = true;
        }
        continue;
      }
      next.push_back(std::move(entry));
      if (placed && next.size() > limit_) break;
    }
    // Most of those named are gone: it is left to count.
    if (!placed && all) {
      const std::size_t passed = std::min(shown.Unnamed(), next.size());
      next.erase(next.begin(),
                 next.begin() + static_cast<std::ptrdiff_t>(passed));
    }
    *ranked = std::move(next);
    return all || (placed && ranked->size() > limit_);
  }

  bool IsShown(const ShownBefore& shown, const Ranked& entry) const {
    const auto has = [&](std::uint32_t document) {
      return shown.Has(HashOf(document, ids_->IdOf(document, all_)));
    };
    return has(entry.document) ||
           std::any_of(entry.duplicates.begin(), entry.duplicates.end(), has);
  }

  std::uint32_t HashOf(std::uint32_t document, std::string_view id) const {
    return ShownHash(id,
                     ShardOfDocument(document, mark_.last_documents.size()));
  }

  Hit ReadHit(std::uint32_t document) const {
    if (options_.with_articles) {
      return HitOf(all_.get_document(document, Xapian::DOC_ASSUME_VALID));
    }
    Hit hit;
    hit.id = ids_->IdOf(document, all_);
    return hit;
  }

  Hit HitOf(const Xapian::Document& document) const {
    Hit hit;
    if (options_.with_articles) {
      hit.article = ArticleOf(document);
      hit.id = hit.article.id;
    } else {
      hit.id = IdOf(document);
    }
    return hit;
  }

  // True, and there is a next page, if no more hits go onto this one.
  bool IsFull() {
    if (list_->hits.size() < limit_) return false;
    if (limit_ > 0) list_->next.emplace();
    return true;
  }

  void AddHit(const Ranked& entry) {
    time_.Check();
    Hit hit = ReadHit(entry.document);
    hit.score = entry.score;
    hit.recency = entry.recency;
    hit.duplicate_count = entry.duplicates.size();
    for (const std::uint32_t document : entry.duplicates) {
      if (hit.duplicates.size() == kMaxDuplicates) break;
      hit.duplicates.push_back(ids_->IdOf(document, all_));
    }
    Add(entry.document, std::move(hit));
  }

  void Add(std::uint32_t document, Hit hit) {
    hashes_.push_back(HashOf(document, hit.id));
    list_->hits.push_back(std::move(hit));
  }

  void SetNext() {
    Cursor* next = &*list_->next;
    if (options_.after) {
      *next = *options_.after;
    } else {
      next->mark = mark_;
    }
    next->offset = offset_ + list_->hits.size();
    next->shown.insert(next->shown.end(), hashes_.begin(), hashes_.end());
    if (next->shown.size() > kMaxShown) {
      next->shown.erase(next->shown.begin(), next->shown.end() - kMaxShown);
    }
  }

  const Xapian::Database& all_;
  const StateMark& mark_;
  const SearchOptions& options_;
  const TimeLimit& time_;
  const Extra& near_;
  IdMemo* ids_;
  Xapian::Enquire* enquire_;
  HitList* list_;
  bool recent_;
  bool reorder_;
  std::size_t offset_;
  std::size_t limit_;
  std::vector<std::uint32_t> hashes_;  // of the hits of the list
};

}  // namespace

void ReadPage(const Xapian::Database& all, const StateMark& mark,
              const SearchOptions& options, const TimeLimit& time,
              const Extra& near, IdMemo* ids, Xapian::Enquire* enquire,
              HitList* list) {
  PageReader(all, mark, options, time, near, ids, enquire, list).Read();
}

}  // namespace dizin::index
