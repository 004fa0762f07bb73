// Xapian without Dizin, as a peer of the query benchmarks: the words as they
// are (stemmer "none"), or their stems (Z terms), over a database that
// scriptindex wrote; words over one of Dizin's, too. Of its hits it reads the
// document data, with "slot" the ids where Dizin has them, with "match"
// nothing.
//
//   xapian_peer QUERIES.tsv DIR STEMMER [slot|match]

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

#include "tests/bench/cpu_clock.h"

namespace {

constexpr Xapian::valueno kIdSlot = 7;  // of Dizin's databases

std::vector<std::string> Terms(const std::string& words, bool phrase,
                               const Xapian::Stem& stem, bool stemmed) {
  std::vector<std::string> terms;
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    // Phrases need positions, which stems have not: as Xapian's own parser.
    terms.push_back(stemmed && !phrase ? "Z" + stem(word) : word);
  }
  return terms;
}

Xapian::Query Parse(const std::string& kind, const std::string& words,
                    const Xapian::Stem& stem, bool stemmed) {
  using Query = Xapian::Query;
  if (kind == "prefix") return Query(Query::OP_WILDCARD, words);
  const bool phrase = kind == "phrase";
  const std::vector<std::string> terms = Terms(words, phrase, stem, stemmed);
  const auto op = phrase                    ? Query::OP_PHRASE
                  : kind.starts_with("and") ? Query::OP_AND
                                            : Query::OP_OR;
  return Query(op, terms.begin(), terms.end());
}

}  // namespace

// Prints kind and CPU milliseconds of each query, of the third of three passes.
int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const bool stemmed = std::string(argv[3]) != "none";
  const Xapian::Stem stem(argv[3]);
  const std::string read = argc > 4 ? argv[4] : "data";
  Xapian::Database db(argv[2]);
  Xapian::Enquire enquire(db);
  enquire.set_weighting_scheme(Xapian::BM25Weight());
  std::size_t bytes = 0;
  for (int pass = 1; pass <= 3; ++pass) {
    std::ifstream in(argv[1]);
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      const std::string kind = line.substr(0, tab);
      const double start = dizin::CpuMilliseconds();
      enquire.set_query(Parse(kind, line.substr(tab + 1), stem, stemmed));
      const Xapian::MSet found = enquire.get_mset(0, 10, 1000);
      // What is found is named by what is stored with it.
      for (auto i = found.begin(); read != "match" && i != found.end(); ++i) {
        bytes += (read == "slot" ? i.get_document().get_value(kIdSlot)
                                 : i.get_document().get_data())
                     .size();
      }
      const double ms = dizin::CpuMilliseconds() - start;
      if (pass == 3) {
        std::printf("%s\t%.4f\t%u\n", kind.c_str(), ms, found.size());
      }
    }
  }
  std::fprintf(stderr, "xapian_peer: %zu bytes of stored fields read\n", bytes);
}
