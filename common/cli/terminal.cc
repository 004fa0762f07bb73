#include "common/cli/terminal.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dizin::cli {
namespace {

constexpr std::size_t kDefaultWidth = 80;
constexpr std::size_t kLeastWidth = 20;

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool IsTerminal(int fd) { return isatty(fd) == 1; }

std::size_t TerminalWidth(int fd) {
  winsize size{};
  std::size_t width = 0;
  if (ioctl(fd, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0) {
    const std::string_view columns = Environment("COLUMNS");
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
  }
  if (width == 0) width = kDefaultWidth;
  return std::max(width, kLeastWidth);
}

bool WantsColor(ColorMode mode, int fd) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  return IsTerminal(fd) && Environment("TERM") != "dumb" &&
         Environment("NO_COLOR").empty();
}

}  // namespace dizin::cli
