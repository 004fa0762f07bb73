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
  bool IsVowel(char32_t c) const { return table_.IsVowel(c); }

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
    return at + 1 < word_.size() && kFront.find(word_[at + 1]) != kNone &&
           !IsVowel(word_[at]);
  }

  // The place of the first rule that fits; kNone if none does.
  std::size_t RuleAt(std::size_t at) const {
    const char32_t letter = word_[at] - table_.low;
    if (letter >= table_.rows.size()) return kNone;  // of one before `low`, too
    const LetterRows rows = table_.rows[letter];
    const char32_t next = At(at + 1);
    for (std::size_t i = rows.first; i < rows.first + rows.count; ++i) {
      const Probe& probe = table_.probes[i];
      if (probe.second != 0 && probe.second != next) continue;
      if ((probe.letters > 2 || probe.has_context) && !FitsAt(i, at)) continue;
      return i;
    }
    return kNone;
  }

  bool FitsAt(std::size_t row, std::size_t at) const {
    const Rule& rule = table_.rules[row];
    const std::size_t end = at + rule.letters.size();
    if (end > word_.size()) return false;
    for (std::size_t i = 2; i < rule.letters.size(); ++i) {
      if (word_[at + i] != rule.letters[i]) return false;
    }
    return Fits(rule.before, at - 1, U'^') && Fits(rule.after, end, U'$');
  }

  // Answers how many letters were read.
  std::size_t ReadAt(std::size_t at) {
    const std::size_t row = RuleAt(at);
    if (row == kNone) return 1;
    const std::span<const Option> sounds =
        std::span(table_.rules[row].sounds).first(table_.probes[row].sounds);
    if (table_.doubled != Doubled::kOnce) ReadUnwritten(at, sounds[0].phonemes);
    beam_->Append(sounds);
    return table_.probes[row].letters;
  }

  // The vowel that may be before `sounds`, which are read at `at`.
  void ReadUnwritten(std::size_t at, std::string_view sounds) {
    static constexpr Option kVowel[] = {{"e"}, {"", .2F}};
    static constexpr Option kPerhaps[] = {{""}, {"e", .1F}};
    const auto class_at = [sounds](std::size_t i) {
      return i < sounds.size() ? ClassOfPhoneme(sounds[i]) : SoundClass::kNone;
    };
    const bool vowel = IsVowel(word_[at]);
    if (!vowel && at > 0 && word_[at - 1] == word_[at]) {
      const bool surely = table_.doubled == Doubled::kWithVowel;
      beam_->Append(std::span(kVowel).first(surely ? 1 : 2));
    } else if (!vowel && Merge(last_, class_at(0))) {
      beam_->Append(kPerhaps);
    }
    last_ = vowel ? SoundClass::kNone : class_at(sounds.size() - 1);
  }

  const RuleTable& table_;
  std::u32string_view word_;
  Beam* beam_;
  SoundClass last_ = SoundClass::kNone;  // of the last letter, if a consonant
};

}  // namespace

void Rewrite(const RuleTable& table, std::u32string_view word, Beam* beam) {
  Reader(table, word, beam).Read();
}

}  // namespace dizin::phonemes
