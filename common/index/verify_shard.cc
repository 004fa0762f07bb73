#include "common/index/verify_shard.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/error.h"
#include "common/index/article_analyzer.h"
#include "common/index/article_id.h"
#include "common/index/database.h"
#include "common/index/format_check.h"
#include "common/index/hash.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"
#include "common/index/verify_lexicon.h"
#include "common/index/xapian_error.h"

namespace dizin::index {
namespace {

// A term of an article: what it counts, and where it stands.
struct TermUse {
  std::uint64_t wdf = 0;
  std::vector<std::uint32_t> positions;  // ascending, each once
};
using TermUses = std::map<std::string, TermUse, std::less<>>;

std::uint64_t Mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9E3779B97F4A7C15U + b;
  x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93U;
  return x ^ (x >> 29);
}

// What a posting and a position add to the sum of their article.
std::uint64_t PostingHash(std::uint64_t term, std::uint64_t wdf) {
  return Mix(term, wdf * 2);
}
std::uint64_t PositionHash(std::uint64_t term, std::uint64_t position) {
  return Mix(term, position * 2 + 1);
}

class Verifier {
 public:
  Verifier(const ShardToVerify& shard, const ProblemVisitor& problem,
           const StepVisitor& step)
      : shard_(shard),
        problem_(problem),
        step_(step),
        database_(shard.path, Xapian::DB_BACKEND_GLASS),
        analyzer_(&terms_, &vocabulary_) {}

  void Run() {
    CheckMetadata();
    articles_ = database_.get_doccount();
    last_ = database_.get_lastdocid();
    sums_.assign(std::size_t{last_} + 1, 0);
    CheckArticles();
    CheckFields();
    CheckPostings();
    CheckSums();
    if (!analyses_) return;
    const ShardLexicon lexicon(&database_, /*remote=*/false);
    VerifyLexicon(lexicon, &vocabulary_, terms_, problem_);
  }

 private:
  std::string Metadata(std::string_view key) const {
    return database_.get_metadata(std::string(key));
  }

  void Say(Xapian::docid docid, const std::string& what) const {
    problem_(
        "article " +
        (id_.empty() ? "number " + std::to_string(docid) : "'" + id_ + "'") +
        ": " + what);
  }

  void CheckMetadata() {
    const std::string age = DescribeAge(Metadata(kFormatKey),
                                        Metadata(kFingerprintKey), shard_.path);
    analyses_ = age.empty();
  }

  void Step() { step_(++done_, articles_ * 2); }

  void CheckArticles() {
    std::uint64_t seen = 0;
    const auto end = database_.postlist_end("");
    for (auto i = database_.postlist_begin(""); i != end; ++i) {
      ++seen;
      id_.clear();
      try {
        CheckArticle(*i);
      } catch (const Error& e) {
        Say(*i, e.what());
      } catch (const Xapian::Error& e) {
        Say(*i, e.get_description());
      }
      Step();
    }
    if (seen != articles_) {
      problem_("has " + std::to_string(seen) + " articles, and says " +
               std::to_string(articles_));
    }
  }

  void CheckArticle(Xapian::docid docid) {
    const Xapian::Document document = database_.get_document(docid);
    const Article article = ArticleOf(document);
    id_ = article.id;
    if (ShardOf(id_, shard_.shards) != shard_.number) {
      Say(docid, "belongs to another shard");
    }
    const auto with_id = database_.postlist_begin(IdTerm(id_));
    if (with_id == database_.postlist_end(IdTerm(id_)) || *with_id != docid ||
        database_.get_termfreq(IdTerm(id_)) != 1) {
      Say(docid, "is not the one article with its id");
    }
    if (analyses_) analyzer_.Analyze(article, &indexed_);
    CheckTerms(docid);
    CheckValues(docid, document);
  }

  // Of the article that was analysed last.
  TermUses AnalysedTerms() const {
    TermUses uses;
    for (const Occurrence& o : indexed_.occurrences) {
      TermUse& use = uses[BoundedTerm(terms_.Term(o.term), kMaxTermCost)];
      use.wdf += o.wdf;
      if (o.position != 0) use.positions.push_back(o.position);
    }
    for (auto& [term, use] : uses) {
      std::sort(use.positions.begin(), use.positions.end());
      use.positions.erase(
          std::unique(use.positions.begin(), use.positions.end()),
          use.positions.end());
    }
    return uses;
  }

  void CheckTerms(Xapian::docid docid) {
    const TermUses uses = analyses_ ? AnalysedTerms() : TermUses();
    std::uint64_t length = 0;
    std::size_t found = 0;
    bool same = true;
    const auto end = database_.termlist_end(docid);
    for (auto i = database_.termlist_begin(docid); i != end; ++i) {
      const std::string term = *i;
      const std::uint64_t hash = Hash64(term);
      sums_[docid] += PostingHash(hash, i.get_wdf());
      length += i.get_wdf();
      if (!analyses_ || term.starts_with(kPadPrefix)) continue;
      const auto use = uses.find(term);
      if (use == uses.end() || use->second.wdf != i.get_wdf()) {
        same = false;
        continue;
      }
      ++found;
      for (const std::uint32_t position : use->second.positions) {
        sums_[docid] += PositionHash(hash, position);
      }
    }
    if (!same || found != uses.size()) {
      Say(docid, "its terms are not those of its text");
    }
    if (length != database_.get_doclength(docid)) {
      Say(docid, "is not as long as its terms");
    }
  }

  void CheckValues(Xapian::docid docid, const Xapian::Document& document) {
    std::map<std::uint32_t, std::string> want(indexed_.values.begin(),
                                              indexed_.values.end());
    want.erase(kHashSlot);
    bool same = true;
    bool has_hash = false;
    for (auto i = document.values_begin(); i != document.values_end(); ++i) {
      const std::uint32_t slot = i.get_valueno();
      if (slot == kHashSlot) {
        has_hash = HashFromValue(*i).has_value();
      } else if (slot == kOriginSlot) {
        CheckOrigin(docid, *i);
      } else if (analyses_) {
        const auto value = want.find(slot);
        same = same && value != want.end() && value->second == *i;
        if (value != want.end()) want.erase(value);
      }
    }
    if (!has_hash) Say(docid, "has no content hash");
    if (analyses_ && (!same || !want.empty())) {
      Say(docid, "its values are not those of its fields");
    }
  }

  void CheckOrigin(Xapian::docid docid, const std::string& value) {
    if (value == kOriginIsId) return;
    const auto hash = HashFromValue(value);
    if (!hash) return Say(docid, "has no readable origin");
    const auto [known, is_new] = origins_.try_emplace(*hash, false);
    if (is_new) known->second = !Metadata(OriginKeyOf(*hash)).empty();
    if (!known->second) Say(docid, "came from a file that is not known");
  }

  // The database knows of each field what its articles have in it.
  void CheckFields() const {
    const FieldKinds stored = DecodeFieldKinds(Metadata(kFieldsKey));
    for (const auto& [name, kinds] : analyzer_.field_kinds()) {
      const auto found = stored.find(name);
      if (found == stored.end() || (kinds & ~found->second) != 0) {
        problem_("does not know what the field '" + name + "' holds");
      }
    }
  }

  // Takes away what the articles' terms have added.
  void CheckPostings() {
    const std::uint64_t terms_a_step =
        std::max<std::uint64_t>(1, terms_.size() / (articles_ + 1));
    std::uint64_t terms = 0;
    for (auto i = database_.allterms_begin(); i != database_.allterms_end();
         ++i) {
      try {
        CheckPostingsOf(*i, i.get_termfreq());
      } catch (const Xapian::Error& e) {
        problem_("the postings of '" + *i + "': " + e.get_description());
      }
      if (++terms % terms_a_step == 0) Step();
    }
  }

  void CheckPostingsOf(const std::string& term, std::uint64_t articles) {
    const std::uint64_t hash = Hash64(term);
    // Filters have no positions.
    const bool positions = analyses_ && !term.starts_with(kIdPrefix) &&
                           !term.starts_with(kSourcePrefix) &&
                           !term.starts_with(kLanguagePrefix);
    std::uint64_t seen = 0;
    std::uint64_t strays = 0;
    const auto end = database_.postlist_end(term);
    for (auto i = database_.postlist_begin(term); i != end; ++i) {
      ++seen;
      if (*i > last_) {
        ++strays;
        continue;
      }
      std::uint64_t& sum = sums_[*i];
      sum -= PostingHash(hash, i.get_wdf());
      if (!positions) continue;
      for (auto at = i.positionlist_begin(); at != i.positionlist_end(); ++at) {
        sum -= PositionHash(hash, *at);
      }
    }
    if (seen != articles || strays > 0) {
      problem_("the postings of '" + term + "' are not complete");
    }
  }

  void CheckSums() {
    constexpr std::size_t kMostNamed = 5;
    std::uint64_t wrong = 0;
    for (Xapian::docid docid = 1; docid <= last_; ++docid) {
      if (sums_[docid] == 0) continue;
      if (++wrong > kMostNamed) continue;
      id_.clear();
      try {
        id_ = IdOf(database_.get_document(docid));
      } catch (const std::exception&) {  // its number will do
      } catch (const Xapian::Error&) {
      }
      Say(docid, "its postings or positions are not those of its terms");
    }
    if (wrong > kMostNamed) {
      problem_(std::to_string(wrong) +
               " articles whose postings or positions are not those of their "
               "terms");
    }
  }

  const ShardToVerify& shard_;
  const ProblemVisitor& problem_;
  const StepVisitor& step_;
  Xapian::Database database_;
  TermDictionary terms_;
  lexicon::Vocabulary vocabulary_;
  ArticleAnalyzer analyzer_;
  IndexedArticle indexed_;
  bool analyses_ = true;
  std::uint64_t articles_ = 0;
  Xapian::docid last_ = 0;
  std::uint64_t done_ = 0;
  std::string id_;                   // of the article in hand
  std::vector<std::uint64_t> sums_;  // by docid: what is not accounted for
  std::unordered_map<std::uint64_t, bool> origins_;  // whether they are known
};

}  // namespace

void VerifyTables(const std::string& path, const ProblemVisitor& problem) {
  GuardXapian("checking", path, [&] {
    std::ostringstream complaints;
    const std::size_t errors = Xapian::Database::check(path, 0, &complaints);
    if (errors == 0) return;
    problem("xapian-check finds " + std::to_string(errors) +
            " errors: " + complaints.str());
  });
}

void VerifyContents(const ShardToVerify& shard, const ProblemVisitor& problem,
                    const StepVisitor& step) {
  GuardXapian("checking", shard.path,
              [&] { Verifier(shard, problem, step).Run(); });
}

}  // namespace dizin::index
