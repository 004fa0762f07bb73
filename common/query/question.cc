#include "common/query/question.h"

#include <algorithm>
#include <iterator>

namespace dizin::query {
namespace {

// ? and those of Arabic, Ethiopic, full width and Armenian writing.
constexpr std::string_view kMarks[] = {"?", "؟", "፧", "？", "՞"};
constexpr std::string_view kClosing[] = {
    " ",  "\t", "\n", "\r",     "\"",     "'",      ")",
    "!",  ".",  "”",  "“",      "’",      "»",      "«",
    "」", "』", "）", "\u3000", "\u00A0", "\u200E", "\u200F"};

}  // namespace

bool IsQuestion(std::string_view text) {
  const auto ends = [&text](std::string_view mark) {
    return text.ends_with(mark);
  };
  for (;;) {
    if (std::any_of(std::begin(kMarks), std::end(kMarks), ends)) return true;
    const auto closing =
        std::find_if(std::begin(kClosing), std::end(kClosing), ends);
    if (closing == std::end(kClosing)) return false;
    text.remove_suffix(closing->size());
  }
}

}  // namespace dizin::query
