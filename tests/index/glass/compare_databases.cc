#include "tests/index/glass/compare_databases.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <vector>

#include <xapian.h>

namespace dizin::index::glass {
namespace {

using ::testing::AssertionFailure;
using ::testing::AssertionResult;
using ::testing::AssertionSuccess;

constexpr int kMaxReported = 10;

std::string Printable(const std::string& bytes) {
  return ::testing::PrintToString(bytes.substr(0, 40));
}

// Counts what differs and prints the first of it.
class Report {
 public:
  template <class T>
  bool Equal(const T& a, const T& b, const std::string& what) {
    if (a == b) return true;
    if (++differences_ <= kMaxReported) {
      text_ << what << ": " << ::testing::PrintToString(a).substr(0, 80)
            << " and " << ::testing::PrintToString(b).substr(0, 80) << '\n';
    }
    return false;
  }
  AssertionResult Result() const {
    if (differences_ == 0) return AssertionSuccess();
    return AssertionFailure() << differences_ << " differences:\n"
                              << text_.str();
  }

 private:
  int differences_ = 0;
  std::ostringstream text_;
};

class Comparison {
 public:
  Comparison(const std::string& a, const std::string& b, Bounds bounds)
      : a_(a), b_(b), bounds_(bounds) {}

  AssertionResult Run() {
    CompareStatistics();
    CompareTerms();
    CompareArticles();
    for (const Xapian::valueno slot : slots_) CompareSlot(slot);
    CompareMetadata();
    return report_.Result();
  }

 private:
  // Walks both from begin to end together.
  template <class Iterator, class Visit>
  void Walk(Iterator a, Iterator a_end, Iterator b, Iterator b_end,
            const std::string& what, Visit visit) {
    for (; a != a_end && b != b_end; ++a, ++b) {
      if (!report_.Equal(*a, *b, what)) return;
      visit(a, b);
    }
    report_.Equal(a == a_end, b == b_end, what + " ends");
  }

  void CompareStatistics() {
    report_.Equal(a_.get_doccount(), b_.get_doccount(), "articles");
    report_.Equal(a_.get_lastdocid(), b_.get_lastdocid(), "last docid");
    report_.Equal(a_.get_total_length(), b_.get_total_length(), "length");
    report_.Equal(a_.get_avlength(), b_.get_avlength(), "average length");
    report_.Equal(a_.has_positions(), b_.has_positions(), "has positions");
    if (bounds_ == Bounds::kLoose) return;
    report_.Equal(a_.get_doclength_lower_bound(),
                  b_.get_doclength_lower_bound(), "least length");
    report_.Equal(a_.get_doclength_upper_bound(),
                  b_.get_doclength_upper_bound(), "greatest length");
  }

  void CompareTerms() {
    Walk(a_.allterms_begin(), a_.allterms_end(), b_.allterms_begin(),
         b_.allterms_end(), "term", [this](auto& i, auto& j) {
           report_.Equal(i.get_termfreq(), j.get_termfreq(),
                         "frequency of " + Printable(*i));
           ComparePostings(*i);
           CompareSkips(*i);
         });
  }

  void ComparePostings(const std::string& term) {
    const std::string name = Printable(term);
    report_.Equal(a_.get_collection_freq(term), b_.get_collection_freq(term),
                  "occurrences of " + name);
    if (bounds_ == Bounds::kExact) {
      report_.Equal(a_.get_wdf_upper_bound(term), b_.get_wdf_upper_bound(term),
                    "greatest wdf of " + name);
    }
    Walk(a_.postlist_begin(term), a_.postlist_end(term),
         b_.postlist_begin(term), b_.postlist_end(term), "posting of " + name,
         [&](auto& i, auto& j) {
           report_.Equal(i.get_wdf(), j.get_wdf(), "wdf of " + name);
           report_.Equal(i.get_doclength(), j.get_doclength(), "length");
           Walk(i.positionlist_begin(), i.positionlist_end(),
                j.positionlist_begin(), j.positionlist_end(),
                "position of " + name, [](auto&, auto&) {});
         });
  }

  void CompareSkips(const std::string& term) {
    if (a_.get_termfreq(term) < 20) return;
    auto i = a_.postlist_begin(term);
    auto j = b_.postlist_begin(term);
    for (Xapian::docid docid = 1; docid <= a_.get_lastdocid();
         docid += 1 + docid / 3) {
      i.skip_to(docid);
      j.skip_to(docid);
      const bool at_end = i == a_.postlist_end(term);
      report_.Equal(at_end, j == b_.postlist_end(term), "skip to the end");
      if (at_end) return;
      report_.Equal(*i, *j, "skip in " + Printable(term));
    }
  }

  void CompareArticles() {
    Walk(a_.postlist_begin(""), a_.postlist_end(""), b_.postlist_begin(""),
         b_.postlist_end(""), "docid",
         [this](auto& i, auto&) { CompareArticle(*i); });
  }

  void CompareArticle(Xapian::docid docid) {
    const std::string name = " of " + std::to_string(docid);
    report_.Equal(a_.get_doclength(docid), b_.get_doclength(docid),
                  "length" + name);
    report_.Equal(a_.get_unique_terms(docid), b_.get_unique_terms(docid),
                  "number of terms" + name);
    Walk(a_.termlist_begin(docid), a_.termlist_end(docid),
         b_.termlist_begin(docid), b_.termlist_end(docid), "term" + name,
         [&](auto& i, auto& j) {
           report_.Equal(i.get_wdf(), j.get_wdf(), "wdf in the list" + name);
         });
    const Xapian::Document x = a_.get_document(docid);
    const Xapian::Document y = b_.get_document(docid);
    report_.Equal(x.get_data(), y.get_data(), "data" + name);
    report_.Equal(x.termlist_count(), y.termlist_count(), "list size" + name);
    Walk(x.values_begin(), x.values_end(), y.values_begin(), y.values_end(),
         "value" + name, [&](auto& i, auto& j) {
           report_.Equal(i.get_valueno(), j.get_valueno(), "slot" + name);
           report_.Equal(x.get_value(i.get_valueno()), *j, "get" + name);
           slots_.insert(i.get_valueno());
         });
  }

  void CompareSlot(Xapian::valueno slot) {
    const std::string name = " of slot " + std::to_string(slot);
    report_.Equal(a_.get_value_freq(slot), b_.get_value_freq(slot),
                  "number of values" + name);
    if (bounds_ == Bounds::kExact) {
      report_.Equal(a_.get_value_lower_bound(slot),
                    b_.get_value_lower_bound(slot), "least value" + name);
      report_.Equal(a_.get_value_upper_bound(slot),
                    b_.get_value_upper_bound(slot), "greatest value" + name);
    }
    Walk(a_.valuestream_begin(slot), a_.valuestream_end(slot),
         b_.valuestream_begin(slot), b_.valuestream_end(slot),
         "streamed value" + name, [&](auto& i, auto& j) {
           report_.Equal(i.get_docid(), j.get_docid(), "docid" + name);
         });
  }

  void CompareMetadata() {
    Walk(a_.metadata_keys_begin(), a_.metadata_keys_end(),
         b_.metadata_keys_begin(), b_.metadata_keys_end(), "metadata key",
         [this](auto& i, auto&) {
           report_.Equal(a_.get_metadata(*i), b_.get_metadata(*i),
                         "metadata " + Printable(*i));
         });
  }

  Xapian::Database a_;
  Xapian::Database b_;
  Bounds bounds_;
  Report report_;
  std::set<Xapian::valueno> slots_ = {0, 9};
};

Xapian::Query RandomQuery(const std::vector<std::string>& terms,
                          std::mt19937* random) {
  using Query = Xapian::Query;
  static constexpr Query::op kOps[] = {Query::OP_AND, Query::OP_OR,
                                       Query::OP_PHRASE, Query::OP_NEAR,
                                       Query::OP_SYNONYM};
  const Query::op op = kOps[(*random)() % std::size(kOps)];
  std::vector<std::string> words;
  const std::size_t count = 1 + (*random)() % 4;
  while (words.size() < count) {
    words.push_back(terms[(*random)() % terms.size()]);
  }
  const bool has_window = op == Query::OP_PHRASE || op == Query::OP_NEAR;
  const auto window =
      static_cast<Xapian::termcount>(has_window ? words.size() + 2 : 0);
  Query query(op, words.begin(), words.end(), window);
  if ((*random)() % 4 == 0) {
    query =
        Query(Query::OP_FILTER, query,
              Query(Query::OP_VALUE_GE, 0, std::to_string((*random)() % 9)));
  }
  return query;
}

void CompareAnswers(Xapian::Enquire* a, Xapian::Enquire* b,
                    const Xapian::Query& query, Report* report) {
  a->set_query(query);
  b->set_query(query);
  const Xapian::MSet x = a->get_mset(0, 50);
  const Xapian::MSet y = b->get_mset(0, 50);
  const std::string name = " of " + query.get_description();
  report->Equal(x.size(), y.size(), "hits" + name);
  report->Equal(x.get_matches_estimated(), y.get_matches_estimated(),
                "estimate" + name);
  report->Equal(x.get_max_possible(), y.get_max_possible(), "bound" + name);
  for (Xapian::doccount i = 0; i < std::min(x.size(), y.size()); ++i) {
    report->Equal(*x[i], *y[i], "hit" + name);
    report->Equal(x[i].get_weight(), y[i].get_weight(), "weight" + name);
  }
}

}  // namespace

AssertionResult SameDatabase(const std::string& a, const std::string& b,
                             Bounds bounds) {
  return Comparison(a, b, bounds).Run();
}

AssertionResult SameAnswers(const std::string& a, const std::string& b,
                            std::size_t queries, unsigned seed) {
  const Xapian::Database x(a);
  const Xapian::Database y(b);
  std::vector<std::string> terms;
  for (auto i = x.allterms_begin(); i != x.allterms_end(); ++i) {
    // Frequent ones more often.
    terms.insert(terms.end(), 1 + std::min(20U, i.get_termfreq() / 8), *i);
  }
  Report report;
  std::mt19937 random(seed);
  Xapian::Enquire by_relevance_x(x);
  Xapian::Enquire by_relevance_y(y);
  Xapian::Enquire by_value_x(x);
  Xapian::Enquire by_value_y(y);
  by_value_x.set_sort_by_value(0, true);
  by_value_y.set_sort_by_value(0, true);
  for (std::size_t i = 0; i < queries; ++i) {
    const Xapian::Query query = RandomQuery(terms, &random);
    CompareAnswers(&by_relevance_x, &by_relevance_y, query, &report);
    CompareAnswers(&by_value_x, &by_value_y, query, &report);
  }
  return report.Result();
}

AssertionResult IsSound(const std::string& path) {
  std::ostringstream said;
  const std::size_t errors =
      Xapian::Database::check(path, Xapian::DBCHECK_SHOW_STATS, &said);
  if (errors == 0) return AssertionSuccess();
  return AssertionFailure() << errors << " errors in " << path << ":\n"
                            << said.str();
}

}  // namespace dizin::index::glass
