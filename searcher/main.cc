// dizin-search: a query in, ranked articles out.

#include "common/cli/run_main.h"
#include "searcher/options.h"
#include "searcher/program.h"

int main(int argc, char** argv) {
  return dizin::cli::RunMain("dizin-search", [argc, argv] {
    dizin::Command command;
    if (!dizin::ParseCommand(argc, argv, &command)) {
      return dizin::ExitStatus::kDone;
    }
    return dizin::RunCommand(command);
  });
}
