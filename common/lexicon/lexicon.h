// Lexicon is what the search side reads of the lexicon of a database: lists by
// key (layout.h), and how many articles have a word.
//
//   MergedLexicon all({&shard_0, &shard_1});
//   Expander expander(all);
//
// The index layer implements it over a shard; MergedLexicon makes one of
// several; MemoryLexicon (memory_lexicon.h) is one in memory.

#ifndef DIZIN_COMMON_LEXICON_LEXICON_H_
#define DIZIN_COMMON_LEXICON_LEXICON_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::lexicon {

// Used by one thread at a time.
class Lexicon {
 public:
  using ValueVisitor = std::function<void(std::string_view value)>;
  // Answers whether to go on.
  using EntryVisitor =
      std::function<bool(std::string_view key, std::string_view value)>;

  virtual ~Lexicon() = default;

  // Shows the value under `key`: of each shard that has one, in any order.
  // The bytes are valid during the call.
  virtual void Read(std::string_view key, const ValueVisitor& visit) const = 0;

  // Shows each key that begins with `prefix`, and its value: shard by shard,
  // in order of key within a shard.
  virtual void ReadPrefix(std::string_view prefix,
                          const EntryVisitor& visit) const = 0;

  // How many articles have `term` in title or text.
  virtual std::uint32_t DocumentFrequency(std::string_view term) const = 0;

  // A number that is another whenever any answer may be.
  virtual std::uint64_t Revision() const = 0;
};

// Several lexicons as one: shows the values of all, adds up frequencies. The
// parts must outlive it.
class MergedLexicon : public Lexicon {
 public:
  explicit MergedLexicon(std::vector<const Lexicon*> parts)
      : parts_(std::move(parts)) {}

  void Read(std::string_view key, const ValueVisitor& visit) const override;
  void ReadPrefix(std::string_view prefix,
                  const EntryVisitor& visit) const override;
  std::uint32_t DocumentFrequency(std::string_view term) const override;
  std::uint64_t Revision() const override;

 private:
  std::vector<const Lexicon*> parts_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LEXICON_H_
