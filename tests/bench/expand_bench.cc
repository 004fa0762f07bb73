// What it costs to find what a word may be written as: the lexicon's part of a
// query, by the processor time of the thread.
//
//   expand_bench QUERIES.tsv DATABASE       a line: kind ⇥ words
//
// Each distinct word is expanded once by a reader that is opened anew for each
// of three passes, so that nothing is remembered; the best of the three counts.
// A fourth pass asks the last reader again: what a repeated name costs. Prints
// milliseconds a word, the slowest words, and how many variants there are.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/index_reader.h"

namespace {

using dizin::index::IndexReader;

struct Word {
  std::string typed;
  double ms = std::numeric_limits<double>::max();
  double again_ms = 0;
  std::size_t variants = 0;
};

double ThreadMs() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

std::vector<Word> ReadWords(const char* path) {
  std::set<std::string> words;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream rest(
        line.substr(std::min(line.find('\t'), line.size())));
    words.insert(std::istream_iterator<std::string>(rest), {});
  }
  std::vector<Word> all;
  for (const std::string& word : words) all.push_back({word});
  return all;
}

void Print(const char* what, std::vector<double> ms) {
  if (ms.empty()) return;
  std::sort(ms.begin(), ms.end());
  double sum = 0;
  for (const double one : ms) sum += one;
  const auto at = [&ms](double share) {
    return ms[static_cast<std::size_t>(share *
                                       static_cast<double>(ms.size() - 1))];
  };
  std::printf("%s: mean %.4f  p50 %.4f  p90 %.4f  p99 %.4f  max %.4f\n", what,
              sum / static_cast<double>(ms.size()), at(.5), at(.9), at(.99),
              ms.back());
}

int Run(const char* queries, const char* database) {
  std::vector<Word> words = ReadWords(queries);
  std::unique_ptr<IndexReader> reader;
  for (int pass = 0; pass < 3; ++pass) {
    reader = IndexReader::Open({database});
    const double before = ThreadMs();
    reader->Expand("Ankara", dizin::Match::kDefault);
    if (pass == 0) std::printf("first name: %.2f ms\n", ThreadMs() - before);
    for (Word& word : words) {
      const double start = ThreadMs();
      const auto found = reader->Expand(word.typed, dizin::Match::kDefault);
      word.ms = std::min(word.ms, ThreadMs() - start);
      word.variants = found.variants.size();
    }
  }
  std::vector<double> ms, again;
  std::size_t variants = 0;
  for (Word& word : words) {
    // A reader remembers some thousand words: ask before they are forgotten.
    reader->Expand(word.typed, dizin::Match::kDefault);
    const double start = ThreadMs();
    reader->Expand(word.typed, dizin::Match::kDefault);
    again.push_back(ThreadMs() - start);
    ms.push_back(word.ms);
    variants += word.variants;
  }
  std::printf(
      "%zu words, %.1f variants each\n", words.size(),
      static_cast<double>(variants) / static_cast<double>(words.size()));
  Print("ms a word", ms);
  Print("again", again);
  std::sort(words.begin(), words.end(),
            [](const Word& a, const Word& b) { return a.ms > b.ms; });
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 20); ++i) {
    std::printf("  %-24s %7.3f ms  %3zu variants\n", words[i].typed.c_str(),
                words[i].ms, words[i].variants);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: expand_bench QUERIES.tsv DATABASE\n";
    return 2;
  }
  try {
    return Run(argv[1], argv[2]);
  } catch (const dizin::Error& e) {
    std::cerr << "expand_bench: " << e.what() << '\n';
    return 2;
  }
}
