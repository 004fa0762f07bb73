// How long the passages of a page of results take.
//
//   xzcat corpus.jsonl.xz | head -5000 | snippet_bench [MAX_BYTES]
//
// Reads articles as JSON Lines, takes them ten at a time in a shuffled order
// (a fixed seed), looks for two of the words of the first and for a third with
// 30 variants, and tells what CPU time finding and cutting took for each ten:
// cold (a new memory for each page) and warm (one memory, as in a server).
// Words are of four letters or more, which leaves out most of those that are in
// every sentence and in no query. Longer texts than MAX_BYTES are left out.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <simdjson.h>

#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "searcher/snippet.h"
#include "searcher/word_finder.h"
#include "tests/bench/cpu_clock.h"

namespace dizin {
namespace {

constexpr std::size_t kPage = 10;

std::vector<std::string> ReadTexts(std::size_t max_bytes) {
  std::vector<std::string> texts;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) != simdjson::SUCCESS) continue;
    if (text.size() <= max_bytes) texts.emplace_back(text);
  }
  std::shuffle(texts.begin(), texts.end(), std::mt19937(1));
  return texts;
}

Expansion WordFrom(const std::vector<Token>& tokens, std::size_t first,
                   std::size_t variants) {
  Expansion word;
  for (std::size_t i = 0; i < variants; ++i) {
    const Token& token = tokens[(first + i * 7) % tokens.size()];
    if (i == 0) word.typed = token.term;
    word.variants.push_back(
        {{token.term}, Grade::kAlike, Relation::kSpelling, 1, 10});
  }
  return word;
}

std::vector<Expansion> WordsFor(const std::string& text) {
  constexpr std::size_t kMinLetters = 4;
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::erase_if(tokens, [](const Token& token) {
    return CodePointCount(token.term) < kMinLetters;
  });
  if (tokens.empty()) return {};
  return {WordFrom(tokens, tokens.size() / 3, 1),
          WordFrom(tokens, tokens.size() / 2, 1),
          WordFrom(tokens, tokens.size() / 5, 30)};
}

double PageMilliseconds(const std::vector<std::string>& texts,
                        std::size_t first, UnitMemo* memo) {
  const std::vector<Expansion> words = WordsFor(texts[first]);
  const double start = CpuMilliseconds();
  WordFinder finder(words, std::vector<WordFields>(words.size()), memo);
  const std::vector<double> weights = WordWeights(words);
  FoundWords found;
  std::size_t passages = 0;
  for (std::size_t i = first; i < first + kPage; ++i) {
    finder.Find(texts[i], "text", &found);
    passages += BestPassages(texts[i], "text", found, weights, {}).size();
  }
  const double took = CpuMilliseconds() - start;
  if (passages == 0) std::puts("no passage");
  return took;
}

void Report(const char* name, std::vector<double> times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  std::printf("%s: %zu pages of ten, CPU ms: mean %.3f p50 %.3f p99 %.3f\n",
              name, times.size(), sum / static_cast<double>(times.size()),
              times[times.size() / 2], times[times.size() * 99 / 100]);
}

}  // namespace
}  // namespace dizin

int main(int argc, char** argv) {
  const std::size_t max_bytes =
      argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
  const std::vector<std::string> texts = dizin::ReadTexts(max_bytes);
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  if (texts.size() < dizin::kPage) return 1;
  std::printf("%zu texts of %zu bytes on average\n", texts.size(),
              bytes / texts.size());
  std::vector<double> cold, warm;
  dizin::UnitMemo shared;
  for (std::size_t i = 0; i + dizin::kPage <= texts.size(); i += dizin::kPage) {
    dizin::UnitMemo fresh;
    cold.push_back(dizin::PageMilliseconds(texts, i, &fresh));
    warm.push_back(dizin::PageMilliseconds(texts, i, &shared));
  }
  dizin::Report("cold", cold);
  dizin::Report("warm", warm);
}
