#include "common/index/stored_article.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/date.h"
#include "common/error.h"

namespace dizin::index {
namespace {

Article FullArticle() {
  Article article;
  article.id = "aa/2021-02-11";
  article.title = "Kalın Ankara'da konuştu";
  article.text = "Cumhurbaşkanlığı Sözcüsü Kalın …\nİkinci satır.\n";
  article.date = ParseDate("2021-02-11T08:30:00+03:00");
  article.language = "tr";
  article.url = "https://example.org/1";
  article.source = "Anadolu";
  article.authors = {"Ayşe Yılmaz", "", "Ali Veli"};
  article.extra = {{"section", "dünya"}, {"words", "12"}, {"section", "x"}};
  return article;
}

TEST(StoredArticleTest, GivesBackWhatWasStored) {
  struct Row {
    const char* why;
    Article article;
  };
  Article bare;
  bare.id = "1";
  Article before_1970 = bare;
  before_1970.date = ParseDate("0001");
  Article with_empty = bare;
  with_empty.extra = {{"note", ""}};
  Article large = bare;
  large.text = std::string(1 << 20, 'x');
  const Row kRows[] = {{"every field", FullArticle()},
                       {"an id alone", bare},
                       {"a date before 1970", before_1970},
                       {"a further field with no value", with_empty},
                       {"a repetitive text", large}};
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const std::string data = EncodeStoredArticle(row.article);
    EXPECT_EQ(DecodeStoredArticle(data), row.article);
    EXPECT_EQ(DecodeStoredId(data), row.article.id);
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
      const std::string padded = PadStoredArticle(data, seed);
      EXPECT_GT(padded.size(), data.size());
      EXPECT_EQ(DecodeStoredArticle(padded), row.article);
    }
  }
}

TEST(StoredArticleTest, TheIdMayBeElsewhere) {
  Article article = FullArticle();
  const std::string data =
      StoredArticleEncoder().Encode(article, /*with_id=*/false);
  EXPECT_EQ(data.find(article.id), std::string::npos);
  EXPECT_THROW(DecodeStoredId(data), Error);
  article.id.clear();
  EXPECT_EQ(DecodeStoredArticle(data), article);
}

TEST(StoredArticleTest, EncoderIsReusable) {
  StoredArticleEncoder encoder;
  const std::string first = encoder.Encode(FullArticle());
  Article other;
  other.id = "2";
  encoder.Encode(other);
  EXPECT_EQ(encoder.Encode(FullArticle()), first);
}

// Xapian's zlib only keeps its hands off data that it cannot make smaller.
TEST(StoredArticleTest, RepetitiveTextsStoreSmall) {
  Article article;
  article.id = "1";
  for (std::size_t size = 8'190; size < 8'300; ++size) {
    article.text = std::string(size, 'x');
    EXPECT_LT(EncodeStoredArticle(article).size(), 60U);
  }
}

TEST(StoredArticleTest, NoDamageGoesUnnoticed) {
  const Article article = FullArticle();
  const std::string good = EncodeStoredArticle(article);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int bit : {0, 3, 7}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
      try {
        EXPECT_EQ(DecodeStoredArticle(bad), article) << i << ": " << bit;
      } catch (const Error& e) {
        EXPECT_EQ(e.kind(), ErrorKind::kIndex);
      }
    }
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(DecodeStoredArticle(good.substr(0, size)), Error) << size;
  }
}

TEST(StoredArticleTest, NewerVersionsAreNamed) {
  std::string data = EncodeStoredArticle(FullArticle());
  data[0] = 9;
  try {
    DecodeStoredArticle(data);
    FAIL() << "no error";
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), ::testing::HasSubstr("version 9"));
  }
}

TEST(ContentHashTest, DependsOnEveryField) {
  const Article article = FullArticle();
  const std::uint64_t hash = ContentHash(article);
  EXPECT_EQ(ContentHash(FullArticle()), hash);
  Article changed[10];
  for (Article& other : changed) other = article;
  changed[0].id += "x";
  changed[1].title += "x";
  changed[2].text += "x";
  changed[3].date->precision = Date::Precision::kDay;
  changed[4].language = "en";
  changed[5].url += "x";
  changed[6].source.clear();
  changed[7].authors.pop_back();
  changed[8].extra[0].first = "sections";
  std::swap(changed[9].title, changed[9].text);
  for (const Article& other : changed) EXPECT_NE(ContentHash(other), hash);
}

}  // namespace
}  // namespace dizin::index
