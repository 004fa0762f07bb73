// Answers as plain lists: ids for shell loops, runs for trec_eval.
//
//   RenderIds(answer)                   // "a1\na7\n"
//   RenderTrec(answer, "301", "dizin")  // "301 Q0 a1 1 7.25 dizin\n…"
//
// A line is one hit. In a run, white space inside an id becomes %20, %09, …, so
// that six columns stay six; scores are the shortest decimals that read back as
// the same number. Thread-safe.

#ifndef DIZIN_SEARCHER_RENDER_LISTS_H_
#define DIZIN_SEARCHER_RENDER_LISTS_H_

#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace dizin::render {

std::string RenderIds(const SearchAnswer& answer);
std::string RenderTrec(const SearchAnswer& answer, std::string_view topic,
                       std::string_view tag);

// An id as a run writes it.
std::string TrecId(std::string_view id);

}  // namespace dizin::render

#endif  // DIZIN_SEARCHER_RENDER_LISTS_H_
