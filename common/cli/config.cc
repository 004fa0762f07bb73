#include "common/cli/config.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <sys/stat.h>

#include "common/error.h"

namespace dizin::cli {
namespace {

constexpr std::string_view kSpace = " \t\r";
constexpr std::string_view kPrograms[] = {"dizin-index", "dizin-search"};

std::string_view Trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

// Lines of one file, to the settings of one program.
class Reader {
 public:
  Reader(const std::string& path, std::string_view program)
      : path_(path), program_(program) {}

  void Take(std::string_view line) {
    ++line_;
    line = Trim(line);
    if (line.empty() || line.front() == '#' || line.front() == ';') return;
    if (line.front() == '[') {
      TakeSection(line);
      return;
    }
    const std::size_t equals = line.find('=');
    const std::string_view name = Trim(line.substr(0, equals));
    if (equals == std::string_view::npos || name.empty()) {
      Fail("'" + std::string(line) + "' is not a setting (want name = value)");
    }
    const std::string value = Value(Trim(line.substr(equals + 1)));
    if (mine_) entries_.push_back({std::string(name), value, line_});
  }

  std::vector<ConfigEntry> TakeEntries() { return std::move(entries_); }

 private:
  [[noreturn]] void Fail(const std::string& what) const {
    throw Error(ErrorKind::kUsage,
                path_ + ":" + std::to_string(line_) + ": " + what);
  }

  void TakeSection(std::string_view line) {
    const std::size_t end = line.find(']');
    const std::string_view after =
        end == std::string_view::npos ? "" : Trim(line.substr(end + 1));
    if (end == std::string_view::npos || !(after.empty() || after[0] == '#')) {
      Fail("'" + std::string(line) + "' is not a section (want [program])");
    }
    const std::string_view name = Trim(line.substr(1, end - 1));
    if (std::find(std::begin(kPrograms), std::end(kPrograms), name) ==
        std::end(kPrograms)) {
      Fail("there is no program '" + std::string(name) +
           "' (want [dizin-index] or [dizin-search])");
    }
    mine_ = name == program_;
  }

  std::string Value(std::string_view text) const {
    if (text.starts_with('"')) {
      const std::size_t end = text.find('"', 1);
      const std::string_view after =
          end == std::string_view::npos ? "" : Trim(text.substr(end + 1));
      if (end == std::string_view::npos ||
          !(after.empty() || after[0] == '#')) {
        Fail("want one value between quotation marks");
      }
      return std::string(text.substr(1, end - 1));
    }
    for (std::size_t at = text.find('#'); at != std::string_view::npos;
         at = text.find('#', at + 1)) {
      if (at == 0 || kSpace.find(text[at - 1]) != std::string_view::npos) {
        text = Trim(text.substr(0, at));
        break;
      }
    }
    return std::string(text);
  }

  const std::string& path_;
  std::string_view program_;
  std::size_t line_ = 0;
  bool mine_ = true;
  std::vector<ConfigEntry> entries_;
};

std::string Folder(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && value[0] == '/' ? value : "";
}

}  // namespace

std::string ConfigPath() {
  const std::string config = Folder("XDG_CONFIG_HOME");
  if (!config.empty()) return config + "/dizin/config";
  const std::string home = Folder("HOME");
  return home.empty() ? "" : home + "/.config/dizin/config";
}

std::vector<ConfigEntry> ReadConfig(const std::string& path,
                                    std::string_view program) {
  struct stat status {};
  if (path.empty() || stat(path.c_str(), &status) != 0) return {};
  std::ifstream file(path);
  if (!file || S_ISDIR(status.st_mode)) {
    throw Error(ErrorKind::kSystem,
                "cannot read " + path + ": " +
                    std::strerror(S_ISDIR(status.st_mode) ? EISDIR : errno));
  }
  Reader reader(path, program);
  for (std::string line; std::getline(file, line);) reader.Take(line);
  return reader.TakeEntries();
}

}  // namespace dizin::cli
