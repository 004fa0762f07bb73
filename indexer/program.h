// dizin-index, but for main(): options in, a run, a summary out.

#ifndef DIZIN_INDEXER_PROGRAM_H_
#define DIZIN_INDEXER_PROGRAM_H_

#include "common/error.h"

namespace dizin::indexer {

// The summary goes to stdout, all else to stderr. Throws Error.
//   kDone      all is indexed, or the database is sound
//   kFailed    more than --max-bad-records records were rejected; all the
//              others are indexed. The database is not sound
//   kTryAgain  stopped by a signal: the same command goes on
ExitStatus RunProgram(int argc, const char* const* argv);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_PROGRAM_H_
