// Queries a second through the library alone: what a server has to be measured
// by. As many threads, each with its own Searcher, answer the same queries and
// write the same JSON.
//
//   serve_inprocess QUERIES.txt DATABASE THREADS SECONDS
//
// A line of the queries is a query. Prints queries a second, CPU microseconds a
// query, and the 50th and 99th percentile of their milliseconds.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include "common/error.h"
#include "searcher/answer_json.h"
#include "searcher/request_json.h"

namespace {

using Clock = std::chrono::steady_clock;

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<std::string> ReadLines(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Answers one query after another until the end, and says how many
// milliseconds each took; each thread begins elsewhere.
std::vector<double> Answer(const std::vector<std::string>& queries,
                           const char* path, std::size_t first,
                           Clock::time_point end) {
  dizin::Searcher searcher(std::vector<std::string>{path});
  std::vector<double> times;
  for (std::size_t i = first; Clock::now() < end; ++i) {
    const auto start = Clock::now();
    dizin::SearchRequest defaults;
    defaults.max_seconds = 10;
    dizin::RequestBuilder builder(dizin::Operation::kSearch, defaults);
    builder.Add("query", queries[i % queries.size()]);
    dizin::AnswerJson(builder.Finish(), &searcher, 2);
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    times.push_back(took.count());
  }
  return times;
}

int Run(char** argv) {
  const std::vector<std::string> queries = ReadLines(argv[1]);
  const std::size_t threads = std::strtoul(argv[3], nullptr, 10);
  const double seconds = std::strtod(argv[4], nullptr);
  std::vector<std::vector<double>> times(threads);
  std::vector<std::thread> running;
  const auto start = Clock::now();
  const auto end = start + std::chrono::duration_cast<Clock::duration>(
                               std::chrono::duration<double>(seconds));
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      times[i] = Answer(queries, argv[2], i * queries.size() / threads, end);
    });
  }
  for (std::thread& thread : running) thread.join();
  const std::chrono::duration<double> wall = Clock::now() - start;
  std::vector<double> all;
  for (const auto& some : times)
    all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  const auto answered = static_cast<double>(all.size());
  std::printf("%.0f\t%.1f\t%.2f\t%.2f\n", answered / wall.count(),
              CpuSeconds() * 1e6 / answered, all[all.size() / 2],
              all[all.size() * 99 / 100]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr
        << "usage: serve_inprocess QUERIES.txt DATABASE THREADS SECONDS\n";
    return 2;
  }
  try {
    return Run(argv);
  } catch (const dizin::Error& e) {
    std::cerr << "serve_inprocess: " << e.what() << '\n';
    return 2;
  }
}
