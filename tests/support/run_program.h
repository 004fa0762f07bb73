// Runs a program of ours as a shell would, and keeps what it wrote.
//
//   ProgramResult r = RunProgram({DIZIN_SEARCH, "--db", path, "kalin"});
//   r.status  // 0; r.out, r.err

#ifndef DIZIN_TESTS_SUPPORT_RUN_PROGRAM_H_
#define DIZIN_TESTS_SUPPORT_RUN_PROGRAM_H_

#include <string>
#include <string_view>
#include <vector>

namespace dizin::testing {

struct ProgramResult {
  int status = -1;  // as exited; 128 + signal if one ended it
  std::string out, err;
};

// stdin is `input`. The environment is ours, without DIZIN_DB and without a
// config file, with the given "NAME=value"s in front; it runs in `folder` if
// one is given. Throws std::runtime_error if the program cannot be started.
ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         std::string_view input = "",
                         const std::vector<std::string>& environment = {},
                         const std::string& folder = "");

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_SUPPORT_RUN_PROGRAM_H_
