#include "common/index/schema.h"

#include <algorithm>
#include <cstdio>

#include "common/index/hash.h"
#include "common/lexicon/layout.h"
#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "common/text/versions.h"

namespace dizin::index {
namespace {

// Names of fields longer than this are cut, so that prefix and word together
// stay below glass's bound.
constexpr std::size_t kMaxFieldPrefixBytes = kMaxTermCost - kMaxTermBytes;

}  // namespace

std::size_t TermCost(std::string_view term) {
  return term.size() +
         static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

std::string BoundedTerm(std::string_view term, std::size_t max_cost) {
  if (TermCost(term) <= max_cost) return std::string(term);
  char hash[17];
  std::snprintf(hash, sizeof hash, "%016llx",
                static_cast<unsigned long long>(Hash64(term)));
  // NULs may be dropped: the hash is of the whole.
  std::string cut(term);
  cut.erase(std::remove(cut.begin(), cut.end(), '\0'), cut.end());
  std::string out(TruncateUtf8(cut, max_cost - 16));
  return out.append(hash, 16);
}

std::string IdTerm(std::string_view id) {
  return BoundedTerm(std::string(kIdPrefix).append(id), kMaxTermCost);
}

std::string LanguageTerm(std::string_view language) {
  return BoundedTerm(std::string(kLanguagePrefix).append(language),
                     kMaxTermCost);
}

std::string SourceTerm(std::string_view source) {
  return BoundedTerm(std::string(kSourcePrefix) + Casefold(source),
                     kMaxTermCost);
}

std::string FieldPrefix(std::string_view field) {
  return BoundedTerm(std::string(kFieldPrefix).append(field),
                     kMaxFieldPrefixBytes - 1) +
         ':';
}

std::string OriginKeyOf(std::uint64_t hash) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(hash));
  return std::string(kOriginKeyPrefix) + digits;
}

std::uint32_t FieldSlot(std::string_view field) {
  // Four bytes where Xapian writes it in base 128.
  constexpr std::uint64_t kEnd = std::uint64_t{1} << 28;
  return static_cast<std::uint32_t>(kFirstFieldSlot +
                                    Hash64(field) % (kEnd - kFirstFieldSlot));
}

std::string HashToValue(std::uint64_t hash) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[i] = static_cast<char>(hash >> (8 * i));
  }
  return bytes;
}

std::optional<std::uint64_t> HashFromValue(std::string_view value) {
  if (value.size() != 8) return std::nullopt;
  std::uint64_t hash = 0;
  for (std::size_t i = 8; i-- > 0;) {
    hash = hash << 8 | static_cast<unsigned char>(value[i]);
  }
  return hash;
}

std::string Fingerprint() {
  return "tokenizer " + std::to_string(kTokenizerVersion) + ", fold " +
         std::to_string(kFoldVersion) + ", stem " +
         std::to_string(kStemVersion) + ", names " +
         std::to_string(kNameKeyVersion) + ", lexicon " +
         std::to_string(lexicon::kLexiconVersion) + ", " + UnicodeVersions();
}

}  // namespace dizin::index
