#include "common/text/stem.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <libstemmer.h>

namespace dizin {
namespace {

TEST(StemmerTest, InflectedFormsMeet) {
  struct Row {
    std::string_view language;
    std::string_view word;
    std::string_view other;
  };
  const Row rows[] = {
      {"ar", "الكتاب", "كتاب"},
      {"ca", "ciutats", "ciutat"},
      {"da", "husene", "huset"},
      {"de", "häuser", "häusern"},
      {"el", "άνθρωποσ", "άνθρωποι"},
      {"en", "running", "runs"},
      {"es", "libros", "libro"},
      {"fi", "talossa", "taloa"},
      {"fr", "continuellement", "continuelle"},
      {"ga", "bhfear", "fear"},
      {"hi", "लड़का", "लड़के"},
      {"hu", "házak", "házakat"},
      {"hr", "tramp", "trampovih"},
      {"id", "membaca", "bacaan"},
      {"it", "libri", "libro"},
      {"lt", "namas", "namai"},
      {"ne", "केटाहरु", "केटा"},
      {"nl", "boeken", "boek"},
      {"no", "husene", "huset"},
      {"pt", "meninas", "menina"},
      {"ro", "copiilor", "copii"},
      {"ru", "москвой", "москве"},
      {"sr", "књига", "књиге"},
      {"sv", "flickorna", "flicka"},
      {"ta", "மரங்கள்", "மரங்களை"},
      {"tr", "evlerden", "evler"},
      {"yi", "קינדער", "קינד"},
      {"hr", "knjiga", "knjige"},
      {"nb", "husene", "huset"},
      {"nn", "husa", "huset"},
      {"sr", "knjiga", "књига"},
      {"tr", "i̇zmirde", "izmirden"},
      {"hr", "tramp", "trampova"},
      {"sr", "трамп", "trampovog"},
  };
  Stemmer stemmer;
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.language) + ' ' + std::string(row.word));
    ASSERT_TRUE(stemmer.Stem(row.language, row.word).has_value());
    EXPECT_EQ(stemmer.Stem(row.language, row.word),
              stemmer.Stem(row.language, row.other));
  }
}

// Words of ASCII are stemmed by algorithms of one byte a letter.
TEST(StemmerTest, AsciiIsStemmedAsUtf8Is) {
  Stemmer stemmer;
  std::mt19937 random(3);
  const auto add_one_of = [&random](const auto& parts, std::string* word) {
    *word += parts[random() % std::size(parts)];
  };
  static constexpr const char* kBeginnings[] = {
      "", "a", "ge", "ber", "kit", "st", "qu", "y", "tra", "men", "ch", "lu"};
  static constexpr const char* kMiddles[] = {
      "a",  "e",   "i",   "o",   "u",    "ij",    "ss",  "ll",  "tion", "atz",
      "er", "ing", "ung", "eux", "amen", "azion", "lig", "est", "ied",  "yy"};
  static constexpr const char* kEndings[] = {
      "",    "s",    "en",  "es",   "ed",   "ing", "ement",  "heit",  "nak",
      "ban", "ssa",  "lle", "iamo", "ando", "ez",  "amente", "elor",  "ului",
      "de",  "erne", "ene", "ic",   "ique", "lah", "kan",    "iteit", "je",
      "e",   "atif", "y",   "ies",  "nya",  "x",   "ou",     "em",    "ern"};
  for (const std::string_view language : Stemmer::Languages()) {
    if (language == "tr" || language == "sr") continue;  // ours, in part
    SCOPED_TRACE(language);
    const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> utf8(
        sb_stemmer_new(std::string(language).c_str(), "UTF_8"),
        sb_stemmer_delete);
    ASSERT_NE(utf8, nullptr);
    for (int i = 0; i < 5000; ++i) {
      std::string word;
      add_one_of(kBeginnings, &word);
      for (auto left = random() % 3; left > 0; --left) {
        add_one_of(kMiddles, &word);
      }
      add_one_of(kEndings, &word);
      const sb_symbol* const stem = sb_stemmer_stem(
          utf8.get(), reinterpret_cast<const sb_symbol*>(word.data()),
          static_cast<int>(word.size()));
      ASSERT_EQ(stemmer.Stem(language, word),
                reinterpret_cast<const char*>(stem))
          << word;
    }
  }
}

TEST(StemmerTest, SaysWhichLanguagesItKnows) {
  const auto languages = Stemmer::Languages();
  EXPECT_EQ(languages.size(), 28U);
  EXPECT_TRUE(std::is_sorted(languages.begin(), languages.end()));
  Stemmer stemmer;
  for (const std::string_view language : languages) {
    EXPECT_TRUE(Stemmer::Knows(language)) << language;
    EXPECT_EQ(stemmer.Stem(language, ""), "") << language;
  }
  for (const char* language : {"pl", "", "e", "english", "zz", "EN"}) {
    EXPECT_FALSE(Stemmer::Knows(language)) << language;
    EXPECT_EQ(stemmer.Stem(language, "biegać"), std::nullopt) << language;
  }
}

TEST(StemmerTest, TakesAnyBytes) {
  Stemmer stemmer;
  const std::vector<std::string> words = {"\xFF",
                                          "a\xE5\xAE",
                                          std::string("a\0b", 3),
                                          std::string(5000, 'a'),
                                          "😀",
                                          "ı\u0307i\u0307\u0307"};
  for (const std::string_view language : Stemmer::Languages()) {
    for (const std::string& word : words) {
      EXPECT_TRUE(stemmer.Stem(language, word).has_value());
    }
  }
  EXPECT_EQ(stemmer.Stem("en", "running\xFF"), "running\xFF");
}

TEST(StemmerTest, MovesWithItsAlgorithms) {
  Stemmer first;
  EXPECT_EQ(first.Stem("en", "running"), "run");
  Stemmer second(std::move(first));
  EXPECT_EQ(second.Stem("en", "running"), "run");
}

}  // namespace
}  // namespace dizin
