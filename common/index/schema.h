// How articles lie in a Xapian database: the one place that names prefixes,
// value slots and metadata keys. docs/index-format.md says the same in prose;
// the two change together, and kFormatVersion with them when an older reader
// could not cope.
//
// Terms (Omega's conventions, xapian.org/docs/omega/termprefixes):
//   word          the word as written, casefolded, with positions
//   XA:US         an abbreviation in capitals, with positions
//   Sword         the same words of the title, at the same positions
//   Aword         words of the authors' names
//   Qid           the article's id; hashed when long. One article each
//   Lcode         the language
//   XSRC:source   the source, casefolded
//   XF:name:word  words of a further field
//   XPAD:…        of no meaning: keeps a term list readable (readback_probe.h)

#ifndef DIZIN_COMMON_INDEX_SCHEMA_H_
#define DIZIN_COMMON_INDEX_SCHEMA_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dizin::index {

inline constexpr int kFormatVersion = 1;

inline constexpr std::string_view kTitlePrefix = "S";
inline constexpr std::string_view kAuthorPrefix = "A";
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kLanguagePrefix = "L";
inline constexpr std::string_view kSourcePrefix = "XSRC:";
inline constexpr std::string_view kFieldPrefix = "XF:";
inline constexpr std::string_view kPadPrefix = "XPAD:";

// Value slots. Numbers and dates are Xapian::sortable_serialise()d.
enum Slot : std::uint32_t {
  kDateSlot = 0,         // seconds since 1970, UTC
  kHashSlot = 1,         // 8 bytes: XXH3 of all that was given (ContentHash)
  kLanguageSlot = 2,     // code
  kSourceSlot = 3,       // as written, at most kMaxValueBytes
  kLengthSlot = 4,       // words in the text
  kSimhashSlot = 5,      // 8 bytes, of the text's words
  kOriginSlot = 6,       // kOriginIsId, or 8 bytes: hash of the file's path
  kIdSlot = 7,           // StoredHead(), if it is at most kMaxValueBytes
  kFirstFieldSlot = 16,  // further fields that are numbers or dates: FieldSlot
};
inline constexpr std::size_t kMaxValueBytes = 200;
// The article was read from the file that its id is the path of.
inline constexpr std::string_view kOriginIsId = "=";

// The title's words stand at 1, 2, …; the text begins this far behind them, so
// that no phrase spans both.
inline constexpr std::uint32_t kTitleGap = 100;

// Metadata keys, in each shard.
inline constexpr std::string_view kFormatKey = "dizin.format";
inline constexpr std::string_view kFingerprintKey = "dizin.fingerprint";
inline constexpr std::string_view kFieldsKey = "dizin.fields";  // field_kinds.h
inline constexpr std::string_view kCheckpointKey = "dizin.checkpoint";
// + the hash of kOriginSlot in 16 hexadecimal digits: the path.
inline constexpr std::string_view kOriginKeyPrefix = "dizin.origin.";
std::string OriginKeyOf(std::uint64_t hash);
// Keys of common/lexicon/layout.h begin with a capital letter, and stand as
// they are: with millions of them every byte before them would tell.
inline constexpr std::string_view kLexiconPrefix = "";

// What Xapian's glass takes as a term: its key holds 255 bytes, ten of them
// for itself, and each NUL costs two. Longer terms would be refused, some only
// at commit and the whole batch with them.
inline constexpr std::size_t kMaxTermCost = 245;
std::size_t TermCost(std::string_view term);
// `term` if it costs no more; else cut between code points, with a hash of the
// whole at its end. REQUIRES: max_cost >= 17.
std::string BoundedTerm(std::string_view term, std::size_t max_cost);

// Each is a BoundedTerm.
std::string IdTerm(std::string_view id);
std::string LanguageTerm(std::string_view language);
std::string SourceTerm(std::string_view source);
// "XF:name:"; words of the field follow.
std::string FieldPrefix(std::string_view field);

// The value slot of a further field: a hash of its name above kFirstFieldSlot,
// so that every shard, host and database agrees without asking. Two names of a
// hundred share one with a chance of 1 in 50,000.
std::uint32_t FieldSlot(std::string_view field);

// A content hash as a value: 8 bytes, lowest first. Anything else is no hash.
std::string HashToValue(std::uint64_t hash);
std::optional<std::uint64_t> HashFromValue(std::string_view value);

// Versions of everything that decides which terms an article gets and what the
// lexicon says of them: our tokenizer, fold, stems, name keys and the lexicon's
// layout, ICU's, Unicode's. A database written under another one is refused, or
// only warned of, by what differs (format_check.h).
std::string Fingerprint();

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_SCHEMA_H_
