#include "indexer/readers/guess_format.h"

#include <algorithm>
#include <string>

namespace dizin::indexer {
namespace {

struct Ending {
  std::string_view ending;
  Format format;
};
constexpr Ending kEndings[] = {
    {".jsonl", Format::kJsonLines},
    {".ndjson", Format::kJsonLines},
    {".txt", Format::kPlainText},
    {".text", Format::kPlainText},
};
constexpr std::string_view kCompressed[] = {".gz", ".bz2", ".xz", ".zst"};

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

}  // namespace

std::optional<Format> GuessFormat(std::string_view name,
                                  std::string_view head) {
  const std::string lower = Lower(name);
  std::string_view bare = lower;
  for (const std::string_view ending : kCompressed) {
    if (bare.ends_with(ending)) bare.remove_suffix(ending.size());
  }
  for (const Ending& known : kEndings) {
    if (bare.ends_with(known.ending)) return known.format;
  }
  if (head.find('\0') != std::string_view::npos) return std::nullopt;
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  const bool brace = first != std::string_view::npos && head[first] == '{';
  return brace ? Format::kJsonLines : Format::kPlainText;
}

}  // namespace dizin::indexer
