#include "common/lexicon/typed_word.h"

#include <algorithm>
#include <iterator>

#include "common/lexicon/letters.h"
#include "common/lexicon/row_keys.h"
#include "common/text/character_class.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

// As a Turk reads it: I is the capital of ı, İ of i.
std::string TurkishReading(std::string_view typed) {
  std::string reading;
  for (Utf8Reader reader(typed); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    AppendUtf8(c == U'I' ? U'ı' : c == U'İ' ? U'i' : c, &reading);
  }
  return reading;
}

bool IsRun(const Token& token) {
  return token.unit == UnitKind::kHan ||
         token.unit == UnitKind::kSoutheastAsian;
}

void AddReading(const std::string& form, TypedPart* part) {
  if (std::find(part->readings.begin(), part->readings.end(), form) ==
      part->readings.end()) {
    part->readings.push_back(form);
  }
}

// The next term of a run: a bigram adds its last character, a word itself.
void ExtendRun(const Token& token, std::string* form) {
  if (token.unit == UnitKind::kSoutheastAsian) {
    *form += kJoiner + token.term;
  } else if (CodePointCount(token.term) == 1) {
    *form += token.term;
  } else {
    *form += ToUtf8(ToUtf32(token.term).substr(1));
  }
}

void AddToken(const Token& token, TypedPart* part) {
  if (token.capital) part->capital = TypedCapital::kTold;
  if (token.kind == TokenKind::kAbbreviation) {
    part->abbreviation = token.term;
    part->letters = CodePointCount(
        std::string_view(token.term).substr(kAbbreviationPrefix.size()));
  } else {
    AddReading(token.term, part);
  }
}

// Cuts the tokens into parts: a joined form stands for what it spans, a run is
// one part, any other position is one.
std::vector<TypedPart> PartsOf(std::string_view typed) {
  std::vector<Token> tokens;
  Tokenize(typed, 1, &tokens);
  std::vector<Token> joined;
  std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(joined),
               [](const Token& t) { return t.kind == TokenKind::kJoined; });
  std::erase_if(tokens, [&joined](const Token& t) {
    return t.kind != TokenKind::kJoined &&
           std::any_of(joined.begin(), joined.end(), [&t](const Token& j) {
             return j.begin <= t.begin && t.end <= j.end;
           });
  });
  std::vector<TypedPart> parts;
  const Token* last = nullptr;
  for (const Token& token : tokens) {
    if (last != nullptr && IsRun(token) && token.unit == last->unit &&
        token.begin <= last->end) {
      ExtendRun(token, &parts.back().readings.front());
    } else {
      if (last == nullptr || token.position != last->position) {
        parts.emplace_back();
      }
      AddToken(token, &parts.back());
    }
    last = &token;
  }
  return parts;
}

// Whether there is a capital and no small letter.
bool IsAllCapitals(std::string_view typed) {
  const ClassedText text(typed);
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const ClassedChar c = text.At(at);
    if (c.cls == CharClass::kLower) return false;
    capitals += c.cls == CharClass::kUpper ? 1 : 0;
    at += c.size;
  }
  return capitals > 1;
}

void LimitCapital(std::string_view typed, CapitalSays says, TypedPart* part) {
  if (says == CapitalSays::kNothing && !part->readings.empty()) {
    part->capital = TypedCapital::kNone;
    part->abbreviation.clear();
  } else if (part->capital == TypedCapital::kTold &&
             (says == CapitalSays::kLittle || IsAllCapitals(typed))) {
    part->capital = TypedCapital::kUntold;
  }
}

}  // namespace

TypedWord ReadTypedWord(std::string_view typed, CapitalSays says) {
  TypedWord word;
  word.parts = PartsOf(typed);
  const std::string turkish = TurkishReading(typed);
  if (turkish != typed) {
    const std::vector<TypedPart> others = PartsOf(turkish);
    for (std::size_t i = 0;
         i < others.size() && others.size() == word.parts.size(); ++i) {
      for (const std::string& form : others[i].readings) {
        AddReading(form, &word.parts[i]);
      }
    }
  }
  for (TypedPart& part : word.parts) {
    LimitCapital(typed, says, &part);
    part.in_compound = word.parts.size() > 1;
  }
  for (const TypedPart& part : word.parts) {
    if (word.parts.size() < 2 || part.readings.empty() ||
        IsJoin(part.readings.front())) {
      word.joined.clear();
      break;
    }
    word.joined += part.readings.front();
  }
  return word;
}

}  // namespace dizin::lexicon
