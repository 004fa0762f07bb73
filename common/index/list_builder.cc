#include "common/index/list_builder.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"

namespace dizin::index {
namespace {

constexpr std::size_t kArticlesToLook = 4'096;  // at the clock
// So many lengths are read together while one alone is.
constexpr std::size_t kLengthsForOne = 16;

// A term in an article.
struct Posting {
  std::uint32_t document = 0;
  std::uint32_t count = 0;
  std::uint16_t level = 0;  // the narrowest that has the term
  WordList::Variants variant = 0;
};

bool IsBefore(const Posting& a, const Posting& b) {
  return a.document != b.document ? a.document < b.document : a.level < b.level;
}

// One field's part of the word: what its levels weigh, and its terms.
struct Part {
  struct Weighed {
    double weight = 0;
    std::size_t terms = 0;  // the first so many
  };
  std::vector<Weighed> levels;
  std::vector<std::uint32_t> articles;  // that have each term
  std::vector<Posting> postings;        // in order
};

// Merges runs that are in order, which end at these places; the shortest first.
void MergeRuns(const std::vector<std::size_t>& ends,
               std::vector<Posting>* postings) {
  if (ends.size() < 2) return;
  const auto begin = postings->begin();
  const auto at = [begin](std::size_t place) {
    return begin + static_cast<std::ptrdiff_t>(place);
  };
  // The last and shortest ones as long as they are no longer than what is
  // before them, as of merge sort.
  std::vector<std::size_t> starts = {0};
  const auto merge_last = [&](std::size_t end) {
    const std::size_t middle = starts.back();
    starts.pop_back();
    std::inplace_merge(at(starts.back()), at(middle), at(end), IsBefore);
  };
  for (std::size_t i = 0; i < ends.size(); ++i) {
    while (starts.size() > 1 && starts.back() - starts[starts.size() - 2] <=
                                    2 * (ends[i] - starts.back())) {
      merge_last(ends[i]);
    }
    if (i + 1 < ends.size()) starts.push_back(ends[i]);
  }
  while (starts.size() > 1) merge_last(ends.back());
}

class PartReader {
 public:
  PartReader(const WeighedWord& word, std::string_view prefix,
             const TermTest& has, const Xapian::Database& database,
             const TimeLimit& limit)
      : word_(word),
        prefix_(prefix),
        has_(has),
        database_(database),
        limit_(limit) {}

  // Levels that are the same are one: word_query.h.
  Part Read(double factor) {
    std::size_t next = 0;
    for (const Level& level : word_.levels) {
      const std::size_t before = part_.articles.size();
      for (; next < level.variants; ++next) ReadTerm(next);
      if (part_.articles.empty()) continue;
      if (part_.articles.size() == before) {
        part_.levels.back().weight += level.weight;
      } else {
        part_.levels.push_back({level.weight, part_.articles.size()});
      }
    }
    for (Part::Weighed& level : part_.levels) level.weight *= factor;
    MergeRuns(ends_, &part_.postings);
    return std::move(part_);
  }

 private:
  void ReadTerm(std::size_t variant) {
    const std::string term = BoundedTerm(
        prefix_ + word_.variants[variant].terms.front(), kMaxTermCost);
    if (has_ && !has_(term)) return;
    const auto level = static_cast<std::uint16_t>(part_.levels.size());
    const std::size_t before = part_.postings.size();
    const auto end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end; ++at) {
      if (part_.postings.size() % kArticlesToLook == 0) limit_.Check();
      part_.postings.push_back(
          {*at, at.get_wdf(), level, WordList::BitOf(variant)});
    }
    part_.articles.push_back(
        static_cast<std::uint32_t>(part_.postings.size() - before));
    ends_.push_back(part_.postings.size());
  }

  const WeighedWord& word_;
  const std::string prefix_;
  const TermTest& has_;
  const Xapian::Database& database_;
  const TimeLimit& limit_;
  Part part_;
  std::vector<std::size_t> ends_;  // of what is there of each term
};

// What a part gives to one article after another.
class PartScorer {
 public:
  PartScorer(const Part& part, const Bm25& bm25, double articles)
      : postings_(part.postings), bm25_(bm25) {
    for (const Part::Weighed& level : part.levels) {
      const double any = ArticlesWithAny(
          std::span(part.articles).first(level.terms), articles);
      weights_.push_back(Bm25::Idf(any, articles) * level.weight *
                         (bm25.k1 + 1));
    }
    counts_.resize(weights_.size());
  }

  // The document of the next posting; 0 behind the last.
  std::uint32_t Next() const {
    return at_ < postings_.size() ? postings_[at_].document : 0;
  }

  void SkipTo(std::uint32_t document) {
    while (at_ < postings_.size() && postings_[at_].document < document) ++at_;
  }

  // What the next document gets; goes on behind it. `normal` is Xapian's
  // measure of its length.
  double Score(std::uint32_t length, double normal,
               WordList::Variants* variants) {
    std::fill(counts_.begin(), counts_.end(), 0);
    const std::uint32_t document = Next();
    for (; Next() == document; ++at_) {
      counts_[postings_[at_].level] += postings_[at_].count;
      *variants |= postings_[at_].variant;
    }
    double score = 0;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      count += counts_[i];
      if (count == 0) continue;
      const double times = std::min(count, length);
      score = weights_[i] * bm25_.Share(times, normal) + score;
    }
    return score;
  }

 private:
  const std::vector<Posting>& postings_;
  const Bm25& bm25_;
  std::vector<double> weights_;        // of the levels
  std::vector<std::uint32_t> counts_;  // in the document
  std::size_t at_ = 0;
};

}  // namespace

bool IsOfSingleTerms(std::span<const Variant> variants) {
  return std::all_of(variants.begin(), variants.end(),
                     [](const Variant& v) { return v.terms.size() == 1; });
}

void ArticleLengths::Follow(const Xapian::Database* database) {
  database_ = database;
  expected_ = 0;
  lengths_.clear();
}

void ArticleLengths::Expect(std::size_t articles) {
  if (expected_ == 0) average_ = database_->get_avlength();
  expected_ += articles;
  if (lengths_.empty() &&
      expected_ * kLengthsForOne > database_->get_doccount()) {
    ReadAll();
  }
}

std::uint32_t ArticleLengths::Of(std::uint32_t document) const {
  return lengths_.empty() ? database_->get_doclength(document)
                          : lengths_[document];
}

void ArticleLengths::ReadAll() {
  lengths_.resize(database_->get_lastdocid() + std::size_t{1});
  const auto end = database_->postlist_end("");
  for (auto at = database_->postlist_begin(""); at != end; ++at) {
    lengths_[*at] = at.get_doclength();
  }
}

WordList MakeList(const WeighedWord& word, const Bm25& bm25,
                  const Xapian::Database& database, ArticleLengths* lengths,
                  const TimeLimit& limit) {
  const Part text = PartReader(word, "", {}, database, limit).Read(word.factor);
  Part titles;
  if (word.title_factor > 0) {
    titles = PartReader(word, kTitlePrefix, word.in_titles, database, limit)
                 .Read(word.title_factor);
  }
  const double articles = database.get_doccount();
  PartScorer in_text(text, bm25, articles), in_titles(titles, bm25, articles);
  lengths->Expect(text.postings.size());
  const double per_average =
      lengths->average() == 0 ? 0 : 1 / lengths->average();
  WordList list;
  while (const std::uint32_t document = in_text.Next()) {
    const std::uint32_t length = lengths->Of(document);
    const double normal = bm25.NormalLength(length, per_average);
    WordList::Variants there = 0;
    double score = in_text.Score(length, normal, &there);
    in_titles.SkipTo(document);
    if (in_titles.Next() == document) {
      WordList::Variants in_title = 0;
      score += in_titles.Score(length, normal, &in_title);
    }
    list.Add(document, score);
    if (word.variants.size() > 1) list.variants.push_back(there);
  }
  return list;
}

}  // namespace dizin::index
