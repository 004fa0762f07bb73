// dizin-index: articles in, a database out.

#include "common/cli/run_main.h"
#include "indexer/program.h"

int main(int argc, char** argv) {
  return dizin::cli::RunMain("dizin-index", [argc, argv] {
    return dizin::indexer::RunProgram(argc, argv);
  });
}
