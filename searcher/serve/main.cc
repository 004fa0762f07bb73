// dizin-serve: searches answered over HTTP.

#include "common/cli/run_main.h"
#include "searcher/serve/options.h"
#include "searcher/serve/program.h"

int main(int argc, char** argv) {
  return dizin::cli::RunMain("dizin-serve", [argc, argv] {
    dizin::serve::ServeOptions options;
    if (dizin::serve::ParseServeOptions(argc, argv, &options)) {
      dizin::serve::Serve(options);
    }
    return dizin::ExitStatus::kDone;
  });
}
