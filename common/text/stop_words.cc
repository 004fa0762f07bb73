#include "common/text/stop_words.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "common/text/fold.h"
#include "common/text/stop_words/lists.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

// Shorter words are too often others without their marks: su is water, şu
// that.
constexpr std::size_t kMinFoldedLetters = 3;

// Every i as İ casefolds, since sentences begin with one and titles are all
// in capitals.
std::string WithDots(std::string_view word) {
  std::string out;
  for (const char c : word) {
    out += c;
    if (c == 'i') out += "\u0307";
  }
  return out;
}

// Fold() would make names of Arabic prepositions: على is on, علي is Ali.
bool IsFoldable(std::string_view language) { return language != "ar"; }

void AddForms(std::string_view language, const std::string& word,
              std::set<std::string>* words) {
  words->insert(word);
  if (IsFoldable(language) && CodePointCount(word) >= kMinFoldedLetters) {
    words->insert(Fold(word));
  }
  if (language != "tr" || word.find('i') == std::string::npos) return;
  words->insert(WithDots(word));
  if (word.front() == 'i') words->insert(WithDots("i") + word.substr(1));
}

std::vector<std::string> ReadList(const StopWordList& list) {
  std::set<std::string> words;
  std::vector<Token> tokens;
  for (std::string_view rest = list.text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.starts_with('#')) continue;
    Tokenize(line, 0, &tokens);
    for (const Token& token : tokens) {
      AddForms(list.language, token.term, &words);
    }
  }
  return {words.begin(), words.end()};
}

// The words of each language, made when first asked for.
class Tables {
 public:
  Tables() : lists_(StopWordLists()), slots_(new Slot[lists_.size()]) {}

  std::span<const std::string> WordsOf(std::string_view language) {
    const auto found =
        std::lower_bound(lists_.begin(), lists_.end(), language,
                         [](const StopWordList& l, std::string_view k) {
                           return l.language < k;
                         });
    if (found == lists_.end() || found->language != language) return {};
    Slot& slot = slots_[static_cast<std::size_t>(found - lists_.begin())];
    std::call_once(slot.once, [&] { slot.words = ReadList(*found); });
    return slot.words;
  }

 private:
  struct Slot {
    std::once_flag once;
    std::vector<std::string> words;
  };
  std::span<const StopWordList> lists_;
  std::unique_ptr<Slot[]> slots_;
};

// Languages that share a list.
std::string_view ListOf(std::string_view language) {
  if (language == "nb" || language == "nn") return "no";
  if (language == "hr" || language == "bs") return "sr";
  return language;
}

}  // namespace

bool IsStopWord(std::string_view language, std::string_view word) {
  static Tables tables;
  const auto words = tables.WordsOf(ListOf(language));
  return std::binary_search(words.begin(), words.end(), word, std::less<>());
}

}  // namespace dizin
