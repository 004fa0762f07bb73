#include "searcher/evaluate/trec.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <set>
#include <utility>

#include "common/error.h"

namespace dizin::evaluate {
namespace {

constexpr std::string_view kBlank = " \t\v\f";

// Reads lines and knows which one it is at.
class LineReader {
 public:
  LineReader(std::istream& in, std::string_view name) : in_(in), name_(name) {}

  // The next line that is not empty; false at the end.
  bool Next(std::string_view* line) {
    while (std::getline(in_, line_)) {
      ++number_;
      if (!line_.empty() && line_.back() == '\r') line_.pop_back();
      *line = line_;
      if (line_.find_first_not_of(kBlank) != std::string::npos) return true;
    }
    if (in_.bad()) {
      throw Error(ErrorKind::kSystem, name_ + ": cannot be read to its end");
    }
    return false;
  }

  [[noreturn]] void Fail(const std::string& why) const {
    throw Error(ErrorKind::kInput,
                name_ + ":" + std::to_string(number_) + ": " + why);
  }

 private:
  std::istream& in_;
  std::string name_;
  std::string line_;
  std::size_t number_ = 0;
};

std::vector<std::string_view> SplitBlank(std::string_view line) {
  std::vector<std::string_view> columns;
  for (std::size_t at = line.find_first_not_of(kBlank);
       at != std::string_view::npos;) {
    const std::size_t end =
        std::min(line.find_first_of(kBlank, at), line.size());
    columns.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlank, end);
  }
  return columns;
}

template <typename Value>
bool ParseWhole(std::string_view text, Value* value) {
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, *value);
  return result.ec == std::errc() && result.ptr == end;
}

std::vector<std::string_view> Columns(const LineReader& lines,
                                      std::string_view line, std::size_t want,
                                      const char* shape) {
  std::vector<std::string_view> columns = SplitBlank(line);
  if (columns.size() != want) {
    lines.Fail(std::string("want \"") + shape + "\", have " +
               std::to_string(columns.size()) + " columns");
  }
  return columns;
}

}  // namespace

std::vector<Topic> ReadTopics(std::istream& in, std::string_view name) {
  std::vector<Topic> topics;
  std::set<std::string, std::less<>> seen;
  LineReader lines(in, name);
  for (std::string_view line; lines.Next(&line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) {
      lines.Fail("want a topic's id, a tab and its query");
    }
    Topic topic;
    topic.id = line.substr(0, tab);
    std::string_view rest = line.substr(tab + 1);
    const std::size_t second = rest.find('\t');
    topic.query = rest.substr(0, second);
    if (second != std::string_view::npos) {
      topic.language = rest.substr(second + 1);
    }
    if (topic.id.find_first_of(kBlank) != std::string::npos) {
      lines.Fail("a space in the topic's id \"" + topic.id + "\"");
    }
    if (!seen.insert(topic.id).second) {
      lines.Fail("topic " + topic.id + " comes twice");
    }
    topics.push_back(std::move(topic));
  }
  return topics;
}

Qrels ReadQrels(std::istream& in, std::string_view name) {
  Qrels qrels;
  LineReader lines(in, name);
  for (std::string_view line; lines.Next(&line);) {
    const auto columns =
        Columns(lines, line, 4, "topic iteration article grade");
    int grade = 0;
    if (!ParseWhole(columns[3], &grade)) {
      lines.Fail("the grade is no number: " + std::string(columns[3]));
    }
    auto& judged = qrels[std::string(columns[0])];
    if (!judged.emplace(columns[2], grade).second) {
      lines.Fail("article " + std::string(columns[2]) + " is judged twice");
    }
  }
  return qrels;
}

Run ReadRun(std::istream& in, std::string_view name) {
  Run run;
  std::set<std::pair<std::string, std::string>> seen;
  LineReader lines(in, name);
  for (std::string_view line; lines.Next(&line);) {
    const auto columns =
        Columns(lines, line, 6, "topic Q0 article rank score tag");
    Ranked ranked{std::string(columns[2]), 0};
    if (!ParseWhole(columns[4], &ranked.score)) {
      lines.Fail("the score is no number: " + std::string(columns[4]));
    }
    std::string topic(columns[0]);
    if (!seen.emplace(topic, ranked.id).second) {
      lines.Fail("article " + ranked.id + " comes twice for topic " + topic);
    }
    run[std::move(topic)].push_back(std::move(ranked));
  }
  for (auto& [topic, ranking] : run) SortRanking(&ranking);
  return run;
}

void SortRanking(std::vector<Ranked>* ranking) {
  std::stable_sort(ranking->begin(), ranking->end(),
                   [](const Ranked& a, const Ranked& b) {
                     if (a.score != b.score) return a.score > b.score;
                     return a.id > b.id;
                   });
}

}  // namespace dizin::evaluate
