// Reader is where a parse stands: the place in the source, what was complained
// of, how much has been used of the limits. The grammar (parser.cc) and the
// leaves (leaves.cc) share one.

#ifndef DIZIN_COMMON_QUERY_READER_H_
#define DIZIN_COMMON_QUERY_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/query/parser.h"
#include "common/query/source.h"

namespace dizin::query {

enum class Operator : std::uint8_t { kNone, kAnd, kOr, kNot, kNear };

struct OperatorToken {
  Operator kind = Operator::kNone;
  std::string name;  // as typed
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ordered = false;  // of kNear
  int distance = 0;
};

inline constexpr int kDefaultDistance = 10;
inline constexpr int kMaxDistance = 1000;
inline constexpr double kMaxBoost = 100;

class Reader {
 public:
  // Both must outlive the reader.
  // `headline`: AND, OR and NOT are words.
  Reader(const Source& source, const ParseOptions& options, bool headline)
      : source_(source), options_(options), headline_(headline) {}

  const Source& source() const { return source_; }
  const ParseOptions& options() const { return options_; }
  std::vector<std::string> TakeNotes();

  std::size_t at = 0;  // the next character

  bool AtEnd() const { return at >= source_.size(); }
  char role() const { return source_[at].role; }
  char role(std::size_t i) const { return source_[i].role; }
  void SkipSpaces();  // and separators

  // The operator that begins at the next character.
  OperatorToken PeekOperator() const;

  // Digits from `*i` on, up to `most`, which a larger number answers; -1 if
  // there is none. Moves *i behind it.
  int ReadInteger(std::size_t* i, int most) const;

  // Strict: throws Error(kUsage) that `problem` is at `place`. Otherwise notes
  // how it was `read`.
  void Complain(std::size_t place, const std::string& problem,
                const std::string& read);
  // One more word, or several; throws over kMaxQueryWords.
  void CountWords(std::size_t count = 1);

 private:
  const Source& source_;
  const ParseOptions& options_;
  const bool headline_;
  std::vector<std::string> notes_;
  std::size_t more_notes_ = 0;
  std::size_t words_ = 0;
};

// True where a word ends: a space, a separator, a quote, ( ) or |.
bool EndsWord(char role);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_READER_H_
