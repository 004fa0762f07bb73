#include "common/index/verify_lexicon.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/index/hash.h"
#include "common/index/varint.h"
#include "common/lexicon/layout.h"
#include "common/lexicon/lexicon_builder.h"
#include "common/lexicon/list_writer.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/row_keys.h"
#include "common/lexicon/word_stats.h"

namespace dizin::index {
namespace {

// Sums of hashes of all entries, by kind. Lists that are cut into blocks at
// different places have equal sums.
class ListSums {
 public:
  void Add(std::string_view key, std::string_view value) {
    if (key.front() != lexicon::kSoundKind) {
      return AddEntry(key, value);
    }
    const std::size_t mark = key.find(lexicon::kBlockMark);
    if (mark != std::string_view::npos) {
      return AddItems(key.substr(0, mark), value);
    }
    std::vector<std::string> starts;
    const auto list = lexicon::UnpackSoundClass(value, &starts);
    if (list) AddItems(key, *list);
  }

  const std::map<char, std::uint64_t>& sums() const { return sums_; }

 private:
  void AddItems(std::string_view key, std::string_view list) {
    for (const lexicon::Item& item :
         lexicon::UnpackList(lexicon::SoundKey(""), list)) {
      entry_.clear();
      AppendBytes(item.sound, &entry_);
      AppendBytes(item.word, &entry_);
      AppendBytes(item.payload, &entry_);
      AddEntry(key, entry_);
    }
  }

  void AddEntry(std::string_view key, std::string_view value) {
    row_.assign(key).append(1, '\0').append(value);
    sums_[key.front()] += Hash64(row_);
  }

  std::map<char, std::uint64_t> sums_;
  std::string entry_;
  std::string row_;
};

const char* NameOf(char kind) {
  switch (kind) {
    case lexicon::kTotalsKind:
      return "totals of words";
    case lexicon::kAbbreviationKind:
    case lexicon::kLongFormKind:
      return "abbreviations";
    case lexicon::kInflectionKind:
      return "inflections";
    case lexicon::kSoundKind:
      return "sounds";
    default:
      return "words";
  }
}

// False for a row that there is nothing to say of: a number.
bool Belongs(std::string_view row, std::string_view packed,
             lexicon::Relations* relations) {
  if (lexicon::IsWordRow(row) || row == lexicon::kBigramsRow) {
    return !lexicon::Relations::WordsKeyOf(row).empty();
  }
  bool any = false;
  relations->Visit(row, lexicon::ParseWordStats(packed),
                   [&any](std::string_view /*key*/,
                          const lexicon::ItemView& /*item*/) { any = true; });
  return any;
}

}  // namespace

void VerifyLexicon(const lexicon::Lexicon& lexicon,
                   const lexicon::Vocabulary* vocabulary,
                   const TermDictionary& terms, const ProblemVisitor& problem) {
  ListSums stored;
  for (const char kind : lexicon::kKeyKinds) {
    lexicon.ReadPrefix(std::string{kind},
                       [&](std::string_view key, std::string_view value) {
                         stored.Add(key, value);
                         return true;
                       });
  }
  lexicon::MemoryScratch scratch;
  lexicon::LexiconBuilder builder(&scratch);
  std::unordered_set<std::uint64_t> rows;
  lexicon::ReadRows(lexicon,
                    [&](std::string_view key, std::string_view packed) {
                      rows.insert(Hash64(key));
                      builder.Add(key, packed);
                    });
  ListSums again;
  lexicon::LexiconBuilder* const builders[] = {&builder};
  lexicon::LexiconBuilder::Write(
      builders, [&again](std::string_view key, std::string_view value) {
        again.Add(key, value);
      });
  for (const char kind : lexicon::kKeyKinds) {
    const auto sum = [kind](const ListSums& sums) {
      const auto found = sums.sums().find(kind);
      return found == sums.sums().end() ? 0 : found->second;
    };
    if (sum(stored) != sum(again)) {
      problem(std::string("the lexicon's lists of ") + NameOf(kind) +
              " are not those of its words");
    }
  }
  lexicon::Relations relations;
  vocabulary->VisitRows(
      [&terms](std::uint32_t id) { return terms.Term(id); },
      [&](std::string_view key, std::string_view packed) {
        if (!rows.contains(Hash64(key)) && Belongs(key, packed, &relations)) {
          problem("the lexicon does not have '" + std::string(key) + "'");
        }
      });
}

}  // namespace dizin::index
