// Latency of queries through the library, in the form the peers print: kind,
// milliseconds of CPU and hits of each query, of the last of three passes. By
// then every word has been expanded before; with "first" it is the first pass,
// after a word that reads the names of places.
//
//   query_bench QUERIES.tsv DATABASE [exact|alike|default [first]]
//
// A line of the queries is kind ⇥ words; the kind says how they are joined:
// and…, or…, phrase, prefix, or a single word.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "common/error.h"
#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "tests/bench/cpu_clock.h"

namespace {

std::string QueryText(const std::string& kind, const std::string& words) {
  if (kind == "phrase") return '"' + words + '"';
  if (kind == "prefix") return words + '*';
  std::string text;
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    if (!text.empty()) text += kind.starts_with("and") ? " AND " : " ";
    text += word;
  }
  return text;
}

dizin::Match MatchOf(const std::string& name) {
  if (name == "exact") return dizin::Match::kExact;
  if (name == "alike") return dizin::Match::kAlike;
  return dizin::Match::kDefault;
}

int Run(int argc, char** argv) {
  const auto reader = dizin::index::IndexReader::Open({argv[2]});
  const int printed = argc > 4 ? 1 : 3;
  dizin::index::SearchOptions options;
  options.with_articles = false;
  if (argc > 3) options.match = MatchOf(argv[3]);
  reader->Expand("Ankara", options.match);
  for (int pass = 1; pass <= printed; ++pass) {
    std::ifstream in(argv[1]);
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      const std::string kind = line.substr(0, tab);
      const std::string text = QueryText(kind, line.substr(tab + 1));
      const double start = dizin::CpuMilliseconds();
      const auto found =
          reader->Search(dizin::query::ParseQuery(text, {}).root, options);
      const double ms = dizin::CpuMilliseconds() - start;
      if (pass == printed) {
        std::printf("%s\t%.4f\t%zu\n", kind.c_str(), ms, found.hits.size());
      }
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: query_bench QUERIES.tsv DATABASE "
                 "[exact|alike|default [first]]\n";
    return 2;
  }
  try {
    return Run(argc, argv);
  } catch (const dizin::Error& e) {
    std::cerr << "query_bench: " << e.what() << '\n';
    return 2;
  }
}
