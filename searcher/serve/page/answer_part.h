// The part of a page that shows an answer: what narrows it, the spellings that
// were searched, the timeline, the articles, and facets to click.

#ifndef DIZIN_SEARCHER_SERVE_PAGE_ANSWER_PART_H_
#define DIZIN_SEARCHER_SERVE_PAGE_ANSWER_PART_H_

#include "searcher/serve/page/html.h"
#include "searcher/serve/page/page.h"

namespace dizin::serve {

// REQUIRES: view.answer is not null. Thread-safe.
void AppendAnswer(const PageView& view, Html* html);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PAGE_ANSWER_PART_H_
