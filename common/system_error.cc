#include "common/system_error.h"

#include <cerrno>
#include <system_error>

#include "common/error.h"

namespace dizin {

const char* SystemAdvice(std::string_view message) {
  struct Row {
    int number;
    const char* advice;
  };
  static constexpr Row kRows[] = {
      {ENOSPC, "free some space and run again; the last commit is intact"},
      {EDQUOT,
       "free some of your quota and run again; the last commit is "
       "intact"},
      {EFBIG, "raise the limit of file sizes (ulimit -f)"},
      {EROFS, "the file system is read-only"},
      {EACCES, "check the permissions of the database"},
      {EPERM, "check the permissions of the database"},
      {EMFILE, "raise the limit of open files (ulimit -n)"},
      {ENFILE, "the system has too many open files"},
      {EIO, "the disk failed; check it before going on"},
      {EINTR, "run again; the last commit is intact"},
      {ESTALE, "the file server has lost it; mount it again and run again"},
  };
  for (const Row& row : kRows) {
    const std::string reason = std::generic_category().message(row.number);
    if (message.find(reason) != message.npos) return row.advice;
  }
  return nullptr;
}

void ThrowSystem(std::string_view doing, std::string_view path, int number) {
  std::string message(doing);
  message.append(" ").append(path).append(": ");
  message += std::generic_category().message(number);
  if (const char* advice = SystemAdvice(message)) {
    message.append("; ").append(advice);
  }
  throw Error(ErrorKind::kSystem, message);
}

}  // namespace dizin
