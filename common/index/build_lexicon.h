// Makes the lexicon of a shard from the rows of its words, in threads and in
// bounded memory: of a bulk load, and of one that is learnt anew.
//
//   BuildLexicon("news.dizin/shard-0", {.memory = 64 << 20, .threads = 2},
//                [&](std::size_t part, const auto& add) {
//                  rows.Visit(part, 2, add);
//                },
//                [&](auto key, auto value) { writer->SetMetadata(key, value);
//                });

#ifndef DIZIN_COMMON_INDEX_BUILD_LEXICON_H_
#define DIZIN_COMMON_INDEX_BUILD_LEXICON_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/lexicon/list_writer.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::index {

struct LexiconBuildOptions {
  std::size_t memory = 0;  // bytes, of all threads
  std::size_t threads = 1;
};

// Adds the rows of one part: every row belongs to one. Called in a thread of
// its own.
using PartOfRows =
    std::function<void(std::size_t part, const lexicon::RowVisitor& add)>;

// The same in two steps, for who has other things to write meanwhile. Throws
// Error(kSystem) when the disk says no, and what `rows` and `write` throw.
class LexiconBuild {
 public:
  // What does not fit waits in files without a name in `directory`.
  LexiconBuild(const std::string& directory,
               const LexiconBuildOptions& options);
  ~LexiconBuild();

  // Call it once. Parts are 0 to threads - 1.
  void AddRows(const PartOfRows& rows);
  // `write` is called in the caller's thread, in order of key (of layout.h).
  void Write(const lexicon::ValueWriter& write);

 private:
  struct Part;
  std::vector<std::unique_ptr<Part>> parts_;
};

void BuildLexicon(const std::string& directory,
                  const LexiconBuildOptions& options, const PartOfRows& rows,
                  const lexicon::ValueWriter& write);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_BUILD_LEXICON_H_
