// The one channel for errors: everything that fails throws dizin::Error. Its
// kind says what the caller can do about it; its message is one line, lower
// case, and names the file, line, path or query it is about.
//
//   throw Error(ErrorKind::kUsage, "no closing quote in query: \"ankara");
//
// "Nothing found" is not an error: functions answer with an empty vector or
// std::nullopt.

#ifndef DIZIN_COMMON_ERROR_H_
#define DIZIN_COMMON_ERROR_H_

#include <stdexcept>
#include <string>

#include "common/export.h"

namespace dizin {

// One value for each reaction of a caller.
enum class ErrorKind {
  kUsage,  // the request is wrong: an option, a query, a path
  kInput,  // the data given is wrong: a file, a record
  kIndex,  // the database is missing, foreign, damaged or of another version
  kTransient,  // another try may do: locked, busy, changed under the reader
  kSystem,     // the machine says no: disk full, permission, out of files
  kInternal,   // a mistake of ours
};

class DIZIN_EXPORT Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message)
      : std::runtime_error(message), kind_(kind) {}

  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

// What a program of ours ends with (docs/query-syntax.md names them too).
enum class ExitStatus {
  kDone = 0,      // done; for a search: at least one article was found
  kNothing = 1,   // a search that found nothing
  kFailed = 2,    // any error
  kTryAgain = 75  // ErrorKind::kTransient (EX_TEMPFAIL of sysexits.h)
};

}  // namespace dizin

#endif  // DIZIN_COMMON_ERROR_H_
