// Makes the lexicon of a shard anew from what is in the shard, without its
// articles: for newer rules of stems and sounds, and to forget words that are
// gone.
//
//   RelearnSummary learnt = RelearnLexicon("news.dizin/shard-0", {});
//
// What of a word cannot be had from the postings is taken from the lexicon that
// is there: how often the word has a capital where that tells something, its
// languages, and the definitions of abbreviations. Everything else is worked
// out anew. A word of the index that the lexicon does not know is taken for one
// of which nothing is told. Joined forms (vocabulary.h) are those that the old
// lexicon had; what only newer rules would take for one needs the articles.
//
// All is one commit: readers go on meanwhile with what they have, and a kill
// leaves the lexicon as it was.

#ifndef DIZIN_COMMON_INDEX_RELEARN_H_
#define DIZIN_COMMON_INDEX_RELEARN_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace dizin::index {

struct RelearnOptions {
  std::size_t memory = std::size_t{512} << 20;
  std::size_t threads = 1;
};

struct RelearnSummary {
  std::uint64_t words = 0;      // in the new lexicon, joined forms too
  std::uint64_t forgotten = 0;  // that no article has any more
};

// Throws Error: kTransient if another process is writing to the shard, kIndex
// if it is not ours, damaged or of another version, kSystem if the disk says
// no.
RelearnSummary RelearnLexicon(const std::string& shard,
                              const RelearnOptions& options);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_RELEARN_H_
