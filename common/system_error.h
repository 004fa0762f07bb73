// Errors of the system as messages that say what to do.
//
//   if (fsync(fd) != 0) ThrowSystem("syncing", path, errno);
//   // "syncing news/XAPIANDB: No space left on device; free some space and …"

#ifndef DIZIN_COMMON_SYSTEM_ERROR_H_
#define DIZIN_COMMON_SYSTEM_ERROR_H_

#include <string>
#include <string_view>

namespace dizin {

// What to do where a database cannot be read or written and `message` has the
// system's reason in it; null where that is not known. Thread-safe.
const char* SystemAdvice(std::string_view message);

// Throws Error(kSystem) about a file of a database. `number` is an errno.
[[noreturn]] void ThrowSystem(std::string_view doing, std::string_view path,
                              int number);

}  // namespace dizin

#endif  // DIZIN_COMMON_SYSTEM_ERROR_H_
