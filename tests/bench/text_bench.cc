// How fast text is cut: megabytes of each file a second through the scanner
// alone, through scanner and AnalyzeUnit(), and through both with a memory of
// units that knows them all, about as an indexer has it; and nanoseconds that a
// word takes: its fold, and, of each word once, its sounds and keys as the
// index has them.
//
//   text_bench english.txt russian.txt
//
// Plain text, UTF-8. Each figure is the best of five passes over the whole
// file, by the clock of the thread's own CPU time.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <time.h>

#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "common/text/phonemes.h"
#include "common/text/tokenizer.h"

namespace {

using dizin::AnalyzeUnit;
using dizin::Unit;
using dizin::UnitScanner;
using dizin::UnitTokens;

constexpr int kPasses = 5;
// Articles of an ordinary length, so that what a scanner costs to make counts.
constexpr std::size_t kArticleBytes = 4096;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double BestSeconds(const std::function<void()>& pass) {
  double best = 1e9;
  for (int i = 0; i < kPasses; ++i) {
    const double begin = CpuSeconds();
    pass();
    best = std::min(best, CpuSeconds() - begin);
  }
  return best;
}

std::vector<std::string> Articles(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(in)), {});
  std::vector<std::string> articles;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t end = all.find('\n', std::min(at + kArticleBytes, all.size()));
    if (end == std::string::npos) end = all.size();
    articles.push_back(all.substr(at, end - at));
    at = end;
  }
  return articles;
}

// Calls visit(bytes, unit) for every unit.
template <typename Visit>
void ForEachUnit(const std::vector<std::string>& articles, Visit&& visit) {
  for (const std::string_view text : articles) {
    UnitScanner scanner(text);
    for (Unit unit; scanner.Next(&unit);) {
      visit(text.substr(unit.begin, unit.end - unit.begin), unit);
    }
  }
}

using Memory = std::unordered_map<std::string_view, UnitTokens>;

std::size_t AnalyzeRemembering(const std::vector<std::string>& articles,
                               Memory memory[2]) {
  std::size_t tokens = 0;
  ForEachUnit(articles, [&](std::string_view bytes, const Unit& unit) {
    Memory& known = memory[unit.in_capitals ? 1 : 0];
    auto found = known.find(bytes);
    if (found == known.end()) {
      UnitTokens made = AnalyzeUnit(bytes, unit.kind, unit.in_capitals);
      found = known.emplace(bytes, std::move(made)).first;
    }
    tokens += found->second.tokens.size();
  });
  return tokens;
}

void Measure(const std::string& path) {
  const std::vector<std::string> articles = Articles(path);
  double bytes = 0;
  for (const std::string& text : articles) {
    bytes += static_cast<double>(text.size());
  }
  if (bytes == 0) {
    std::fprintf(stderr, "text_bench: %s is empty or cannot be read\n",
                 path.c_str());
    return;
  }
  std::size_t units = 0;
  const double scan = BestSeconds([&] {
    units = 0;
    ForEachUnit(articles, [&](std::string_view, const Unit&) { ++units; });
  });
  std::size_t tokens = 0;
  const double analyze = BestSeconds([&] {
    tokens = 0;
    ForEachUnit(articles, [&](std::string_view text, const Unit& unit) {
      tokens += AnalyzeUnit(text, unit.kind, unit.in_capitals).tokens.size();
    });
  });
  Memory memory[2];
  const double remember =
      BestSeconds([&] { AnalyzeRemembering(articles, memory); });
  std::vector<std::string> words;
  ForEachUnit(articles, [&](std::string_view text, const Unit&) {
    if (words.size() < 100000) words.push_back(dizin::Casefold(text));
  });
  const double fold = BestSeconds([&] {
    for (const std::string& word : words) dizin::Fold(word);
  });
  const auto all_words = static_cast<double>(words.size());
  std::erase_if(words, std::not_fn(dizin::IsSoundable));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const double sound = BestSeconds([&] {
    for (const std::string& word : words) dizin::IndexSoundOf(word);
  });
  const double mega = bytes / 1e6;
  std::printf("%-24s %8.1f %9zu %7.0f %8.0f %9.0f %9.0f %9.0f\n", path.c_str(),
              mega, units, mega / scan, mega / analyze, mega / remember,
              fold * 1e9 / all_words,
              sound * 1e9 / static_cast<double>(words.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: text_bench FILE…\n");
    return 2;
  }
  std::printf("%-24s %8s %9s %7s %8s %9s %9s %9s\n", "file", "MB", "units",
              "scan", "analyze", "remember", "fold", "sound");
  std::printf("%-24s %8s %9s %7s %8s %9s %9s %9s\n", "", "", "", "MB/s", "MB/s",
              "MB/s", "ns/word", "ns/word");
  for (int i = 1; i < argc; ++i) Measure(argv[i]);
  return 0;
}
