// Pieces that leaves and groups have in common: names of fields, quotation
// marks, what follows a word.

#ifndef DIZIN_COMMON_QUERY_PIECES_H_
#define DIZIN_COMMON_QUERY_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "common/query/reader.h"
#include "common/query/source.h"

namespace dizin::query {

enum class FieldKind : std::uint8_t { kText, kDate, kValues, kFurther };

// Of a name in lower case; every other one is a further field, which may hold
// numbers.
FieldKind KindOf(const std::string& field);

// The field whose name and colon stand next, "" if none does. Complains of a
// name that is none, and of a space after the colon.
std::string ReadFieldName(Reader* reader);

// "^2" and "~3" after a quote or a parenthesis; negative where absent.
struct Suffix {
  double boost = -1;
  int tilde = -1;
};
Suffix ReadSuffix(Reader* reader);

// The number of "^2" in [begin, end), in bounds; negative if it is none.
double CheckedBoost(Reader* reader, std::size_t begin, std::size_t end);

// True for digits and '.'.
bool IsNumberRole(char role);

// True for a quotation mark that can open a phrase.
bool OpensPhrase(char role);

// Moves the reader behind the quoted text that stands next; answers its bounds.
std::pair<std::size_t, std::size_t> TakeQuoted(Reader* reader);

// Moves *end before the ! ? : and , that end [begin, *end).
void StripPunctuation(const Source& source, std::size_t begin,
                      std::size_t* end);

// For a note: as typed, cut where it would be long.
std::string Short(const std::string& text);

std::string AsciiLower(std::string text);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_PIECES_H_
