#include "indexer/input/walk.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace dizin::indexer {
namespace {

namespace fs = std::filesystem;
using Visit = std::function<bool(const FoundFile&)>;

FoundFile Problem(const std::string& path, const std::string& reason) {
  FoundFile file;
  file.path = path;
  file.regular = false;
  file.problem = reason;
  return file;
}

std::int64_t Nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

bool IsDatabase(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "XAPIANDB", ignored) ||
         fs::exists(folder / "iamglass", ignored);
}

// What lies in `folder`, by name; hidden names left out.
std::vector<std::string> List(const std::string& folder,
                              std::error_code* error) {
  std::vector<std::string> names;
  for (fs::directory_iterator it(folder, *error), end; !*error && it != end;
       it.increment(*error)) {
    std::string name = it->path().filename().string();
    if (!name.starts_with('.')) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The size of stdin, if it is a regular file.
std::optional<std::uint64_t> StdinBytes() {
  struct stat facts {};
  if (fstat(STDIN_FILENO, &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
  return static_cast<std::uint64_t>(facts.st_size);
}

bool WalkFolder(const std::string& folder, std::int64_t changed_ns,
                const Visit& visit);

// `given`: by the user, so that nothing is passed over.
bool WalkPath(const std::string& path, bool given, std::int64_t changed_ns,
              const Visit& visit) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0) {
    return visit(Problem(path, std::generic_category().message(errno)));
  }
  changed_ns = std::max(changed_ns, Nanoseconds(facts.st_ctim));
  if (S_ISDIR(facts.st_mode)) {
    std::error_code ignored;
    if (!given && (fs::is_symlink(path, ignored) || IsDatabase(path))) {
      return true;
    }
    return WalkFolder(path, changed_ns, visit);
  }
  FoundFile file;
  file.path = path;
  file.regular = S_ISREG(facts.st_mode);
  if (!given && !file.regular) return true;
  file.bytes = file.regular ? static_cast<std::uint64_t>(facts.st_size) : 0;
  file.changed_ns = changed_ns;
  return visit(file);
}

bool WalkFolder(const std::string& folder, std::int64_t changed_ns,
                const Visit& visit) {
  std::error_code error;
  const std::vector<std::string> names = List(folder, &error);
  if (error) return visit(Problem(folder, error.message()));
  const std::string prefix =
      folder == "." ? "" : folder + (folder.ends_with('/') ? "" : "/");
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return WalkPath(prefix + name, false, changed_ns, visit);
  });
}

}  // namespace

std::string NormalizePath(std::string_view path) {
  if (path == "-") return "-";
  std::string normal = fs::path(path).lexically_normal().string();
  while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

bool IsUnder(std::string_view path, std::string_view folder) {
  if (path == folder) return true;
  if (folder == "-") return false;
  if (folder == ".") return !path.starts_with('/') && !path.starts_with("..");
  return path.starts_with(folder) &&
         (folder.ends_with('/') || path[folder.size()] == '/');
}

bool IsPipe(const std::string& path) {
  if (path == "-") return !StdinBytes();
  struct stat facts {};
  return stat(path.c_str(), &facts) == 0 && S_ISFIFO(facts.st_mode);
}

void Walk(const std::vector<std::string>& paths, const Visit& visit) {
  for (std::uint64_t given = 0; given < paths.size(); ++given) {
    const Visit visit_numbered = [&visit, given](FoundFile file) {
      file.given = given;
      return visit(file);
    };
    const std::string path = NormalizePath(paths[given]);
    FoundFile standard_input;
    standard_input.path = "-";
    standard_input.bytes = StdinBytes().value_or(0);
    standard_input.regular = false;
    const bool on = path == "-" ? visit_numbered(standard_input)
                                : WalkPath(path, true, 0, visit_numbered);
    if (!on) return;
  }
}

}  // namespace dizin::indexer
