#include "common/index/format_check.h"

#include <charconv>

#include <xapian.h>

#include "common/error.h"
#include "common/index/schema.h"
#include "common/index/xapian_error.h"

namespace dizin::index {
namespace {

[[noreturn]] void Refuse(std::string_view path, const std::string& why) {
  throw Error(ErrorKind::kIndex, std::string(path) + ": " + why);
}

void CheckVersion(std::string_view format, std::string_view path) {
  if (format.empty()) {
    Refuse(path, "was not made by dizin-index; choose another database");
  }
  int version = 0;
  const auto [end, code] =
      std::from_chars(format.data(), format.data() + format.size(), version);
  if (code != std::errc() || end != format.data() + format.size() ||
      version < 1) {
    Refuse(path, "has no readable format version: it is damaged; index again");
  }
  if (version > kFormatVersion) {
    Refuse(path, "is of format " + std::to_string(version) +
                     " and this program knows " +
                     std::to_string(kFormatVersion) +
                     ": use a newer dizin, or index again");
  }
}

// The "name version" of `name` in a fingerprint.
std::string_view Part(std::string_view fingerprint, std::string_view name) {
  while (!fingerprint.empty()) {
    const std::size_t comma = fingerprint.find(", ");
    const std::string_view part = fingerprint.substr(0, comma);
    if (part.starts_with(name) && part.size() > name.size() &&
        part[name.size()] == ' ') {
      return part;
    }
    if (comma == std::string_view::npos) break;
    fingerprint.remove_prefix(comma + 2);
  }
  return {};
}

// The first fingerprints did not name the layout of the lexicon.
std::string_view PartOr(std::string_view fingerprint, std::string_view name) {
  const std::string_view part = Part(fingerprint, name);
  return part.empty() && name == "lexicon" ? "lexicon 1" : part;
}

}  // namespace

std::string CheckFormat(std::string_view format, std::string_view fingerprint,
                        std::string_view path) {
  return CheckFormat(format, fingerprint, path, Fingerprint());
}

std::string CheckFormat(std::string_view format, std::string_view fingerprint,
                        std::string_view path, std::string_view ours) {
  CheckVersion(format, path);
  if (fingerprint == ours) return "";
  for (const std::string_view name : {"tokenizer", "fold", "lexicon"}) {
    const std::string_view theirs = PartOr(fingerprint, name);
    if (theirs == PartOr(ours, name)) continue;
    Refuse(path, "was made with " +
                     (theirs.empty() ? "no " + std::string(name)
                                     : std::string(theirs)) +
                     ", this program has " + std::string(Part(ours, name)) +
                     ": index again into a new database");
  }
  const bool relearn = Part(fingerprint, "stem") != Part(ours, "stem") ||
                       Part(fingerprint, "names") != Part(ours, "names");
  return std::string(path) + " was made with " + std::string(fingerprint) +
         "; this program has " + std::string(ours) +
         (relearn ? ": some names and forms of words are not found until "
                    "'dizin-index --relearn --db DIR' has been run"
                  : ": a few words may not be found until it is indexed "
                    "again");
}

std::string DescribeAge(std::string_view format, std::string_view fingerprint,
                        std::string_view path) {
  CheckVersion(format, path);
  try {
    return CheckFormat(format, fingerprint, path);
  } catch (const Error& e) {
    return e.what();
  }
}

std::string ShardAge(const std::string& path) {
  return GuardXapian("opening", path, [&] {
    const Xapian::Database shard(path, Xapian::DB_BACKEND_GLASS);
    return DescribeAge(shard.get_metadata(std::string(kFormatKey)),
                       shard.get_metadata(std::string(kFingerprintKey)), path);
  });
}

}  // namespace dizin::index
