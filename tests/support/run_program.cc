#include "tests/support/run_program.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace dizin::testing {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

File TemporaryFile() {
  File file(std::tmpfile());
  if (!file) throw std::runtime_error("cannot make a temporary file");
  return file;
}

std::string ContentsOf(std::FILE* file) {
  std::string text;
  std::rewind(file);
  char buffer[4096];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
    text.append(buffer, n);
  }
  return text;
}

[[noreturn]] void Become(const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment,
                         const std::string& folder) {
  if (!folder.empty() && chdir(folder.c_str()) != 0) {
    std::perror(folder.c_str());
    _exit(127);
  }
  // What the user has set up would change the answers.
  unsetenv("DIZIN_DB");
  setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  for (const std::string& variable : environment) {
    const std::size_t equals = variable.find('=');
    setenv(variable.substr(0, equals).c_str(),
           variable.substr(equals + 1).c_str(), 1);
  }
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  std::perror(argv[0]);
  _exit(127);
}

}  // namespace

ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         std::string_view input,
                         const std::vector<std::string>& environment,
                         const std::string& folder) {
  const File in = TemporaryFile();
  const File out = TemporaryFile();
  const File err = TemporaryFile();
  std::fwrite(input.data(), 1, input.size(), in.get());
  std::rewind(in.get());
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    dup2(fileno(in.get()), STDIN_FILENO);
    dup2(fileno(out.get()), STDOUT_FILENO);
    dup2(fileno(err.get()), STDERR_FILENO);
    Become(arguments, environment, folder);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ProgramResult result;
  result.status =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = ContentsOf(out.get());
  result.err = ContentsOf(err.get());
  if (result.status == 127) throw std::runtime_error(result.err);
  return result;
}

}  // namespace dizin::testing
