// The terms of a variant or a long form as people write them.
//
//   Written({"安卡", "卡拉"})          // "安卡拉"
//   Written({"อ้าง", "ใน"})            // "อ้างใน"
//   Written({"savunma", "sanayii"})    // "savunma sanayii"
//   Written({"XA:NATO"})               // "NATO"

#ifndef DIZIN_SEARCHER_RENDER_WRITTEN_H_
#define DIZIN_SEARCHER_RENDER_WRITTEN_H_

#include <string>
#include <vector>

namespace dizin::render {

// Bigrams that overlap become the run that they were cut from; blanks stand
// only between words of scripts that have them. Thread-safe.
std::string Written(const std::vector<std::string>& terms);

}  // namespace dizin::render

#endif  // DIZIN_SEARCHER_RENDER_WRITTEN_H_
