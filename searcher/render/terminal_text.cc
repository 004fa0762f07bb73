#include "searcher/render/terminal_text.h"

#include <algorithm>

#include "common/text/display_width.h"
#include "common/text/utf8.h"

namespace dizin::render {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopIsolate = "\u2069";

std::string_view ColorCode(Look look) {
  switch (look) {
    case Look::kPlain:
      return "";
    case Look::kTitle:
      return "\x1b[1m";
    case Look::kFacts:
      return "\x1b[2m";
    case Look::kExact:
      return "\x1b[1;33m";
    case Look::kAlike:
      return "\x1b[1;32m";
    case Look::kNear:
      return "\x1b[1;36m";
    case Look::kFar:
      return "\x1b[36m";
  }
  return "";
}

std::string_view BoldCode(Look look) {
  switch (look) {
    case Look::kPlain:
    case Look::kFacts:
      return "";
    case Look::kTitle:
    case Look::kExact:
    case Look::kAlike:
      return "\x1b[1m";
    case Look::kNear:
    case Look::kFar:
      return "\x1b[1;4m";
  }
  return "";
}

std::string_view CodeOf(Look look, Paint paint) {
  switch (paint) {
    case Paint::kPlain:
      return "";
    case Paint::kBold:
      return BoldCode(look);
    case Paint::kColor:
      return ColorCode(look);
  }
  return "";
}

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// White space that a line may end at; no-break spaces are not.
bool IsSpace(char32_t c) {
  return c == U' ' || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 ||
         c == 0x2029 || c == 0x205F || c == 0x3000;
}

// Marks, embeddings, overrides and isolates of UAX #9, tags and U+FEFF: they
// show nothing and can make a text look like another.
bool IsHiddenControl(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

// Signs that stay on the line of what they close.
bool IsClosing(char32_t c) {
  constexpr std::u32string_view kClosing =
      U"、。，．：；？！）〕］｝〉》」』】”’»%)]}.,;:?!…";
  return kClosing.find(c) != std::u32string_view::npos;
}

}  // namespace

// Han and kana are written without spaces; Hangul is not.
bool TerminalText::BreaksAnywhere(const Glyph& glyph) {
  return glyph.columns == 2 && (glyph.c < 0xAC00 || glyph.c > 0xD7A3);
}

Look LookOf(Grade grade) {
  switch (grade) {
    case Grade::kExact:
      return Look::kExact;
    case Grade::kAlike:
      return Look::kAlike;
    case Grade::kNear:
      return Look::kNear;
    case Grade::kFar:
      return Look::kFar;
  }
  return Look::kPlain;
}

void TerminalText::Add(std::string_view text, Look look) {
  for (Utf8Reader reader(text); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (IsHiddenControl(c)) continue;
    if (IsControl(c) || IsSpace(c)) {
      const bool again = !glyphs_.empty() && glyphs_.back().c == U' ';
      if (!again) glyphs_.push_back({U' ', 1, look});
      continue;
    }
    glyphs_.push_back({c, static_cast<std::uint8_t>(CodePointWidth(c)), look});
  }
}

bool TerminalText::MayBreakBefore(std::size_t i) const {
  const Glyph& glyph = glyphs_[i];
  if (glyph.columns == 0 || IsClosing(glyph.c)) return false;
  return BreaksAnywhere(glyph) || BreaksAnywhere(glyphs_[i - 1]);
}

std::size_t TerminalText::LineEnd(std::size_t begin, std::size_t columns,
                                  std::size_t* next) const {
  std::size_t used = 0;
  std::size_t end = begin;  // the last place to break at; none yet
  std::size_t i = begin;
  for (; i < glyphs_.size(); ++i) {
    if (glyphs_[i].c == U' ') {
      end = i;
      *next = i + 1;
    } else if (i > begin && MayBreakBefore(i)) {
      end = *next = i;
    }
    if (used + glyphs_[i].columns > columns) break;
    used += glyphs_[i].columns;
  }
  if (i == glyphs_.size()) return *next = i;
  if (end > begin) return end;
  // One word fills the line: cut it, though never before a combining mark.
  std::size_t cut = std::max(i, begin + 1);
  while (cut < glyphs_.size() && glyphs_[cut].columns == 0) ++cut;
  return *next = cut;
}

void TerminalText::AppendLine(std::size_t begin, std::size_t end,
                              std::string* out) const {
  std::string plain;
  for (std::size_t i = begin; i < end; ++i) AppendUtf8(glyphs_[i].c, &plain);
  const bool isolate = HasRightToLeft(plain);
  if (isolate) out->append(kFirstStrongIsolate);
  std::string_view code;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view want = CodeOf(glyphs_[i].look, paint_);
    if (want != code) {
      if (!code.empty()) out->append(kReset);
      out->append(want);
      code = want;
    }
    AppendUtf8(glyphs_[i].c, out);
  }
  if (!code.empty()) out->append(kReset);
  if (isolate) out->append(kPopIsolate);
}

void TerminalText::AppendLines(std::string_view first, std::string_view rest,
                               std::size_t width, std::string* out) {
  while (!glyphs_.empty() && glyphs_.back().c == U' ') glyphs_.pop_back();
  std::size_t at = !glyphs_.empty() && glyphs_[0].c == U' ' ? 1 : 0;
  for (std::string_view prefix = first; at < glyphs_.size(); prefix = rest) {
    const std::size_t taken = DisplayWidth(prefix);
    std::size_t next = at;
    const std::size_t end =
        LineEnd(at, width > taken ? width - taken : 1, &next);
    out->append(prefix);
    AppendLine(at, end, out);
    out->append("\n");
    at = next;
  }
  glyphs_.clear();
}

}  // namespace dizin::render
