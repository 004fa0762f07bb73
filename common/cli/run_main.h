// RunMain is the body of every main(): it runs the program and turns what it
// throws into a one-line message on stderr and an exit status. Of the programs,
// the only `catch (...)`.
//
//   int main(int argc, char** argv) {
//     return dizin::cli::RunMain("dizin-index", [&] { return Run(argc, argv);
//     });
//   }

#ifndef DIZIN_COMMON_CLI_RUN_MAIN_H_
#define DIZIN_COMMON_CLI_RUN_MAIN_H_

#include <functional>
#include <string_view>

#include "common/error.h"

namespace dizin::cli {

// `body` answers the exit status. Prints "program: message" for what it throws:
// kTransient ends with kTryAgain, everything else with kFailed; so does stdout
// that could not be written.
int RunMain(std::string_view program, const std::function<ExitStatus()>& body);

// Prints "program: message" and a line end to stderr. `message` may quote what
// others have written (names of files): control characters in it become '?',
// so that it is one line and does nothing to a terminal. Thread-safe.
void PrintMessage(std::string_view program, std::string_view message);

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_RUN_MAIN_H_
