// Building a lexicon at once, and letting it grow.

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/lexicon/lexicon_builder.h"
#include "common/lexicon/lexicon_update.h"
#include "common/lexicon/list_writer.h"
#include "common/lexicon/memory_lexicon.h"
#include "common/lexicon/row_keys.h"

namespace dizin::lexicon {
namespace {

struct Seen {
  std::string term;
  LanguageId language;
  Evidence evidence;
};

// Words that share folds, stems and sounds, in several scripts.
std::vector<Seen> RandomText(unsigned seed, std::size_t words) {
  static const std::vector<std::string> kWords = {"kalın",
                                                  "kalin",
                                                  "kalınlar",
                                                  "ankara",
                                                  "ankarada",
                                                  "ankaraya",
                                                  "file",
                                                  "files",
                                                  "filed",
                                                  "калын",
                                                  "калыном",
                                                  "анкара",
                                                  "анкары",
                                                  "анкаре",
                                                  "كالين",
                                                  "بأنقرة",
                                                  "peace",
                                                  "straße",
                                                  "strasse",
                                                  "müller",
                                                  "muller",
                                                  "s400",
                                                  "XA:US",
                                                  "us",
                                                  "the House of Commons (XYZ)",
                                                  "the North Sea Office (NSO)",
                                                  "the Nórth Sea Office (NSO)",
                                                  "łódź",
                                                  "lodz",
                                                  "caatsa",
                                                  "2021",
                                                  "kitap",
                                                  "kitaplar"};
  static const std::vector<std::string> kLanguages = {"en", "tr", "ru",
                                                      "ar", "de", "pl"};
  std::mt19937 random(seed);
  std::vector<Seen> text;
  for (std::size_t i = 0; i < words; ++i) {
    std::string word = kWords[random() % kWords.size()];
    // Many words that sound alike make blocks.
    if (random() % 2 == 0) {
      word = "kalin";
      for (auto n = random() % 4; n > 0; --n) word += "aeiou"[random() % 5];
      word.insert(1, std::string(1, "aeiou"[random() % 5]));
    }
    text.push_back({word, LanguageIdOf(kLanguages[random() % 6]),
                    static_cast<Evidence>(random() % 3)});
  }
  return text;
}

// Counts a text, with a dictionary of its own.
class Batch {
 public:
  explicit Batch(const std::vector<Seen>& text) {
    for (const Seen& seen : text) {
      // A text that defines something.
      if (seen.term.find('(') != std::string::npos) {
        vocabulary_.BeginText(seen.term, seen.language);
        continue;
      }
      vocabulary_.Count(IdOf(seen.term), seen.language, seen.evidence);
    }
    std::uint32_t begin = 0;
    for (const char* term : {"ซา", "รา"}) {
      vocabulary_.CountRunWord({begin, begin + 3, UnitKind::kSoutheastAsian},
                               IdOf(term), text.front().language, term_of());
      begin += 3;
    }
  }

  TermOf term_of() const {
    return [this](std::uint32_t id) -> std::string_view { return terms_[id]; };
  }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  std::uint32_t IdOf(const std::string& term) {
    const auto [at, is_new] =
        ids_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) terms_.push_back(term);
    return at->second;
  }

  std::map<std::string, std::uint32_t> ids_;
  std::vector<std::string> terms_;
  Vocabulary vocabulary_;
};

void Grow(const std::vector<Seen>& text, MemoryLexicon* lexicon) {
  const Batch batch(text);
  Relations relations;
  std::string last;
  UpdateLexicon(
      batch.vocabulary(), batch.term_of(), &relations,
      [lexicon](std::string_view key) { return lexicon->Get(key); },
      [&](std::string_view key, std::string_view value) {
        EXPECT_LT(last, key);
        EXPECT_LE(key.size(), kMaxKeyBytes);
        last = key;
        lexicon->Set(key, value);
      });
}

void Build(const std::vector<Seen>& text, std::size_t builders,
           std::size_t memory, MemoryLexicon* lexicon) {
  const Batch batch(text);
  std::vector<MemoryScratch> scratches(builders);
  std::vector<std::unique_ptr<LexiconBuilder>> all;
  std::vector<LexiconBuilder*> pointers;
  for (MemoryScratch& scratch : scratches) {
    all.push_back(std::make_unique<LexiconBuilder>(&scratch, memory));
    pointers.push_back(all.back().get());
  }
  std::size_t next = 0;
  batch.vocabulary().VisitRows(
      batch.term_of(), [&](std::string_view key, std::string_view packed) {
        pointers[next++ % builders]->Add(key, packed);
      });
  std::string last;
  LexiconBuilder::Write(pointers,
                        [&](std::string_view key, std::string_view value) {
                          EXPECT_LT(last, key);
                          EXPECT_FALSE(value.empty());
                          last = key;
                          lexicon->Set(key, value);
                        });
}

// Every list with its items, the blocks of a sound class put together.
std::map<std::string, std::vector<Item>> ListsOf(const MemoryLexicon& lexicon) {
  std::map<std::string, std::vector<Item>> lists;
  for (const auto& [key, value] : lexicon.entries()) {
    if (key == TotalsKey()) {
      lists[key] = {{"", "", value}};
      continue;
    }
    const std::size_t block = key.find('\x01', 1);
    if (key.front() == kSoundKind && block != std::string::npos) continue;
    if (key.front() != kSoundKind) {
      lists[key] = UnpackList(key, value);
      continue;
    }
    std::vector<std::string> starts;
    if (const auto list = UnpackSoundClass(value, &starts); list) {
      lists[key] = UnpackList(key, *list);
      continue;
    }
    for (const std::string& start : starts) {
      for (Item& item :
           UnpackList(key, lexicon.Get(SoundBlockKey(key.substr(1), start)))) {
        lists[key].push_back(std::move(item));
      }
    }
  }
  return lists;
}

TEST(LexiconBuildTest, GrownIsAsBuiltAtOnce) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::vector<Seen> text = RandomText(seed, 4000);
    MemoryLexicon grown;
    std::mt19937 random(seed);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size =
          std::min<std::size_t>(1 + random() % 600, text.size() - at);
      const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
      Grow({from, from + static_cast<std::ptrdiff_t>(size)}, &grown);
      at += size;
    }
    MemoryLexicon at_once;
    Grow(text, &at_once);
    // The joins of Batch are seen in the first word's language of each.
    auto a = ListsOf(grown);
    auto b = ListsOf(at_once);
    for (auto* lists : {&a, &b}) {
      for (auto& [key, items] : *lists) {
        std::erase_if(items, [](const Item& i) { return IsJoin(i.word); });
      }
    }
    EXPECT_EQ(a, b);
    EXPECT_GT(a.size(), 40U);
  }
}

TEST(LexiconBuildTest, BuiltInAnyWayIsTheSame) {
  const std::vector<Seen> text = RandomText(4, 4000);
  MemoryLexicon grown;
  Grow(text, &grown);
  struct Row {
    const char* why;
    std::size_t builders;
    std::size_t memory;
  };
  const Row kRows[] = {
      {"in memory", 1, LexiconBuilder::kDefaultMemoryBytes},
      {"with many runs", 1, 2000},
      {"by three threads", 3, 5000},
      {"every row a run", 2, 0},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    MemoryLexicon built;
    Build(text, row.builders, row.memory, &built);
    EXPECT_EQ(ListsOf(built), ListsOf(grown));
  }
}

TEST(LexiconBuildTest, RelearntIsTheSame) {
  const std::vector<Seen> text = RandomText(5, 2000);
  MemoryLexicon built;
  Build(text, 1, LexiconBuilder::kDefaultMemoryBytes, &built);
  MemoryScratch scratch;
  LexiconBuilder builder(&scratch);
  ReadRows(built, [&builder](std::string_view key, std::string_view packed) {
    builder.Add(key, packed);
  });
  MemoryLexicon again;
  LexiconBuilder* const builders[] = {&builder};
  LexiconBuilder::Write(builders,
                        [&again](std::string_view key, std::string_view value) {
                          again.Set(key, value);
                        });
  EXPECT_EQ(again.entries(), built.entries());
}

TEST(LexiconBuildTest, NothingMakesNothing) {
  MemoryScratch scratch;
  LexiconBuilder builder(&scratch);
  LexiconBuilder* const builders[] = {&builder};
  LexiconBuilder::Write(builders, [](std::string_view, std::string_view) {
    ADD_FAILURE() << "wrote something";
  });
}

TEST(LexiconBuildTest, DamagedListsAreErrors) {
  const std::vector<Seen> text = RandomText(6, 100);
  const Batch batch(text);
  Relations relations;
  EXPECT_ANY_THROW(UpdateLexicon(
      batch.vocabulary(), batch.term_of(), &relations,
      [](std::string_view) { return std::string("\xFF"); },
      [](std::string_view, std::string_view) {}));
}

}  // namespace
}  // namespace dizin::lexicon
