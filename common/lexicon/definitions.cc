#include "common/lexicon/definitions.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "common/text/character_class.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

// How far a long form may reach, in bytes.
constexpr std::size_t kMaxLongForm = 200;
constexpr std::size_t kMaxShortForm = 24;
// Words between capitals: of, for, ve, und, der.
constexpr std::size_t kMaxFunctionWord = 3;  // letters

// A word of a long form.
struct Word {
  std::string term;
  bool capital = false;
  bool sentence_start = false;
};

// The words of `text`, one a position.
std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::vector<Word> words;
  std::uint32_t position = 0;
  for (Token& token : tokens) {
    if (token.kind != TokenKind::kWord || token.position == position) continue;
    position = token.position;
    words.push_back(
        {std::move(token.term), token.capital, token.sentence_start});
  }
  return words;
}

// The beginning of `text` that may be an abbreviation, up to a comma or a
// semicolon. Empty for what the tokenizer need not be asked about: a small
// letter of ASCII ends it, and an abbreviation has two capitals.
std::string_view MayBeAbbreviation(std::string_view text) {
  std::size_t size = 0;
  for (; size < text.size(); ++size) {
    const char c = text[size];
    if (c == ',' || c == ';') break;
    if (c == '\n' || (c >= 'a' && c <= 'z') || size == kMaxShortForm) return {};
  }
  text = text.substr(0, size);
  const ClassedText classed(text);
  int capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const ClassedChar c = classed.At(at);
    capitals += c.cls == CharClass::kUpper ? 1 : 0;
    at += c.size;
  }
  return capitals >= 2 ? text : std::string_view();
}

// Whether a piece of text between blanks surely has a word in it.
bool HasWord(std::string_view piece) {
  return std::any_of(piece.begin(), piece.end(), [](char c) {
    // Beyond ASCII and Latin 1's signs: letters, up to Arabic's.
    const bool letter = c >= '\xC3' && c <= '\xDB';
    return letter || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
  });
}

// Nearly all are: the tokenizer would answer no other.
bool IsPlainAbbreviation(std::string_view text) {
  constexpr std::size_t kMaxLetters = 8;
  return text.size() >= 2 && text.size() <= kMaxLetters &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The abbreviation that is all of `text`, but for what follows a comma or a
// semicolon; without its prefix.
std::optional<std::string> AbbreviationOf(std::string_view text) {
  text = MayBeAbbreviation(text);
  if (text.empty()) return std::nullopt;
  if (IsPlainAbbreviation(text)) return std::string(text);
  const std::size_t blank = text.find(' ');
  if (blank != std::string_view::npos && HasWord(text.substr(0, blank)) &&
      HasWord(text.substr(blank))) {
    return std::nullopt;
  }
  std::vector<Token> tokens;
  if (Tokenize(text, 1, &tokens) != 2) return std::nullopt;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kAbbreviation) {
      return token.term.substr(kAbbreviationPrefix.size());
    }
  }
  return std::nullopt;
}

// Where the long form of `letters` begins among the folded words, by the rule
// of Schwartz and Hearst.
std::optional<std::size_t> Explain(const std::u32string& letters,
                                   std::span<const std::u32string> words) {
  std::size_t letter = letters.size();
  for (std::size_t word = words.size(); word > 0; --word) {
    const std::u32string& in = words[word - 1];
    for (std::size_t at = in.size(); at > 0; --at) {
      if (in[at - 1] != letters[letter - 1]) continue;
      // The first letter begins a word.
      if (letter == 1 && at != 1) continue;
      if (--letter == 0) return word - 1;
    }
  }
  return std::nullopt;
}

std::size_t MaxWords(std::size_t letters) {
  return std::min(letters + 5, letters * 2);
}

// Where the name that ends `words` begins; words.size() if there is none.
std::size_t NameBegin(std::span<const Word> words) {
  std::size_t begin = words.size();
  for (std::size_t i = words.size(); i > 0; --i) {
    const Word& word = words[i - 1];
    if (word.capital) {
      begin = i - 1;
    } else if (i == words.size() ||
               CodePointCount(word.term) > kMaxFunctionWord) {
      break;
    }
  }
  // The article that begins a sentence is not the name's.
  if (begin < words.size() && words[begin].sentence_start &&
      CodePointCount(words[begin].term) <= kMaxFunctionWord) {
    ++begin;
    while (begin < words.size() && !words[begin].capital) ++begin;
  }
  return begin;
}

// Longer than the names of persons and places usually are.
bool IsLongName(std::span<const Word> name) {
  return name.size() > 3 ||
         (name.size() == 3 && std::any_of(name.begin(), name.end(),
                                          [](auto& w) { return !w.capital; }));
}

std::vector<std::string> TermsFrom(std::span<const Word> words,
                                   std::size_t begin) {
  std::vector<std::string> terms;
  for (const Word& word : words.subspan(begin)) terms.push_back(word.term);
  return terms;
}

// The end of `text` with the last `words` words of it, and some more.
std::string_view LastWords(std::string_view text, std::size_t words) {
  std::size_t begin = text.size();
  while (words > 0 && begin > 0) {
    const std::size_t blank = text.rfind(' ', begin - 1);
    const std::size_t from = blank == std::string_view::npos ? 0 : blank;
    if (HasWord(text.substr(from, begin - from))) --words;
    begin = from;
  }
  return text.substr(begin);
}

// What `text` says of the abbreviation; it ends in (or, if `whole`, is) its
// long form.
std::optional<Definition> Define(const std::string& abbreviation,
                                 std::string_view text, bool whole) {
  const std::u32string letters = ToUtf32(Fold(abbreviation));
  if (letters.size() < 2) return std::nullopt;
  // What is behind a word tells whether it begins a sentence.
  if (!whole) text = LastWords(text, MaxWords(letters.size()) + 1);
  const std::vector<Word> all = WordsOf(text);
  std::span<const Word> words = all;
  if (words.size() < 2) return std::nullopt;
  if (words.size() > MaxWords(letters.size())) {
    if (whole) return std::nullopt;
    words = words.last(MaxWords(letters.size()));
  }
  std::vector<std::u32string> folded;
  for (const Word& word : words) folded.push_back(ToUtf32(Fold(word.term)));
  if (std::find(folded.begin(), folded.end(), letters) != folded.end()) {
    return std::nullopt;
  }
  const std::optional<std::size_t> begin = Explain(letters, folded);
  const bool explained = begin.has_value() && *begin + 2 <= words.size() &&
                         (!whole || *begin == 0);
  if (explained)
    return Definition{abbreviation, TermsFrom(words, *begin), true};
  const std::size_t name = NameBegin(words);
  if (!IsLongName(words.subspan(name)) || (whole && name != 0)) {
    return std::nullopt;
  }
  return Definition{abbreviation, TermsFrom(words, name), false};
}

// The end of the line before `at`, or what is near enough.
std::string_view Before(std::string_view text, std::size_t at) {
  const std::size_t far = at > kMaxLongForm ? at - kMaxLongForm : 0;
  std::string_view before = text.substr(far, at - far);
  if (const auto line = before.rfind('\n'); line != std::string_view::npos) {
    before.remove_prefix(line + 1);
  } else if (far > 0) {
    // The first word may be a part of one.
    before.remove_prefix(std::min(before.find(' '), before.size()));
  }
  return before;
}

// The word that ends Before(text, at), up to a space.
std::string_view LastWord(std::string_view text, std::size_t at) {
  const std::size_t far = at > kMaxLongForm ? at - kMaxLongForm : 0;
  std::size_t end = at;
  while (end > far && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > far && text[begin - 1] != ' ' && text[begin - 1] != '\n') {
    --begin;
  }
  if (begin == far && far > 0) return {};  // a part of a word
  return text.substr(begin, end - begin);
}

std::optional<Definition> ReadAt(std::string_view text, std::size_t open) {
  std::string_view inside = text.substr(open + 1, kMaxLongForm);
  const std::size_t close = inside.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  inside = inside.substr(0, close);
  if (const auto abbreviation = AbbreviationOf(inside)) {
    return Define(*abbreviation, Before(text, open), /*whole=*/false);
  }
  if (inside.find('\n') != std::string_view::npos) return std::nullopt;
  if (const auto abbreviation = AbbreviationOf(LastWord(text, open))) {
    return Define(*abbreviation, inside, /*whole=*/true);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Definition> FindDefinitions(std::string_view text) {
  std::vector<Definition> definitions;
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    if (std::optional<Definition> definition = ReadAt(text, open)) {
      definitions.push_back(*std::move(definition));
    }
  }
  return definitions;
}

}  // namespace dizin::lexicon
