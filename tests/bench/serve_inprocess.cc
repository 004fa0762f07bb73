// Queries a second through the library alone: what a server has to be measured
// by. As many threads, each with its own Searcher, answer the same queries and
// write the same JSON.
//
//   serve_inprocess QUERIES.txt DATABASE THREADS SECONDS
//
// A line of the queries is a query. Prints queries a second and CPU
// microseconds a query.

#include <atomic>
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

// Answers one query after another until the end; each thread begins elsewhere.
std::uint64_t Answer(const std::vector<std::string>& queries, const char* path,
                     std::size_t first, Clock::time_point end) {
  dizin::Searcher searcher(std::vector<std::string>{path});
  std::uint64_t count = 0;
  for (std::size_t i = first; Clock::now() < end; ++i, ++count) {
    dizin::SearchRequest defaults;
    defaults.max_seconds = 10;
    dizin::RequestBuilder builder(dizin::Operation::kSearch, defaults);
    builder.Add("query", queries[i % queries.size()]);
    dizin::AnswerJson(builder.Finish(), &searcher, 2);
  }
  return count;
}

int Run(char** argv) {
  const std::vector<std::string> queries = ReadLines(argv[1]);
  const std::size_t threads = std::strtoul(argv[3], nullptr, 10);
  const double seconds = std::strtod(argv[4], nullptr);
  std::atomic<std::uint64_t> count{0};
  std::vector<std::thread> running;
  const auto start = Clock::now();
  const auto end = start + std::chrono::duration_cast<Clock::duration>(
                               std::chrono::duration<double>(seconds));
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      count += Answer(queries, argv[2], i * queries.size() / threads, end);
    });
  }
  for (std::thread& thread : running) thread.join();
  const std::chrono::duration<double> wall = Clock::now() - start;
  const auto answered = static_cast<double>(count.load());
  std::printf("%.0f\t%.1f\n", answered / wall.count(),
              CpuSeconds() * 1e6 / answered);
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
