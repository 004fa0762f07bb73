#include "searcher/searcher.h"

#include <memory>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "common/query/printer.h"
#include "tests/support/thrown.h"

namespace dizin {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Answers every query with the list it was given, and keeps what it was asked.
class FakeIndexReader : public index::IndexReader {
 public:
  explicit FakeIndexReader(index::HitList list) : list_(std::move(list)) {}

  index::HitList Search(const query::Node& query,
                        const index::SearchOptions& options) override {
    asked = query;
    asked_options = options;
    return list_;
  }
  Expansion Expand(std::string_view word, Match match) override {
    Expansion expansion;
    expansion.typed = word;
    expansion.name_like = match == Match::kSounds;
    return expansion;
  }
  index::HitList Like(std::string_view id, const query::Node& filter,
                      const index::SearchOptions& options) override {
    asked_id = id;
    asked = filter;
    asked_options = options;
    return list_;
  }
  std::vector<index::KnownWord> Complete(std::string_view typed,
                                         std::size_t) override {
    return {{std::string(typed) + "ın", "Kalın", 7}};
  }
  std::vector<index::KnownWord> Correct(std::string_view word, int edits,
                                        std::size_t) override {
    asked_edits = edits;
    if (!word.starts_with("kal")) return {};
    return {{"kalın", "Kalın", 40}};
  }
  std::vector<index::KnownAbbreviation> Abbreviations() override {
    return {{"SSB", {"savunma", "sanayii"}, 2}};
  }
  std::optional<Article> Get(std::string_view) override { return {}; }
  std::uint64_t ArticleCount() override { return 17; }
  std::string State() override { return "1"; }
  std::vector<std::string> Fields() override { return {"byline"}; }

  std::string asked_id;
  int asked_edits = 0;
  query::Node asked;
  index::SearchOptions asked_options;

 private:
  index::HitList list_;
};

Expansion Word(std::string typed, std::string term) {
  return {std::move(typed),
          false,
          {{{std::move(term)}, Grade::kAlike, Relation::kSpelling, 1, 1}}};
}

index::HitList OneHit() {
  index::Hit hit;
  hit.id = "a1";
  hit.score = 2.5;
  hit.article.id = "a1";
  hit.article.title = "Kalın in Ankara";
  hit.article.text = "Presidential spokesman Kalın said so.";
  hit.article.date = ParseDate("2021-02-11");
  hit.article.language = "en";
  hit.article.url = "https://example.org/a1";
  hit.article.source = "Agency";
  hit.article.authors = {"Ayşe Kalın", "N. N."};
  hit.article.extra = {{"byline", "by Kalın"}, {"desk", "Kalın"}};
  hit.parts = {{"kalin", Grade::kAlike, 2.5}};
  index::HitList list;
  list.hits = {hit};
  list.matches_lower = list.matches_estimated = list.matches_upper = 1;
  list.expansions = {Word("kalin", "kalın")};
  list.notes = {"a note of the index"};
  return list;
}

struct Asked {
  SearchAnswer answer;
  query::Node query;
  index::SearchOptions options;
};

Asked Ask(const SearchRequest& request, index::HitList list = OneHit()) {
  auto reader = std::make_unique<FakeIndexReader>(std::move(list));
  FakeIndexReader* const fake = reader.get();
  Searcher searcher(std::move(reader));
  SearchAnswer answer = searcher.Search(request);
  return {std::move(answer), fake->asked, fake->asked_options};
}

SearchRequest Query(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

std::vector<std::string> Surfaces(const Excerpt& excerpt) {
  std::vector<std::string> surfaces;
  for (const Mark& mark : excerpt.marks) {
    surfaces.emplace_back(excerpt.Surface(mark));
  }
  return surfaces;
}

TEST(SearcherTest, AnswersWithAllThatIsKnown) {
  const SearchAnswer answer = Ask(Query("kalin")).answer;
  EXPECT_EQ(answer.query, "kalin");
  EXPECT_EQ(answer.read_as, "kalin");
  EXPECT_EQ(answer.matches_estimated, 1U);
  EXPECT_THAT(answer.notes, ElementsAre("a note of the index"));
  ASSERT_EQ(answer.hits.size(), 1U);
  const AnsweredHit& hit = answer.hits[0];
  EXPECT_EQ(hit.rank, 1U);
  EXPECT_EQ(hit.id, "a1");
  EXPECT_EQ(hit.score, 2.5);
  EXPECT_EQ(hit.title.text, "Kalın in Ankara");
  EXPECT_THAT(Surfaces(hit.title), ElementsAre("Kalın"));
  EXPECT_EQ(hit.date, ParseDate("2021-02-11"));
  EXPECT_EQ(hit.language, "en");
  EXPECT_EQ(hit.url, "https://example.org/a1");
  EXPECT_EQ(hit.source, "Agency");
  EXPECT_THAT(hit.authors, ElementsAre("Ayşe Kalın", "N. N."));
  EXPECT_EQ(hit.extra.size(), 2U);
  ASSERT_EQ(hit.passages.size(), 1U);
  EXPECT_EQ(hit.passages[0].text, "Presidential spokesman Kalın said so.");
  EXPECT_THAT(Surfaces(hit.passages[0]), ElementsAre("Kalın"));
  EXPECT_TRUE(hit.others.empty()) << "not asked for in fields";
  EXPECT_GE(answer.seconds.total, answer.seconds.search);
}

TEST(SearcherTest, MarksAFieldThatWasAskedFor) {
  struct Row {
    const char* query;
    std::vector<std::string> fields;  // of the excerpts beside the text
    std::size_t title_marks;
  };
  const Row rows[] = {
      {"author:kalin", {"author"}, 0},
      {"byline:kalin", {"byline"}, 0},
      {"title:kalin", {}, 1},
      {"author:kalin kalin", {"author"}, 1},
      {"author:(ayse kalin)", {"author"}, 0},
      {"byline:\"by kalin\"", {"byline"}, 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.query);
    const SearchAnswer answer = Ask(Query(row.query)).answer;
    std::vector<std::string> fields;
    for (const Excerpt& other : answer.hits[0].others) {
      fields.push_back(other.field);
    }
    EXPECT_EQ(fields, row.fields);
    EXPECT_EQ(answer.hits[0].title.marks.size(), row.title_marks);
  }
}

TEST(SearcherTest, PassesTheRequestOn) {
  SearchRequest request = Query("kalin ankara");
  request.offset = 20;
  request.limit = 7;
  request.sort = index::Sort::kDateDescending;
  request.match = Match::kAlike;
  request.match_all = true;
  request.explain = true;
  const Asked asked = Ask(request);
  EXPECT_EQ(asked.options.offset, 20U);
  EXPECT_EQ(asked.options.limit, 7U);
  EXPECT_EQ(asked.options.sort, index::Sort::kDateDescending);
  EXPECT_EQ(asked.options.match, Match::kAlike);
  EXPECT_TRUE(asked.options.explain);
  EXPECT_TRUE(asked.options.with_articles);
  EXPECT_EQ(asked.answer.hits[0].rank, 21U);
  EXPECT_TRUE(asked.answer.explained);
  EXPECT_EQ(asked.answer.hits[0].parts.size(), 1U);
  for (const query::Node& word : asked.query.children) {
    EXPECT_EQ(word.occur, query::Occur::kMust) << "match_all";
  }
}

TEST(SearcherTest, GoesOnBehindAPageAtItsTime) {
  index::HitList list = OneHit();
  list.next.emplace().offset = 30;
  SearchRequest request = Query("kalin ankara");
  request.half_life_seconds = 3600;
  request.now_seconds = 1'613'000'000;
  request.after = Ask(request, list).answer.next;
  ASSERT_NE(request.after, "");
  request.now_seconds += 500;
  request.limit = 3;
  const Asked asked = Ask(request, list);
  ASSERT_TRUE(asked.options.after);
  EXPECT_EQ(asked.options.after->offset, 30U);
  EXPECT_EQ(asked.options.now_seconds, 1'613'000'000);
  EXPECT_EQ(asked.answer.hits[0].rank, 31U);
  EXPECT_EQ(asked.answer.offset, 30U);
  EXPECT_EQ(Ask(request).answer.next, "") << "the last page";
  list.next->offset = Searcher::kMaxOffset + 1;
  EXPECT_EQ(Ask(request, list).answer.next, "") << "too far down";
}

TEST(SearcherTest, RefusesTheCursorOfAnotherSearch) {
  index::HitList list = OneHit();
  list.next.emplace().offset = 1;
  SearchRequest request = Query("kalin");
  request.after = Ask(request, list).answer.next;
  std::vector<SearchRequest> others(10, request);
  others[0].query = "kalın";
  others[1].like = "a1";
  others[2].from = "2021";
  others[3].to = "2021";
  others[4].sort = index::Sort::kDateDescending;
  others[5].match = Match::kExact;
  others[6].match_all = true;
  others[7].collapse = true;
  others[8].half_life_seconds = 60;
  others[9].after.pop_back();
  request.offset = 1;
  others.push_back(request);
  for (const SearchRequest& other : others) {
    SCOPED_TRACE(&other - others.data());
    EXPECT_THAT(testing::Thrown(ErrorKind::kUsage, [&] { Ask(other, list); }),
                HasSubstr("after: "));
  }
}

TEST(SearcherTest, ReadsNoArticleForIds) {
  SearchRequest request = Query("kalin");
  request.only_ids = true;
  const Asked asked = Ask(request);
  EXPECT_FALSE(asked.options.with_articles);
  EXPECT_EQ(asked.answer.hits[0].id, "a1");
  EXPECT_TRUE(asked.answer.hits[0].passages.empty());
}

TEST(SearcherTest, ShowsALongTitleInPart) {
  index::HitList list = OneHit();
  list.hits[0].article.title = std::string(5000, 'x') + " Kalın said.";
  const SearchAnswer answer = Ask(Query("kalin"), list).answer;
  EXPECT_LT(answer.hits[0].title.text.size(), 1000U);
  EXPECT_THAT(answer.hits[0].title.text, HasSubstr("Kalın"));
}

TEST(SearcherTest, MendsAnIllFormedQuery) {
  EXPECT_EQ(Ask(Query("a\xFFz")).answer.query, "a\uFFFDz");
}

TEST(SearcherTest, RefusesWhatIsOverTheLimits) {
  SearchRequest many = Query("kalin");
  many.limit = Searcher::kMaxLimit + 1;
  SearchRequest far = Query("kalin");
  far.offset = Searcher::kMaxOffset + 1;
  SearchRequest strict = Query("kalin AND");
  strict.strict = true;
  for (const SearchRequest& request : {many, far, strict}) {
    try {
      Ask(request);
      FAIL() << "was answered";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::kUsage) << e.what();
    }
  }
}

TEST(SearcherTest, PassesTheRestOnToo) {
  SearchRequest request = Query("kalin");
  request.facets = {index::FacetKind::kYear};
  request.half_life_seconds = 60;
  request.now_seconds = 7;
  request.collapse = true;
  index::HitList list = OneHit();
  list.facets = {{index::FacetKind::kYear, {{"2021", 3}}, 0, true}};
  list.hits[0].duplicates = {"a2"};
  list.hits[0].duplicate_count = 5;
  const Asked asked = Ask(request, list);
  EXPECT_THAT(asked.options.facets, ElementsAre(index::FacetKind::kYear));
  EXPECT_EQ(asked.options.half_life_seconds, 60);
  EXPECT_EQ(asked.options.now_seconds, 7);
  EXPECT_TRUE(asked.options.collapse);
  EXPECT_EQ(asked.answer.facets.size(), 1U);
  EXPECT_THAT(asked.answer.hits[0].duplicates, ElementsAre("a2"));
  EXPECT_EQ(asked.answer.hits[0].duplicate_count, 5U);
}

TEST(SearcherTest, AddsDatesToTheQuery) {
  struct Row {
    const char* why;
    const char* query;
    const char* from;
    const char* to;
    const char* want;  // as read; "" if refused
  };
  static constexpr Row kRows[] = {
      {"both", "kalin", "2021-02", "2021-03-15",
       "kalin date:2021-02..2021-03-15"},
      {"from alone", "kalin", "2021", "", "kalin date:2021.."},
      {"to alone, several words", "hulusi akar", "", "2021-02-11",
       "hulusi akar date:..2021-02-11"},
      {"an OR stays together", "akar OR demir", "2021", "",
       "akar OR demir date:2021.."},
      {"no words: all of that time", "", "2021", "", "date:2021.."},
      {"a compact date", "kalin", "20210211", "", "kalin date:2021-02-11.."},
      {"no date", "kalin", "yesterday", "", ""},
      {"no day", "kalin", "", "2021-02-30", ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    SearchRequest request = Query(row.query);
    request.from = row.from;
    request.to = row.to;
    try {
      EXPECT_EQ(Ask(request).answer.read_as, row.want);
    } catch (const Error& e) {
      EXPECT_EQ(*row.want, '\0') << e.what();
      EXPECT_EQ(e.kind(), ErrorKind::kUsage);
    }
  }
}

TEST(SearcherTest, FindsArticlesLikeOne) {
  SearchRequest request;
  request.like = "a7";
  auto reader = std::make_unique<FakeIndexReader>(OneHit());
  FakeIndexReader* const fake = reader.get();
  Searcher searcher(std::move(reader));
  const SearchAnswer answer = searcher.Search(request);
  EXPECT_EQ(fake->asked_id, "a7");
  EXPECT_EQ(answer.query, "a7");
  EXPECT_EQ(answer.hits.size(), 1U);
  EXPECT_FALSE(answer.did_you_mean.has_value());
}

TEST(SearcherTest, SaysWhatMayHaveBeenMeant) {
  struct Row {
    const char* why;
    const char* query;
    std::uint32_t articles;  // that have the first word
    Grade grade;
    const char* want;  // "" for nothing
    int edits;         // that were asked for; 0 if nothing was
  };
  static constexpr Row kRows[] = {
      {"a word that is not there", "kalim", 0, Grade::kExact, "Kalın", 1},
      {"a longer one may have two mistakes", "kalinim", 0, Grade::kExact,
       "Kalın", 2},
      {"only by its sound", "kalim", 9, Grade::kNear, "Kalın", 1},
      {"in one article, and the other in 40", "kalim", 1, Grade::kExact,
       "Kalın", 1},
      {"not rare", "kalim", 3, Grade::kExact, "", 0},
      {"the rest stays", "kalim -draft lang:tr", 0, Grade::kExact,
       "Kalın -draft lang:tr", 1},
      {"in the title", "title:kalim", 0, Grade::kExact, "title:Kalın", 1},
      {"in a phrase", "\"kalim ankara\"", 0, Grade::kExact, "\"Kalın ankara\"",
       1},
      {"too short", "kal", 0, Grade::kExact, "", 0},
      {"this spelling only", "=kalim", 0, Grade::kExact, "", 0},
      {"a prefix", "kalim*", 0, Grade::kExact, "", 0},
      {"fuzzy already", "kalim~1", 0, Grade::kExact, "", 0},
      {"with digits", "kal400", 0, Grade::kExact, "", 0},
      {"an author", "author:kalim", 0, Grade::kExact, "", 0},
      {"not wanted", "ankara -kalim", 0, Grade::kExact, "", 1},
      {"nothing is like it", "xyzzy", 0, Grade::kExact, "", 1},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    index::HitList list = OneHit();
    list.expansions = {Word("kalim", "kalim"), Word("ankara", "ankara")};
    list.expansions[0].variants[0].articles = row.articles;
    list.expansions[0].variants[0].grade = row.grade;
    list.expansions[1].variants[0].articles = 100;
    auto reader = std::make_unique<FakeIndexReader>(list);
    FakeIndexReader* const fake = reader.get();
    Searcher searcher(std::move(reader));
    const SearchAnswer answer = searcher.Search(Query(row.query));
    EXPECT_EQ(answer.did_you_mean ? answer.did_you_mean->query : "", row.want);
    if (row.edits != 0 && *row.want != '\0') {
      EXPECT_EQ(fake->asked_edits, row.edits);
    }
    SearchRequest quiet = Query(row.query);
    quiet.suggest = false;
    EXPECT_FALSE(searcher.Search(quiet).did_you_mean.has_value());
  }
}

TEST(SearcherTest, CompletesTheLastWord) {
  struct Row {
    const char* text;
    const char* before;
    const char* word;  // "" for none
  };
  static constexpr Row kRows[] = {
      {"kal", "", "kalın"},
      {"ibrahim kal", "ibrahim ", "kalın"},
      {"\"ibrahim kal", "\"ibrahim ", "kalın"},
      {"title:kal", "title:", "kalın"},
      {"-kal", "-", "kalın"},
      {"kal ", "kal ", ""},
      {"", "", ""},
  };
  Searcher searcher(std::make_unique<FakeIndexReader>(index::HitList()));
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const CompletionAnswer answer = searcher.Complete(row.text, 5);
    EXPECT_EQ(answer.before, row.before);
    EXPECT_EQ(answer.words.empty() ? "" : answer.words[0].term, row.word);
  }
}

TEST(SearcherTest, ListsNames) {
  Searcher searcher(std::make_unique<FakeIndexReader>(index::HitList()));
  std::string many;
  for (std::size_t i = 0; i < query::kMaxQueryWords; ++i) many += "Akar ";
  EXPECT_NO_THROW(searcher.Names(many, Match::kDefault));
  EXPECT_THROW(searcher.Names(many + "Akar", Match::kDefault), Error);
  const NamesAnswer answer = searcher.Names("Kal\xFF", Match::kSounds);
  EXPECT_EQ(answer.word.typed, "Kal\uFFFD");
  EXPECT_TRUE(answer.word.name_like);
  EXPECT_EQ(answer.articles, 17U);
}

}  // namespace
}  // namespace dizin
