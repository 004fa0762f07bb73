// What dizin-search does with its command line: searches, lists names, answers
// topics or judges runs, and writes the result to stdout.

#ifndef DIZIN_SEARCHER_PROGRAM_H_
#define DIZIN_SEARCHER_PROGRAM_H_

#include "common/error.h"
#include "searcher/options.h"

namespace dizin {

// kNothing if a search, --names or every topic found nothing; kFailed if some
// topics could not be answered (said on stderr). Throws Error.
ExitStatus RunCommand(const Command& command);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_PROGRAM_H_
