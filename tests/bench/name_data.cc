#include "tests/bench/name_data.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "common/error.h"
#include "common/text/fold.h"

namespace dizin::bench {
namespace {

namespace fs = std::filesystem;

std::string SetName(const std::string& file) {
  const std::vector<std::string> parts = Split(file, '.');
  const std::string& language = parts[0];
  const std::string& source = parts.size() > 1 ? parts[1] : parts[0];
  const bool merged = language != "lat" && source.starts_with("cldr");
  return language + "." + (merged ? "cldr" : source);
}

void ReadPairs(const fs::path& file, std::size_t at_most, NameSet* set) {
  std::ifstream in(file);
  std::string line;
  for (std::size_t n = 0; n < at_most && std::getline(in, line); ++n) {
    const std::vector<std::string> fields = Split(line, '\t');
    if (fields.size() < 2) continue;
    NamePair pair{Casefold(fields[0]), {}};
    for (const std::string& form : Split(fields[1], '|')) {
      std::string folded = Casefold(form);
      if (std::find(pair.expected.begin(), pair.expected.end(), folded) ==
          pair.expected.end()) {
        pair.expected.push_back(std::move(folded));
      }
    }
    set->pairs.push_back(std::move(pair));
  }
}

}  // namespace

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<NameSet> ReadNameSets(const fs::path& directory,
                                  std::size_t at_most) {
  if (!fs::is_directory(directory)) {
    throw Error(ErrorKind::kInput, "no such directory: " + directory.string());
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::map<std::string, NameSet> sets;
  for (const fs::path& file : files) {
    const std::string name = SetName(file.stem().string());
    NameSet& set = sets[name];
    set.name = name;
    set.latin = name.starts_with("lat.");
    ReadPairs(file, at_most, &set);
  }
  std::vector<NameSet> in_order;
  for (auto& [name, set] : sets) in_order.push_back(std::move(set));
  return in_order;
}

std::vector<std::string> ReadNames(const fs::path& file) {
  std::ifstream in(file);
  if (!in) {
    throw Error(ErrorKind::kInput, "cannot read " + file.string());
  }
  std::vector<std::string> names;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) names.push_back(Casefold(line));
  }
  return names;
}

}  // namespace dizin::bench
