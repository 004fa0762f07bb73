// The config file: values for options that a command line leaves out.
//
//   # ~/.config/dizin/config
//   db = /srv/news.dizin          # for every program of ours
//   [dizin-search]
//   limit = 20
//   explain = yes
//
//   for (const ConfigEntry& e : ReadConfig(ConfigPath(), "dizin-search")) …
//
// A line is a name, "=" and a value; space around each is left out. Names are
// those of the options, without "--". A line that begins with # or ; is a
// comment, and so is what follows a # after a space, unless the value stands in
// "quotation marks". Before the first [section] stands what every program
// reads; behind it what the one program reads that the section is named after.

#ifndef DIZIN_COMMON_CLI_CONFIG_H_
#define DIZIN_COMMON_CLI_CONFIG_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::cli {

struct ConfigEntry {
  std::string name;
  std::string value;
  std::size_t line = 0;  // from 1
};

// $XDG_CONFIG_HOME/dizin/config, else ~/.config/dizin/config; empty if neither
// variable is set. (XDG Base Directory Specification: a path that is not
// absolute is ignored.)
std::string ConfigPath();

// What the program reads, in order; nothing if there is no such file. Throws
// Error(kUsage) with file and line for a line that is no setting, and
// Error(kSystem) for a file that cannot be read.
std::vector<ConfigEntry> ReadConfig(const std::string& path,
                                    std::string_view program);

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_CONFIG_H_
