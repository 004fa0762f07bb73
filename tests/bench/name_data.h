// The evaluation data for names: pairs of a query in one script and what it
// stands for in English, in sets by language and source.

#ifndef DIZIN_TESTS_BENCH_NAME_DATA_H_
#define DIZIN_TESTS_BENCH_NAME_DATA_H_

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::bench {

struct NamePair {
  std::string query;                  // casefolded
  std::vector<std::string> expected;  // casefolded, distinct
};

struct NameSet {
  std::string name;  // "ru.wd"; the two files of CLDR are one: "ru.cldr"
  bool latin = false;
  std::vector<NamePair> pairs;
};

// The sets of a directory of files language.source.tsv: query, tab, forms
// separated by |. At most `at_most` pairs of a file. Throws Error(kInput) if
// there is no such directory.
std::vector<NameSet> ReadNameSets(const std::filesystem::path& directory,
                                  std::size_t at_most);

// Casefolded lines of a file. Throws Error(kInput) if it cannot be read.
std::vector<std::string> ReadNames(const std::filesystem::path& file);

std::vector<std::string> Split(std::string_view text, char separator);

}  // namespace dizin::bench

#endif  // DIZIN_TESTS_BENCH_NAME_DATA_H_
