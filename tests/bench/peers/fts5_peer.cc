// SQLite FTS5 as a peer of the benchmarks: the same articles, positions and
// stored text, its own unicode61 tokenizer with accents removed.
//
//   fts5_peer index CORPUS.tsv FILE.db
//   fts5_peer query QUERIES.tsv FILE.db

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "tests/bench/cpu_clock.h"

namespace {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

void Check(bool good, sqlite3* db) {
  if (good) return;
  std::cerr << "fts5_peer: " << sqlite3_errmsg(db) << '\n';
  std::exit(2);
}

Database Open(const char* path) {
  sqlite3* db = nullptr;
  Check(sqlite3_open(path, &db) == SQLITE_OK, db);
  return Database(db);
}

void Execute(sqlite3* db, const char* sql) {
  Check(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, db);
}

Statement Prepare(sqlite3* db, const char* sql) {
  sqlite3_stmt* s = nullptr;
  Check(sqlite3_prepare_v2(db, sql, -1, &s, nullptr) == SQLITE_OK, db);
  return Statement(s);
}

void Bind(sqlite3_stmt* s, int at, const std::string& text) {
  sqlite3_bind_text(s, at, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
}

std::vector<std::string> Split(const std::string& line, char by) {
  std::vector<std::string> parts;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, by);) parts.push_back(part);
  return parts;
}

void Index(const char* corpus, const char* path) {
  const Database db = Open(path);
  Execute(db.get(),
          "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
          "PRAGMA cache_size=-262144; PRAGMA page_size=8192;"
          "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, lang "
          "UNINDEXED, date UNINDEXED, title, text, "
          "tokenize='unicode61 remove_diacritics 2'); BEGIN");
  const Statement insert =
      Prepare(db.get(), "INSERT INTO articles VALUES(?,?,?,?,?)");
  std::ifstream in(corpus);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields = Split(line, '\t');
    fields.resize(5);
    for (int i = 0; i < 5; ++i) {
      Bind(insert.get(), i + 1, fields[static_cast<std::size_t>(i)]);
    }
    Check(sqlite3_step(insert.get()) == SQLITE_DONE, db.get());
    sqlite3_reset(insert.get());
  }
  Execute(db.get(), "COMMIT");
}

std::string Match(const std::string& kind, const std::string& words) {
  if (kind == "phrase") return "text : \"" + words + "\"";
  if (kind == "prefix") return "text : \"" + words + "\" *";
  std::string match;
  for (const std::string& word : Split(words, ' ')) {
    if (!match.empty()) match += kind.starts_with("and") ? " AND " : " OR ";
    match += "\"" + word + "\"";
  }
  return "text : (" + match + ")";
}

// Prints kind and CPU milliseconds of each query, of the second of two passes.
void Query(const char* queries, const char* path) {
  const Database db = Open(path);
  Execute(db.get(), "PRAGMA mmap_size=4000000000; PRAGMA cache_size=-262144");
  const Statement select = Prepare(
      db.get(),
      "SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT "
      "10");
  for (int pass = 1; pass <= 2; ++pass) {
    std::ifstream in(queries);
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      const std::string kind = line.substr(0, tab);
      const double start = dizin::CpuMilliseconds();
      Bind(select.get(), 1, Match(kind, line.substr(tab + 1)));
      int found = 0;
      while (sqlite3_step(select.get()) == SQLITE_ROW) ++found;
      sqlite3_reset(select.get());
      const double ms = dizin::CpuMilliseconds() - start;
      if (pass == 2) {
        std::printf("%s\t%.4f\t%d\n", kind.c_str(), ms, found);
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  if (std::string(argv[1]) == "index") {
    Index(argv[2], argv[3]);
  } else {
    Query(argv[2], argv[3]);
  }
}
