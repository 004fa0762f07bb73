// Whether a shard may be used: what it says of the program that wrote it.
//
//   note = CheckFormat("1", "tokenizer 1, fold 1, …", "news.dizin/shard-0");
//
// Another tokenizer or fold cuts the same text into other words, so that
// articles would not be found, and another layout of the lexicon cannot be
// read: refused. Other stems or name keys are looked up where an older lexicon
// has no words: noted, and `dizin-index --relearn` mends it. Another Unicode
// changes a few words at most: noted.

#ifndef DIZIN_COMMON_INDEX_FORMAT_CHECK_H_
#define DIZIN_COMMON_INDEX_FORMAT_CHECK_H_

#include <string>
#include <string_view>

namespace dizin::index {

// `format` and `fingerprint` are the shard's metadata of those names, empty if
// it has none. Answers a note for people, or "". Throws Error(kIndex) for a
// foreign database, a newer format, and what is refused above. Thread-safe.
std::string CheckFormat(std::string_view format, std::string_view fingerprint,
                        std::string_view path);

// The same against another fingerprint than this program's.
std::string CheckFormat(std::string_view format, std::string_view fingerprint,
                        std::string_view path, std::string_view ours);

// What that answers or refuses for the fingerprint alone: how a shard that may
// be sound is older or newer than this program, and what mends it. Throws for a
// foreign database and a newer format.
std::string DescribeAge(std::string_view format, std::string_view fingerprint,
                        std::string_view path);

// The same of the shard at `path`. Throws Error(kIndex) if it is none, too.
std::string ShardAge(const std::string& path);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_FORMAT_CHECK_H_
