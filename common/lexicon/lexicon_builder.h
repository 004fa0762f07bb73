// LexiconBuilder makes the whole lexicon of a database from the rows of its
// vocabulary, in bounded memory: for bulk loads and for `--relearn`.
//
//   LexiconBuilder builder(&scratch);    // one a thread
//   builder.Add(row_key, packed);        // each row once, in any order
//   LexiconBuilder::Write({&builder, 1}, write);  // in order of key
//
// Items are sorted in memory; when they fill it they go to scratch storage as a
// sorted run, and Write() merges the runs of all builders and what is still in
// memory. Making the items (stems, phonemes) is most of the work and is done in
// Add(), so that threads can share the rows between them in any way.

#ifndef DIZIN_COMMON_LEXICON_LEXICON_BUILDER_H_
#define DIZIN_COMMON_LEXICON_LEXICON_BUILDER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/large_pages.h"
#include "common/lexicon/lexicon.h"
#include "common/lexicon/list_writer.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::lexicon {

// Where sorted runs wait: an unlinked file, or memory. Bytes are appended, and
// read back from any place when all are written.
class Scratch {
 public:
  virtual ~Scratch() = default;
  virtual void Append(std::string_view bytes) = 0;
  // At most `size` bytes from `offset` on; fewer only at the end.
  virtual std::string Read(std::uint64_t offset, std::size_t size) const = 0;
};

class MemoryScratch : public Scratch {
 public:
  void Append(std::string_view bytes) override { bytes_.append(bytes); }
  std::string Read(std::uint64_t offset, std::size_t size) const override {
    return bytes_.substr(static_cast<std::size_t>(offset), size);
  }

 private:
  std::string bytes_;
};

// Not safe in two threads at once; one a thread, each with its own scratch.
class LexiconBuilder {
 public:
  static constexpr std::size_t kDefaultMemoryBytes = std::size_t{64} << 20U;

  // `scratch` must outlive the builder and hold nothing yet.
  explicit LexiconBuilder(Scratch* scratch,
                          std::size_t memory_bytes = kDefaultMemoryBytes);
  ~LexiconBuilder();
  LexiconBuilder(const LexiconBuilder&) = delete;
  LexiconBuilder& operator=(const LexiconBuilder&) = delete;

  // REQUIRES: no row with this key was added before, to any of the builders
  // that are written together. Throws Error(kIndex) if `packed` is damaged, and
  // what the scratch throws.
  void Add(std::string_view row_key, std::string_view packed);

  // Does now what Write() would do first: each thread for its builder.
  void Sort();

  // Every list, in order of key, each key once. The builders are empty
  // afterwards. Throws what the scratch throws.
  static void Write(std::span<LexiconBuilder* const> builders,
                    const ValueWriter& write);

 private:
  struct Record;
  struct Run;
  class Cursor;

  static bool IsBefore(std::string_view arena, const Record& a,
                       const Record& b);
  void AddItem(std::string_view key, const ItemView& item);
  void CountTotal(const LanguageCount& of);
  WordStats TakeTotals();
  void Spill();
  void Clear();

  Scratch* scratch_;
  std::size_t arena_bytes_;   // a spill is due above so many,
  std::size_t most_records_;  // and above these
  Relations relations_;
  // Of words, by language: those of small numbers, and the others.
  std::array<std::uint64_t, 64> common_totals_{};
  WordStats totals_;
  // Of the row that is added.
  WordStats stats_;
  std::string words_key_;
  std::basic_string<char, std::char_traits<char>, LargePages<char>> arena_;
  std::vector<Run> runs_;
  std::uint64_t scratch_bytes_ = 0;
  std::vector<Record, LargePages<Record>> records_;
  std::size_t sorted_ = 0;  // of records_
};

// The rows that the lexicon of one shard was made from, each once, in no order:
// Add()ing them makes an equal lexicon. For --relearn; leave out the words that
// are gone from the index. Throws Error(kIndex) if a list is damaged.
void ReadRows(const Lexicon& lexicon, const RowVisitor& visit);

// The row of a word of which nothing is known but that it is there.
std::string RowOfUnknown(std::uint64_t occurrences);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LEXICON_BUILDER_H_
