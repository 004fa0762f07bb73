#include "searcher/serve/entity_tag.h"

#include <algorithm>
#include <cstdio>

#include "common/index/hash.h"

namespace dizin::serve {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

// Weak comparison: the mark W/ does not count.
std::string_view Opaque(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

}  // namespace

std::string EntityTag(std::string_view state, std::string_view target,
                      std::int64_t now_seconds) {
  std::string all = std::to_string(now_seconds / kDaySeconds) + " " +
                    DIZIN_VERSION + " " + std::string(state) + " ";
  all += target;
  char tag[24];
  std::snprintf(tag, sizeof tag, "W/\"%016llx\"",
                static_cast<unsigned long long>(index::Hash64(all)));
  return tag;
}

bool HasTag(std::string_view field, std::string_view tag) {
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(','), field.size());
    std::string_view one = field.substr(0, end);
    field.remove_prefix(std::min(end + 1, field.size()));
    const std::size_t begin = one.find_first_not_of(" \t");
    if (begin == one.npos) continue;
    one = one.substr(begin, one.find_last_not_of(" \t") - begin + 1);
    if (one == "*" || Opaque(one) == Opaque(tag)) return true;
  }
  return false;
}

}  // namespace dizin::serve
