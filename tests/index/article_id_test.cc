#include "common/index/article_id.h"

#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/article_analyzer.h"
#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

using testing::Thrown;

Article ArticleWith(const std::string& id) {
  Article article;
  article.id = id;
  article.text = "Ankara";
  return article;
}

// The document of an article of that id, as it is written.
Xapian::Document DocumentOf(const std::string& id) {
  TermDictionary terms;
  IndexedArticle indexed;
  ArticleAnalyzer(&terms, nullptr).Analyze(ArticleWith(id), &indexed);
  Xapian::Document document;
  document.set_data(indexed.data);
  for (const auto& [slot, value] : indexed.values) {
    document.add_value(slot, value);
  }
  return document;
}

TEST(ArticleIdTest, IsReadFromItsSlotOrFromTheArticle) {
  struct Row {
    const char* why;
    std::string id;
    bool in_slot;
  };
  const Row kRows[] = {
      {"as most", "tr/42", true},
      {"of any bytes", std::string("\0\xff", 2), true},
      {"the longest with a slot", std::string(193, 'x'), true},
      {"longer", std::string(194, 'x'), false},
      {"much longer", std::string(5000, 'x'), false},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    Xapian::Document document = DocumentOf(row.id);
    EXPECT_EQ(IdOf(document), row.id);
    EXPECT_EQ(!document.get_value(kIdSlot).empty(), row.in_slot);
    const std::string data = document.get_data();
    document.set_data("");
    if (row.in_slot) {
      EXPECT_EQ(IdOf(document), row.id) << "the article is not looked at";
    }
    document.set_data(data);
    EXPECT_EQ(ArticleOf(document), ArticleWith(row.id));
    document.add_value(kIdSlot, "");
    if (row.in_slot) Thrown(ErrorKind::kIndex, [&] { IdOf(document); });
    document.set_data(EncodeStoredArticle(ArticleWith(row.id)));
    EXPECT_EQ(IdOf(document), row.id) << "without a slot";
    EXPECT_EQ(ArticleOf(document), ArticleWith(row.id)) << "without a slot";
  }
}

TEST(ArticleIdTest, DamageIsNoticed) {
  Xapian::Document document = DocumentOf("tr/42");
  std::string head = document.get_value(kIdSlot);
  head[3] ^= 1;
  document.add_value(kIdSlot, head);
  Thrown(ErrorKind::kIndex, [&] { IdOf(document); });
}

}  // namespace
}  // namespace dizin::index
