// Facts about the terminal, for pages and bars that fit it.
//
//   if (IsTerminal(STDERR_FILENO)) ShowBar(TerminalWidth(STDERR_FILENO));
//   WantsColor(ColorMode::kAuto, STDOUT_FILENO)  // false under NO_COLOR=1
//
// Thread-safe as long as nobody changes the environment.

#ifndef DIZIN_COMMON_CLI_TERMINAL_H_
#define DIZIN_COMMON_CLI_TERMINAL_H_

#include <cstddef>
#include <cstdint>

namespace dizin::cli {

enum class ColorMode : std::uint8_t { kAuto, kAlways, kNever };

bool IsTerminal(int fd);

// Columns of the terminal at `fd`; else what COLUMNS says; else 80. At least
// 20.
std::size_t TerminalWidth(int fd);

// kAuto: a terminal that is not "dumb", and NO_COLOR (no-color.org) unset or
// empty.
bool WantsColor(ColorMode mode, int fd);

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_TERMINAL_H_
