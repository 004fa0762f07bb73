#include "indexer/maintenance/verify.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <optional>
#include <system_error>

#include <sys/wait.h>
#include <unistd.h>

#include "common/cli/progress.h"
#include "common/error.h"
#include "common/index/database.h"
#include "common/index/format_check.h"
#include "common/index/verify_shard.h"
#include "common/text/json_writer.h"

namespace dizin::indexer {
namespace {

using OnProblem = std::function<void(const std::string&)>;
using OnStep = std::function<void(std::uint64_t, std::uint64_t)>;
using Work = std::function<void(const OnProblem&, const OnStep&)>;

// Steps are told this often.
constexpr std::uint64_t kStepsATime = 500;

// On one line, and nothing that a terminal would obey.
std::string Printable(const std::string& text) {
  std::string printable;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    printable += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  return printable;
}

// In the child: lines "!problem" and ".done all" into the pipe.
[[noreturn]] void DoAndTell(int pipe, const Work& work) {
  std::FILE* const out = fdopen(pipe, "w");
  if (out == nullptr) _exit(1);
  const auto problem = [out](const std::string& text) {
    std::fprintf(out, "!%s\n", Printable(text).c_str());
    std::fflush(out);
  };
  try {
    work(problem, [out](std::uint64_t done, std::uint64_t all) {
      if (done % kStepsATime != 0) return;
      std::fprintf(out, ".%llu %llu\n", static_cast<unsigned long long>(done),
                   static_cast<unsigned long long>(all));
      std::fflush(out);
    });
  } catch (const std::exception& e) {
    problem(e.what());
  }
  std::fclose(out);
  _exit(0);
}

void Hear(std::FILE* in, const OnProblem& on_problem, const OnStep& on_step) {
  char* line = nullptr;
  std::size_t capacity = 0;
  for (ssize_t size = 0; (size = getline(&line, &capacity, in)) > 0;) {
    std::string text(line, static_cast<std::size_t>(size));
    if (text.back() == '\n') text.pop_back();
    unsigned long long done = 0;
    unsigned long long all = 0;
    if (text.starts_with('!')) {
      on_problem(text.substr(1));
    } else if (std::sscanf(text.c_str(), ".%llu %llu", &done, &all) == 2) {
      on_step(done, all);
    }
  }
  std::free(line);
}

[[noreturn]] void ThrowSystem(const char* doing) {
  throw Error(ErrorKind::kSystem, std::string(doing) + ": " +
                                      std::generic_category().message(errno));
}

}  // namespace

void VerifyInChild(const Work& work, const OnProblem& on_problem,
                   const OnStep& on_step) {
  int ends[2];
  if (pipe(ends) != 0) ThrowSystem("making a pipe");
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) ThrowSystem("starting a process");
  if (child == 0) {
    close(ends[0]);
    DoAndTell(ends[1], work);
  }
  close(ends[1]);
  std::FILE* const in = fdopen(ends[0], "r");
  if (in == nullptr) ThrowSystem("reading a pipe");
  Hear(in, on_problem, on_step);
  std::fclose(in);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) {
    on_problem(std::string("so damaged that reading it ended with ") +
               strsignal(WTERMSIG(status)));
  } else if (WEXITSTATUS(status) != 0) {
    on_problem("could not be checked");
  }
}

VerifyReport VerifyDatabase(const std::string& path,
                            const VerifyProgress& progress) {
  const index::DatabaseLayout layout = index::ReadLayout(path);
  std::optional<index::DatabaseLock> lock;
  try {
    lock.emplace(path);
  } catch (const Error& e) {
    if (e.kind() == ErrorKind::kTransient) throw;
    // What cannot be written to needs no lock.
  }
  VerifyReport report;
  report.shards = layout.shards.size();
  for (std::size_t i = 0; i < layout.shards.size(); ++i) {
    const index::ShardPlace& shard = layout.shards[i];
    if (shard.path.empty()) {
      throw Error(ErrorKind::kUsage, path + ": the shard " + shard.name +
                                         " is on another machine; check there");
    }
    const auto on_problem = [&](const std::string& what) {
      ++report.problems;
      if (report.listed.size() < VerifyReport::kMaxListed) {
        report.listed.push_back({shard.name, what});
      }
    };
    const auto on_step = [&](std::uint64_t done, std::uint64_t all) {
      progress(shard.name, done, all);
    };
    const auto on_note = [&](const std::string& note) {
      report.notes.push_back(note);
    };
    VerifyInChild(
        [&shard](const OnProblem& note, const OnStep& /*step*/) {
          try {
            const std::string age = index::ShardAge(shard.path);
            if (!age.empty()) note(age);
          } catch (const Error&) {  // which the next check meets, too
          }
        },
        on_note, on_step);
    // Xapian's check opens them for writing.
    if (access((shard.path + "/postlist.glass").c_str(), W_OK) == 0) {
      VerifyInChild(
          [&shard](const OnProblem& problem, const OnStep& /*step*/) {
            index::VerifyTables(shard.path, problem);
          },
          on_problem, on_step);
    } else {
      report.notes.push_back(shard.path +
                             ": cannot be written to, so Xapian's own check of "
                             "the tables was left out");
    }
    VerifyInChild(
        [&](const OnProblem& problem, const OnStep& step) {
          index::VerifyContents(
              {.path = shard.path, .number = i, .shards = layout.shards.size()},
              problem, step);
        },
        on_problem, on_step);
  }
  return report;
}

std::string VerifyText(const VerifyReport& report,
                       const std::string& database) {
  std::string text;
  for (const std::string& note : report.notes) text += note + "\n";
  if (report.problems == 0) {
    return text + database +
           (report.notes.empty() ? ": sound\n"
                                 : ": sound, but for what is said above\n");
  }
  for (const Problem& problem : report.listed) {
    text += problem.shard + ": " + problem.what + "\n";
  }
  return text + database + ": " + cli::WithCommas(report.problems) +
         (report.problems == 1 ? " problem" : " problems") +
         "; restore it, or index again into a new database\n";
}

std::string VerifyJson(const VerifyReport& report,
                       const std::string& database) {
  std::string text;
  JsonWriter json(&text);
  json.BeginObject().Key("version").Number(1);
  json.Key("database").String(database);
  json.Key("sound").Bool(report.problems == 0);
  json.Key("problems").Number(report.problems).Key("listed").BeginArray();
  for (const Problem& problem : report.listed) {
    json.BeginObject().Key("shard").String(problem.shard);
    json.Key("what").String(problem.what).EndObject();
  }
  json.EndArray().Key("notes").BeginArray();
  for (const std::string& note : report.notes) json.String(note);
  json.EndArray().EndObject();
  return text + "\n";
}

}  // namespace dizin::indexer
