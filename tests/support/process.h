// A program that runs beside the test, to be waited for or killed.
//
//   Process p({DIZIN_INDEX, "--db", db, input}, {.max_file_bytes = 1 << 20});
//   p.Kill(SIGKILL);
//   p.Wait().status   // 137

#ifndef DIZIN_TESTS_SUPPORT_PROCESS_H_
#define DIZIN_TESTS_SUPPORT_PROCESS_H_

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace dizin::testing {

struct ProcessOptions {
  std::string input = {};               // of stdin
  bool open_stdin = false;              // a pipe that is written to by Feed()
  std::string directory = {};           // where it runs; here if empty
  std::uint64_t max_file_bytes = 0;     // RLIMIT_FSIZE; 0: none
  std::uint64_t max_address_bytes = 0;  // RLIMIT_AS; 0: none
  std::vector<std::string> environment = {};  // "NAME=value"
};

struct ProcessResult {
  int status = -1;  // as exited; 128 + signal if one ended it
  std::string out;
  std::string err;
  double cpu_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
};

class Process {
 public:
  // Throws std::runtime_error if it cannot be started.
  explicit Process(const std::vector<std::string>& arguments,
                   const ProcessOptions& options = {});
  // Kills it if it still runs.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Feed(const std::string& bytes);  // REQUIRES: open_stdin
  void CloseStdin();
  void Kill(int signal) const;
  // Waits for the end; the second time answers the same.
  const ProcessResult& Wait();
  // What it has written so far.
  std::string Stderr() const;

 private:
  pid_t child_ = -1;
  int feed_ = -1;
  std::FILE* out_;
  std::FILE* err_;
  std::optional<ProcessResult> result_;
};

// Starts it and waits for the end.
ProcessResult RunProcess(const std::vector<std::string>& arguments,
                         const ProcessOptions& options = {});

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_SUPPORT_PROCESS_H_
