#include "searcher/expansion_rules.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "common/lexicon/aliases.h"

namespace dizin {
namespace {

std::string ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (std::error_code none; std::filesystem::is_directory(path, none)) {
    errno = EISDIR;  // which can be opened, but not read
    file.setstate(std::ios::failbit);
  }
  if (!file) {
    throw Error(ErrorKind::kUsage,
                "aliases: cannot read " + path + ": " + std::strerror(errno));
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

SearcherRules ReadRules(const SearcherOptions& options) {
  SearcherRules rules;
  rules.reader.rules.use_abbreviations = !options.no_abbreviations;
  rules.text = options.no_abbreviations ? "-" : "+";
  if (options.aliases.empty()) return rules;
  const std::string text = ReadText(options.aliases);
  auto aliases = std::make_shared<lexicon::Aliases>();
  aliases->AddFile(text, options.aliases);
  rules.reader.aliases = std::move(aliases);
  rules.text += text;
  return rules;
}

}  // namespace dizin
