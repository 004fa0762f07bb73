#include "tests/index/random_queries.h"

#include <algorithm>
#include <utility>

#include "common/date.h"

namespace dizin::index {
namespace {

using Words = std::vector<std::string>;

// The words of a line are variants of each other, mostly. The first lines are
// in most articles.
const std::vector<Words> kWords = {
    {"kalin", "kalın", "Kalin", "Kalın", "Kalyn", "Калин", "كالين", "KALIN"},
    {"ankara", "Ankara", "Анкара", "Ankara'da", "أنقرة", "安卡拉"},
    {"harbour", "harbours", "Harbour"},
    {"NATO", "nato", "НАТО", "N.A.T.O."},
    {"安卡拉市", "卡林", "北京大学", "北京"},
    {"rain", "raining", "rains"},
    {"S-400", "S400", "s", "С-400", "400"},
    {"New York", "Нью-Йорк", "new", "york", "纽约"},
    {"Erdoğan", "Erdogan", "Эрдоган", "אرדואן", "エルドアン", "埃尔多安"},
    {"ตำรวจ", "ลอนดอน", "ตำรวจลอนดอน"},
    {"sea-side", "seaside", "sea", "side"},
    {"the", "of"},
    {"lake"}};

const std::vector<std::string> kLanguages = {"en", "tr", "ru", "zh", "ar"};

class Chance {
 public:
  explicit Chance(std::mt19937* random) : random_(*random) {}

  // From 0 on.
  std::size_t Below(std::size_t end) { return random_() % end; }
  bool OneIn(std::size_t times) { return Below(times) == 0; }

  template <typename Things>
  const auto& AnyOf(const Things& things) {
    return things[Below(things.size())];
  }

  const std::string& Word() {
    return AnyOf(kWords[Below(Below(kWords.size()) + 1)]);
  }

  std::string Text(std::size_t most_words) {
    std::string text;
    for (std::size_t i = Below(most_words) + 1; i > 0; --i) {
      text += Word();
      text += OneIn(9) ? ". " : " ";
    }
    return text;
  }

  std::string Date() {
    return std::to_string(2019 + Below(4)) + "-0" +
           std::to_string(1 + Below(9));
  }

 private:
  std::mt19937& random_;
};

class QueryWriter {
 public:
  explicit QueryWriter(std::mt19937* random) : chance_(random) {}

  std::string Write(int depth) {
    if (depth == 0 || chance_.OneIn(4)) return Atom();
    switch (chance_.Below(9)) {
      case 0:
        return Group(depth) + " AND " + Group(depth);
      case 1:
        return Group(depth) + " OR " + Group(depth);
      case 2:
        return Group(depth) + " -" + Group(depth);
      case 3:
        return '+' + Group(depth) + ' ' + Group(depth);
      case 4:
        return Group(depth) + ' ' + Filter();
      case 5:
        return Group(depth) + ' ' + Group(depth) + ' ' + Group(depth);
      case 6:
        return '+' + Group(depth) + " +" + Group(depth) + ' ' + Group(depth);
      default:
        return Group(depth) + ' ' + Group(depth);
    }
  }

 private:
  std::string Group(int depth) {
    std::string part = Write(depth - 1);
    if (part.find(' ') == std::string::npos) return part;
    part = '(' + part + ')';
    return chance_.OneIn(6) ? part + "^2" : part;
  }

  // A word without a blank in it.
  std::string Word() {
    while (true) {
      std::string word = chance_.Word();
      if (word.find(' ') == std::string::npos) return word;
    }
  }

  std::string Atom() {
    const std::string word = Word();
    switch (chance_.Below(16)) {
      case 0:
        return '"' + word + ' ' + Word() + '"';
      case 1:
        return '"' + word + ' ' + Word() + "\"~2";
      case 2:
        return word + " NEAR/3 " + Word();
      case 3:
        return word + " ADJ/4 " + Word();
      case 4:
        return word + " NEAR/5 \"" + Word() + ' ' + Word() + '"';
      case 5:
        return word + " NEAR/6 " + Word() + " NEAR/6 " + Word();
      case 6:
        return "kal*";
      case 7:
        return "harbuor~2";
      case 8:
        return '=' + word;
      case 9:
        return '~' + word;
      case 10:
        return "title:" + word;
      case 11:
        return "author:" + word;
      case 12:
        return chance_.OneIn(2) ? "title:\"" + word + ' ' + Word() + '"'
                                : word + "^3";
      case 13:
        return "New York";
      default:
        return word;
    }
  }

  std::string Filter() {
    switch (chance_.Below(5)) {
      case 0:
        return "lang:" + chance_.AnyOf(kLanguages);
      case 1:
        return "date:2020.." + chance_.Date();
      case 2:
        return "price:10..60";
      case 3:
        return "(lang:tr OR date:2021)";
      default:
        return "-lang:en";
    }
  }

  Chance chance_;
};

}  // namespace

std::vector<Article> RandomArticles(std::size_t count, std::mt19937* random) {
  Chance chance(random);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.text = chance.Text(40);
    if (chance.OneIn(2)) article.title = chance.Text(4);
    if (chance.OneIn(3)) article.authors = {chance.Word(), chance.Word()};
    article.language = chance.AnyOf(kLanguages);
    if (!chance.OneIn(5)) article.date = ParseDate(chance.Date());
    article.extra.emplace_back("price", std::to_string(chance.Below(100)));
    articles.push_back(std::move(article));
  }
  return articles;
}

std::string RandomQuery(int depth, std::mt19937* random) {
  return QueryWriter(random).Write(depth);
}

}  // namespace dizin::index
