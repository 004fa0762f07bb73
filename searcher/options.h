// The command line of dizin-search, as values.
//
//   Command command;
//   if (!ParseCommand(argc, argv, &command)) return ExitStatus::kDone;

#ifndef DIZIN_SEARCHER_OPTIONS_H_
#define DIZIN_SEARCHER_OPTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/cli/terminal.h"
#include "searcher/searcher.h"

namespace dizin {

enum class Format : std::uint8_t { kText, kJson, kJsonLines, kIds, kTrec };

struct Command {
  std::vector<std::string> databases;
  SearchRequest request;
  Format format = Format::kText;
  cli::ColorMode color = cli::ColorMode::kAuto;
  std::string names;     // the word of --names; empty if not asked for
  std::string complete;  // the text of --complete; empty if not asked for
  bool abbreviations = false;
  SearcherOptions searcher;
  bool serve_stdio = false;
  std::string topics, qrels, run, compare;  // files; empty if not given
  std::string tag = "dizin";                // of the runs we write
};

// False if the answer was --help or --version. Throws Error(kUsage) for options
// that are wrong or do not go together. Reads the clock, for relative dates.
bool ParseCommand(int argc, const char* const* argv, Command* command);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_OPTIONS_H_
