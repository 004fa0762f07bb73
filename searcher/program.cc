#include "searcher/program.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <unistd.h>

#include "common/cli/run_main.h"
#include "common/cli/terminal.h"
#include "common/cli/watchdog.h"
#include "common/query/parser.h"
#include "searcher/evaluate/report.h"
#include "searcher/evaluate/trec.h"
#include "searcher/render/json.h"
#include "searcher/render/lists.h"
#include "searcher/render/text.h"
#include "searcher/serve_stdio.h"

namespace dizin {
namespace {

constexpr std::size_t kWidestPage = 120;

void Write(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw Error(ErrorKind::kSystem,
                std::string("writing the answer: ") + std::strerror(errno));
  }
}

// What was written may still wait in a buffer when the disk is full.
void Flush() {
  if (std::fflush(stdout) != 0) {
    throw Error(ErrorKind::kSystem,
                std::string("writing the answer: ") + std::strerror(errno));
  }
}

render::TextStyle StyleOf(const Command& command) {
  render::TextStyle style;
  style.width = std::min(cli::TerminalWidth(STDOUT_FILENO), kWidestPage);
  if (cli::WantsColor(command.color, STDOUT_FILENO)) {
    style.paint = render::Paint::kColor;
  } else if (command.color == cli::ColorMode::kAuto &&
             cli::IsTerminal(STDOUT_FILENO)) {
    style.paint = render::Paint::kBold;
  }
  return style;
}

std::string Render(const SearchAnswer& answer, const Command& command) {
  switch (command.format) {
    case Format::kJson:
      return render::RenderJson(answer);
    case Format::kJsonLines:
      return render::RenderJsonLines(answer);
    case Format::kIds:
      return render::RenderIds(answer);
    default:
      return render::RenderText(answer, StyleOf(command));
  }
}

// Ends the program where the search cannot end itself: it is given a little
// more time than the search.
cli::Watchdog Guard(const Command& command) {
  constexpr double kGraceSeconds = .5;
  const double seconds = command.request.max_seconds;
  return cli::Watchdog(
      "dizin-search: the query took too long (--timeout) and was stopped\n",
      seconds == 0 ? 0 : seconds + kGraceSeconds, ExitStatus::kTryAgain);
}

ExitStatus Search(const Command& command, Searcher* searcher) {
  SearchRequest request = command.request;
  request.only_ids = command.format == Format::kIds;
  const cli::Watchdog guard = Guard(command);
  request.suggest =
      command.format == Format::kText || command.format == Format::kJson;
  const SearchAnswer answer = searcher->Search(request);
  Write(Render(answer, command));
  return answer.hits.empty() ? ExitStatus::kNothing : ExitStatus::kDone;
}

ExitStatus Names(const Command& command, Searcher* searcher) {
  const cli::Watchdog guard = Guard(command);
  const NamesAnswer answer =
      searcher->Names(command.names, command.request.match);
  Write(command.format == Format::kJson
            ? render::RenderJson(answer)
            : render::RenderText(answer, StyleOf(command)));
  return answer.word.variants.empty() ? ExitStatus::kNothing
                                      : ExitStatus::kDone;
}

ExitStatus Complete(const Command& command, Searcher* searcher) {
  const cli::Watchdog guard = Guard(command);
  const CompletionAnswer answer =
      searcher->Complete(command.complete, command.request.limit);
  Write(command.format == Format::kJson ? render::RenderJson(answer)
                                        : render::RenderText(answer));
  return answer.words.empty() ? ExitStatus::kNothing : ExitStatus::kDone;
}

ExitStatus Abbreviations(const Command& command, Searcher* searcher) {
  const cli::Watchdog guard = Guard(command);
  const AbbreviationsAnswer answer =
      searcher->Abbreviations(command.request.offset, command.request.limit);
  Write(command.format == Format::kJson ? render::RenderJson(answer)
                                        : render::RenderText(answer));
  return answer.abbreviations.empty() ? ExitStatus::kNothing
                                      : ExitStatus::kDone;
}

template <typename Reader>
auto ReadFile(const std::string& path, Reader read) {
  std::ifstream file(path);
  if (std::error_code none; std::filesystem::is_directory(path, none)) {
    errno = EISDIR;  // which can be opened, but not read
    file.setstate(std::ios::failbit);
  }
  if (!file) {
    throw Error(ErrorKind::kUsage,
                "cannot read " + path + ": " + std::strerror(errno));
  }
  return read(file, path);
}

// The beginning of a topic that is longer than a query may be.
std::string Shortened(const std::string& query) {
  std::size_t words = 0;
  std::size_t at = 0;
  while (at < query.size() && words < query::kMaxQueryWords) {
    at = std::min(query.find_first_of(" \t", at), query.size());
    at = std::min(query.find_first_not_of(" \t", at), query.size());
    ++words;
  }
  return query.substr(0, at);
}

// Answers topics one after another.
class TopicRunner {
 public:
  TopicRunner(const Command& command, Searcher* searcher)
      : command_(command), searcher_(searcher) {}

  SearchAnswer Answer(const evaluate::Topic& topic) {
    SearchRequest request = command_.request;
    request.only_ids = true;
    request.suggest = false;
    request.query = Shortened(topic.query);
    if (request.query.size() < topic.query.size()) {
      Tell(topic, "only its first " + std::to_string(query::kMaxQueryWords) +
                      " words are searched");
    }
    const cli::Watchdog guard = Guard(command_);
    try {
      return searcher_->Search(request);
    } catch (const Error& e) {
      if (e.kind() != ErrorKind::kUsage) throw;
      Tell(topic, e.what());
      failed_ = true;
      return {};
    }
  }

  bool failed() const { return failed_; }

 private:
  void Tell(const evaluate::Topic& topic, const std::string& what) const {
    cli::PrintMessage("dizin-search",
                      command_.topics + ": topic " + topic.id + ": " + what);
  }

  const Command& command_;
  Searcher* searcher_;
  bool failed_ = false;
};

void AddToRun(const SearchAnswer& answer, const std::string& topic,
              evaluate::Run* run) {
  std::vector<evaluate::Ranked>* ranking = &(*run)[topic];
  for (const AnsweredHit& hit : answer.hits) {
    ranking->push_back({render::TrecId(hit.id), hit.score});
  }
  evaluate::SortRanking(ranking);
}

void Judge(const Command& command, const evaluate::Run& run,
           const std::vector<evaluate::Topic>& topics) {
  evaluate::Report report;
  report.topics = topics;
  const evaluate::Qrels qrels = ReadFile(command.qrels, evaluate::ReadQrels);
  report.evaluation = evaluate::Evaluate(run, qrels);
  if (!command.compare.empty()) {
    report.other =
        evaluate::Evaluate(ReadFile(command.compare, evaluate::ReadRun), qrels);
    report.other_name = command.compare;
  }
  Write(command.format == Format::kJson ? evaluate::RenderJson(report)
                                        : evaluate::RenderText(report));
}

ExitStatus Topics(const Command& command, Searcher* searcher) {
  const std::vector<evaluate::Topic> topics =
      ReadFile(command.topics, evaluate::ReadTopics);
  TopicRunner runner(command, searcher);
  evaluate::Run run;
  bool found = false;
  for (const evaluate::Topic& topic : topics) {
    const SearchAnswer answer = runner.Answer(topic);
    found = found || !answer.hits.empty();
    if (command.qrels.empty()) {
      Write(render::RenderTrec(answer, topic.id, command.tag));
    } else {
      AddToRun(answer, topic.id, &run);
    }
  }
  if (!command.qrels.empty()) Judge(command, run, topics);
  if (runner.failed()) return ExitStatus::kFailed;
  return found ? ExitStatus::kDone : ExitStatus::kNothing;
}

ExitStatus Dispatch(const Command& command) {
  if (!command.run.empty()) {
    Judge(command, ReadFile(command.run, evaluate::ReadRun), {});
    return ExitStatus::kDone;
  }
  Searcher searcher(command.databases, command.searcher);
  if (!command.names.empty()) return Names(command, &searcher);
  if (!command.complete.empty()) return Complete(command, &searcher);
  if (command.abbreviations) return Abbreviations(command, &searcher);
  if (!command.topics.empty()) return Topics(command, &searcher);
  if (command.serve_stdio) {
    ServeLines(command.request, stdin, stdout, &searcher);
    return ExitStatus::kDone;
  }
  return Search(command, &searcher);
}

}  // namespace

ExitStatus RunCommand(const Command& command) {
  const ExitStatus status = Dispatch(command);
  Flush();
  return status;
}

}  // namespace dizin
