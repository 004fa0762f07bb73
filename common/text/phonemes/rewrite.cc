#include "common/text/phonemes/rewrite.h"

namespace dizin::phonemes {
namespace {

constexpr auto kNone = std::u32string_view::npos;

// Stands for what is before a word and after it.
constexpr char32_t kEdge = 0;

class Reader {
 public:
  Reader(const RuleTable& table, std::u32string_view word, Beam* beam)
      : table_(table), word_(word), beam_(beam) {}

  void Read() {
    for (std::size_t at = 0; at < word_.size();) at += ReadAt(at);
  }

 private:
  char32_t At(std::size_t i) const {
    return i < word_.size() ? word_[i] : kEdge;
  }
  bool IsVowel(char32_t c) const { return table_.vowels.find(c) != kNone; }

  // Whether the letter at `at`, which may be outside the word, is in `context`.
  bool Fits(std::u32string_view context, std::size_t at, char32_t edge) const {
    if (context.empty()) return true;
    const char32_t c = At(at);
    const bool want = context[0] != U'!';
    for (const char32_t x : context.substr(want ? 0 : 1)) {
      const bool is = x == U'V'   ? c != kEdge && IsVowel(c)
                      : x == U'K' ? c != kEdge && !IsVowel(c)
                      : x == U'E' ? IsBeforeMuteE(at)
                      : x == U'O' ? IsBeforeVowel(at)
                      : x == edge ? c == kEdge
                                  : c == x;
      if (is) return want;
    }
    return !want;
  }

  bool IsBeforeMuteE(std::size_t at) const {
    return at + 2 == word_.size() && word_[at + 1] == U'e' &&
           !IsVowel(word_[at]);
  }

  bool IsBeforeVowel(std::size_t at) const {
    constexpr std::u32string_view kFront = U"eiy";
    return at + 1 < word_.size() && !IsVowel(word_[at]) &&
           kFront.find(word_[at + 1]) != kNone;
  }

  const Rule* RuleAt(std::size_t at) const {
    const char32_t c = word_[at];
    const std::size_t letter = c - table_.low;
    if (c < table_.low || letter >= table_.first_rows.size()) return nullptr;
    const std::u32string_view rest = word_.substr(at);
    for (std::size_t i = table_.first_rows[letter];
         i < table_.rules.size() && table_.rules[i].letters[0] == c; ++i) {
      const Rule& rule = table_.rules[i];
      if (rest.starts_with(rule.letters) && Fits(rule.before, at - 1, U'^') &&
          Fits(rule.after, at + rule.letters.size(), U'$')) {
        return &rule;
      }
    }
    return nullptr;
  }

  // Answers how many letters were read.
  std::size_t ReadAt(std::size_t at) {
    const Rule* rule = RuleAt(at);
    if (rule == nullptr) return 1;
    if (table_.doubled != Doubled::kOnce && at > 0 &&
        word_[at - 1] == word_[at] && !IsVowel(word_[at])) {
      static constexpr Option kBetween[] = {{"e"}, {"", .2F}};
      beam_->Append(std::span(kBetween).first(
          table_.doubled == Doubled::kEither ? 2 : 1));
    }
    beam_->Append({rule->sounds, rule->SoundCount()});
    return rule->letters.size();
  }

  const RuleTable& table_;
  std::u32string_view word_;
  Beam* beam_;
};

}  // namespace

void Rewrite(const RuleTable& table, std::u32string_view word, Beam* beam) {
  Reader(table, word, beam).Read();
}

}  // namespace dizin::phonemes
