// The lexicon of a shard as it lies in the shard's metadata, so that it commits
// with the articles and travels wherever the shard goes.
//
//   StoreLexicon(vocabulary, terms, &relations, writer.get());
//   writer->Commit();  vocabulary.Clear();
//
//   ShardLexicon shard(&database);           // later, to search
//   MergedLexicon all({&shard, &other});
//
// Keys are those of common/lexicon/layout.h with kLexiconPrefix before them.

#ifndef DIZIN_COMMON_INDEX_LEXICON_STORE_H_
#define DIZIN_COMMON_INDEX_LEXICON_STORE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "common/index/shard_writer.h"
#include "common/index/term_dictionary.h"
#include "common/lexicon/lexicon.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/vocabulary.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dizin::index {

// Adds the words of a batch to the shard's lexicon; they are durable with the
// next Commit(). Lists are written in order of key. Throws what the writer
// throws, and Error(kIndex) if a list is damaged.
void StoreLexicon(const lexicon::Vocabulary& vocabulary,
                  const TermDictionary& terms, lexicon::Relations* relations,
                  ShardWriter* writer);

// Reads the lexicon of one shard. Throws Xapian's exceptions: it is used behind
// the border (xapian_error.h), by a reader that opens the shard anew on some.
// Not safe in two threads at once.
class ShardLexicon : public lexicon::Lexicon {
 public:
  // `database` must outlive it. `remote`: each look costs a round trip, so what
  // was read is remembered until the revision changes.
  ShardLexicon(const Xapian::Database* database, bool remote)
      : database_(database), remote_(remote) {}

  // To be called with another number whenever the database may have changed.
  void SetRevision(std::uint64_t revision);

  void Read(std::string_view key, const ValueVisitor& visit) const override;
  void ReadPrefix(std::string_view prefix,
                  const EntryVisitor& visit) const override;
  std::uint32_t DocumentFrequency(std::string_view term) const override;
  std::uint64_t Revision() const override { return revision_; }

 private:
  std::string Value(const std::string& key) const;

  const Xapian::Database* database_;
  bool remote_;
  std::uint64_t revision_ = 0;
  mutable std::map<std::string, std::string, std::less<>> values_;
  mutable std::map<std::string, std::uint32_t, std::less<>> frequencies_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_LEXICON_STORE_H_
