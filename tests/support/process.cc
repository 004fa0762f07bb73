#include "tests/support/process.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dizin::testing {
namespace {

std::FILE* TemporaryFile() {
  std::FILE* file = std::tmpfile();
  if (file == nullptr) throw std::runtime_error("no temporary file");
  return file;
}

std::string Contents(std::FILE* file) {
  std::string text;
  char buffer[4096];
  off_t at = 0;
  for (ssize_t n; (n = pread(fileno(file), buffer, sizeof buffer, at)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(n));
    at += n;
  }
  return text;
}

void Limit(int what, std::uint64_t bytes) {
  if (bytes == 0) return;
  const rlimit limit{bytes, bytes};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

[[noreturn]] void Become(const std::vector<std::string>& arguments,
                         const ProcessOptions& options) {
  if (!options.directory.empty() && chdir(options.directory.c_str()) != 0) {
    _exit(126);
  }
  Limit(RLIMIT_FSIZE, options.max_file_bytes);
  Limit(RLIMIT_AS, options.max_address_bytes);
  for (const std::string& variable : options.environment) {
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
  _exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments,
                 const ProcessOptions& options)
    : out_(TemporaryFile()), err_(TemporaryFile()) {
  std::FILE* in = TemporaryFile();
  std::fwrite(options.input.data(), 1, options.input.size(), in);
  std::rewind(in);
  int ends[2] = {fileno(in), -1};
  if (options.open_stdin && pipe(ends) != 0) throw std::runtime_error("pipe");
  child_ = fork();
  if (child_ < 0) throw std::runtime_error("cannot fork");
  if (child_ == 0) {
    dup2(ends[0], STDIN_FILENO);
    dup2(fileno(out_), STDOUT_FILENO);
    dup2(fileno(err_), STDERR_FILENO);
    if (ends[1] >= 0) close(ends[1]);
    Become(arguments, options);
  }
  if (options.open_stdin) close(ends[0]);
  feed_ = ends[1];
  std::fclose(in);
}

Process::~Process() {
  if (!result_) {
    Kill(SIGKILL);
    Wait();
  }
  std::fclose(out_);
  std::fclose(err_);
}

void Process::Feed(const std::string& bytes) {
  if (write(feed_, bytes.data(), bytes.size()) !=
      static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("cannot write to the program");
  }
}

void Process::CloseStdin() {
  if (feed_ >= 0) close(feed_);
  feed_ = -1;
}

void Process::Kill(int signal) const { kill(child_, signal); }

const ProcessResult& Process::Wait() {
  if (result_) return *result_;
  CloseStdin();
  int status = 0;
  rusage usage{};
  while (wait4(child_, &status, 0, &usage) < 0) {
  }
  result_.emplace();
  result_->status =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result_->out = Contents(out_);
  result_->err = Contents(err_);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  result_->cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  result_->peak_memory_bytes =
      static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  if (result_->status == 127) throw std::runtime_error("cannot be started");
  return *result_;
}

std::string Process::Stderr() const { return Contents(err_); }

ProcessResult RunProcess(const std::vector<std::string>& arguments,
                         const ProcessOptions& options) {
  return Process(arguments, options).Wait();
}

}  // namespace dizin::testing
