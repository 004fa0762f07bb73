// A lexicon in memory: for tests, and for the copy that a searcher keeps of a
// remote shard's lexicon.
//
//   MemoryLexicon lexicon;
//   lexicon.Set(key, value);             // an empty value removes the key
//   lexicon.SetFrequency("ankara", 12);

#ifndef DIZIN_COMMON_LEXICON_MEMORY_LEXICON_H_
#define DIZIN_COMMON_LEXICON_MEMORY_LEXICON_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "common/lexicon/lexicon.h"

namespace dizin::lexicon {

class MemoryLexicon : public Lexicon {
 public:
  void Set(std::string_view key, std::string_view value);
  // Empty if there is none.
  std::string Get(std::string_view key) const;
  void SetFrequency(std::string_view term, std::uint32_t articles);

  void Read(std::string_view key, const ValueVisitor& visit) const override;
  void ReadPrefix(std::string_view prefix,
                  const EntryVisitor& visit) const override;
  std::uint32_t DocumentFrequency(std::string_view term) const override;
  std::uint64_t Revision() const override { return revision_; }

  const std::map<std::string, std::string, std::less<>>& entries() const {
    return entries_;
  }

 private:
  std::map<std::string, std::string, std::less<>> entries_;
  std::map<std::string, std::uint32_t, std::less<>> frequencies_;
  std::uint64_t revision_ = 0;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_MEMORY_LEXICON_H_
