// Painted text, cut into lines that fit a terminal.
//
//   TerminalText text(paint);
//   text.Add("Ibrahim ", Look::kPlain);
//   text.Add("Kalın", Look::kExact);
//   text.AppendLines(/*first=*/"1  ", /*rest=*/"   ", /*width=*/60, &page);
//
// The rules are those of render/text.h. Not safe in two threads at once.

#ifndef DIZIN_SEARCHER_RENDER_TERMINAL_TEXT_H_
#define DIZIN_SEARCHER_RENDER_TERMINAL_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/variant.h"
#include "searcher/render/text.h"

namespace dizin::render {

enum class Look : std::uint8_t {
  kPlain,
  kTitle,
  kFacts,
  kExact,
  kAlike,
  kNear,
  kFar
};

Look LookOf(Grade grade);

class TerminalText {
 public:
  explicit TerminalText(Paint paint) : paint_(paint) {}

  // Any UTF-8. Runs of white space become one space.
  void Add(std::string_view text, Look look);

  // Appends what was added, in lines of at most `width` columns, prefixes
  // included, each ended by \n; a word wider than a line is cut. Nothing for
  // nothing. Then begins anew.
  void AppendLines(std::string_view first, std::string_view rest,
                   std::size_t width, std::string* out);

 private:
  struct Glyph {
    char32_t c;
    std::uint8_t columns;
    Look look;
  };

  // The end of the line that begins at `begin`; *next is where the next does.
  std::size_t LineEnd(std::size_t begin, std::size_t columns,
                      std::size_t* next) const;
  static bool BreaksAnywhere(const Glyph& glyph);
  bool MayBreakBefore(std::size_t i) const;
  void AppendLine(std::size_t begin, std::size_t end, std::string* out) const;

  Paint paint_;
  std::vector<Glyph> glyphs_;
};

}  // namespace dizin::render

#endif  // DIZIN_SEARCHER_RENDER_TERMINAL_TEXT_H_
