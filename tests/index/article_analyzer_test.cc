#include "common/index/article_analyzer.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/date.h"
#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "common/lexicon/word_stats.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Positions = std::vector<std::uint32_t>;

struct Analysed {
  IndexedArticle article;
  std::map<std::string, Positions> terms;  // with their places
  std::map<std::uint32_t, std::string> values;
  FieldKinds kinds;
  std::map<std::string, lexicon::WordStats> words;  // of the vocabulary
};

Analysed Analyse(const Article& article) {
  TermDictionary terms;
  lexicon::Vocabulary vocabulary;
  ArticleAnalyzer analyzer(&terms, &vocabulary);
  Analysed analysed;
  analyzer.Analyze(article, &analysed.article);
  for (const Occurrence& o : analysed.article.occurrences) {
    Positions& positions = analysed.terms[std::string(terms.Term(o.term))];
    if (o.position != 0) positions.push_back(o.position);
    EXPECT_EQ(o.wdf, o.position == 0 ? 0U : 1U);
  }
  for (const auto& [slot, value] : analysed.article.values) {
    analysed.values[slot] = value;
  }
  analysed.kinds = analyzer.field_kinds();
  vocabulary.VisitRows([&](std::uint32_t id) { return terms.Term(id); },
                       [&](std::string_view key, std::string_view packed) {
                         analysed.words[std::string(key)] =
                             lexicon::ParseWordStats(packed);
                       });
  return analysed;
}

Article NewArticle() {
  Article article;
  article.id = "1";
  return article;
}

TEST(ArticleAnalyzerTest, TitleAndTextHavePlacesOfTheirOwn) {
  Article article = NewArticle();
  article.title = "Kalın in Ankara";
  article.text = "Ankara waited.";
  const Analysed got = Analyse(article);
  const std::uint32_t text = 4 + kTitleGap;
  EXPECT_THAT(got.terms.at("kalın"), ElementsAre(1U));
  EXPECT_THAT(got.terms.at("ankara"), ElementsAre(3U, text));
  EXPECT_THAT(got.terms.at("Sankara"), ElementsAre(3U));
  EXPECT_THAT(got.terms.at("waited"), ElementsAre(text + 1));
  EXPECT_FALSE(got.terms.contains("Swaited"));
}

TEST(ArticleAnalyzerTest, NeverSeenAndKnownUnitsAreCutAlike) {
  Article article = NewArticle();
  article.text = "S-400 and the U.S. and S-400 and 安卡拉 안카라 AND S-400";
  article.title = article.text;
  const Analysed got = Analyse(article);
  std::map<std::string, Positions> want;
  const auto expect = [&want](const std::string& of, std::uint32_t first) {
    std::vector<Token> tokens;
    const std::uint32_t end = Tokenize(of, first, &tokens);
    for (const Token& t : tokens) want[t.term].push_back(t.position);
    return end;
  };
  const std::uint32_t text = expect(article.title, 1) + kTitleGap;
  expect(article.text, text);
  for (const auto& [term, positions] : want) {
    SCOPED_TRACE(term);
    ASSERT_TRUE(got.terms.contains(term));
    EXPECT_EQ(got.terms.at(term), positions);
    Positions in_title;
    std::copy_if(positions.begin(), positions.end(),
                 std::back_inserter(in_title),
                 [text](std::uint32_t p) { return p < text; });
    EXPECT_EQ(got.terms.at("S" + term), in_title);
  }
}

TEST(ArticleAnalyzerTest, FiltersAreTermsWithoutPlaces) {
  Article article = NewArticle();
  article.id = "aa/1";
  article.language = "tr";
  article.source = "Anadolu Ajansı";
  const Analysed got = Analyse(article);
  EXPECT_THAT(got.terms.at("Qaa/1"), IsEmpty());
  EXPECT_THAT(got.terms.at("Ltr"), IsEmpty());
  EXPECT_THAT(got.terms.at("XSRC:anadolu ajansı"), IsEmpty());
}

TEST(ArticleAnalyzerTest, AuthorsAreFoundBySpellingAndInOrder) {
  Article article = NewArticle();
  article.authors = {"Ayşe Yılmaz", "Ali Veli"};
  const Analysed got = Analyse(article);
  EXPECT_THAT(got.terms.at("Aayşe"), ElementsAre(1U));
  EXPECT_THAT(got.terms.at("Aayse"), ElementsAre(1U)) << "its fold";
  EXPECT_THAT(got.terms.at("Ayılmaz"), ElementsAre(2U));
  EXPECT_THAT(got.terms.at("Aali"), ElementsAre(3U + kTitleGap));
}

TEST(ArticleAnalyzerTest, FurtherFieldsAreWordsNumbersAndDates) {
  Article article = NewArticle();
  article.url = "https://example.org/News";
  article.extra = {{"section", "Dış Haberler"},
                   {"pages", "12.5"},
                   {"printed", "2021-02-11"},
                   {"pages", "99"},
                   {"empty", ""}};
  const Analysed got = Analyse(article);
  EXPECT_TRUE(got.terms.contains("XF:url:news"));
  EXPECT_TRUE(got.terms.contains("XF:section:haberler"));
  EXPECT_TRUE(got.terms.contains("XF:section:dis"));
  EXPECT_EQ(Xapian::sortable_unserialise(got.values.at(FieldSlot("pages"))),
            12.5)
      << "the first one";
  EXPECT_EQ(Xapian::sortable_unserialise(got.values.at(FieldSlot("printed"))),
            static_cast<double>(ParseDate("2021-02-11")->seconds));
  EXPECT_EQ(got.kinds, (FieldKinds{{"empty", kHoldsWords},
                                   {"pages", kHoldsWords | kHoldsNumbers},
                                   {"printed", kHoldsWords | kHoldsDates},
                                   {"section", kHoldsWords}}));
}

TEST(ArticleAnalyzerTest, ValuesAreThoseOfTheSchema) {
  Article article = NewArticle();
  article.text = "one two three";
  article.date = ParseDate("2021-02-11");
  article.language = "en";
  article.source = std::string(199, 'x') + "ı";
  const Analysed got = Analyse(article);
  EXPECT_EQ(Xapian::sortable_unserialise(got.values.at(kDateSlot)),
            static_cast<double>(article.date->seconds));
  EXPECT_EQ(HashFromValue(got.values.at(kHashSlot)), ContentHash(article));
  EXPECT_EQ(got.article.content_hash, ContentHash(article));
  EXPECT_EQ(got.values.at(kLanguageSlot), "en");
  EXPECT_EQ(got.values.at(kSourceSlot), std::string(199, 'x'));
  EXPECT_EQ(Xapian::sortable_unserialise(got.values.at(kLengthSlot)), 3);
  EXPECT_EQ(got.values.at(kSimhashSlot).size(), 8U);
  EXPECT_TRUE(
      std::is_sorted(got.article.values.begin(), got.article.values.end()));
  Article stored = DecodeStoredArticle(got.article.data);
  stored.id = article.id;
  EXPECT_EQ(stored, article) << "but for the id, which is in its slot";
}

TEST(ArticleAnalyzerTest, AnIdAloneIsAnArticle) {
  const Analysed got = Analyse(NewArticle());
  EXPECT_EQ(got.terms.size(), 1U);
  EXPECT_FALSE(got.values.contains(kDateSlot));
  EXPECT_FALSE(got.values.contains(kSimhashSlot));
}

TEST(ArticleAnalyzerTest, CountsWhatTellsOfNames) {
  Article article = NewArticle();
  article.language = "en";
  article.title = "Talks Resume";
  article.text = "Then we met Akar. The talks went on.";
  Analysed got = Analyse(article);
  EXPECT_EQ(got.words.at("akar").capitals, 1U);
  EXPECT_EQ(got.words.at("talks").capitals, 0U) << "a heading tells nothing";
  EXPECT_EQ(got.words.at("talks").lower, 1U);
  EXPECT_TRUE(got.words.at("talks").untold_capital);
  EXPECT_EQ(got.words.at("then").capitals, 0U) << "nor does a first word";
  article.language = "de";
  got = Analyse(article);
  EXPECT_EQ(got.words.at("akar").capitals, 0U) << "nor does German";
  article.language = "zh";
  article.text = "安卡拉 卡林";
  got = Analyse(article);
  EXPECT_TRUE(got.words.contains("\x01卡林") || got.words.contains("卡林"));
}

TEST(ArticleAnalyzerTest, ForgetsWithTheDictionary) {
  TermDictionary terms;
  ArticleAnalyzer analyzer(&terms, nullptr);
  Article article = NewArticle();
  article.title = "one two";
  IndexedArticle first, second;
  analyzer.Analyze(article, &first);
  terms.Clear();
  analyzer.Clear();
  terms.Intern("something else");
  analyzer.Analyze(article, &second);
  ASSERT_EQ(first.occurrences.size(), second.occurrences.size());
  EXPECT_EQ(terms.Term(second.occurrences[0].term), "one");
  EXPECT_EQ(terms.Term(second.occurrences[1].term), "Sone");
}

}  // namespace
}  // namespace dizin::index
