#include "common/lexicon/layout.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/error.h"
#include "common/lexicon/list_writer.h"

namespace dizin::lexicon {
namespace {

std::string Packed(const WordStats& stats) {
  std::string packed;
  AppendWordStats(stats, &packed);
  return packed;
}

std::vector<Item> RandomSoundItems(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Item> items;
  for (std::size_t i = 0; i < count; ++i) {
    Item item;
    item.sound = "A";
    item.word = "w";
    for (auto n = 1 + random() % 5; n > 0; --n) {
      item.sound += static_cast<char>('a' + random() % 4);
    }
    for (auto n = 1 + random() % 9; n > 0; --n) {
      item.word += static_cast<char>('a' + random() % 6);
    }
    SoundPayload payload{
        CapitalClass::kNearly, static_cast<std::uint8_t>(random() % 32), {}};
    for (LanguageId l = 1; l < 200; l = static_cast<LanguageId>(l * 2)) {
      if (random() % 3 == 0) payload.languages.push_back(l);
    }
    item.payload = PackSound(payload);
    items.push_back(item);
  }
  std::sort(items.begin(), items.end(), ItemLess);
  items.erase(std::unique(items.begin(), items.end(),
                          [](const Item& a, const Item& b) {
                            return !ItemLess(a, b) && !ItemLess(b, a);
                          }),
              items.end());
  return items;
}

TEST(LayoutTest, KeysAreDistinctAndShort) {
  EXPECT_EQ(WordsKey("kalin"), "Wkalin");
  EXPECT_EQ(InflectionKey(LanguageIdOf("tr"), "kal"), "I\x02kal");
  EXPECT_EQ(SoundKey("KLN"), "SKLN");
  EXPECT_EQ(SoundKey("APLKLM"), "SAPLKLM");
  EXPECT_EQ(SoundKey("APLKLMPKNP"), "SAPLKLM");  // long ones share a list
  EXPECT_EQ(SoundBlockKey("KLN", "Akal"),
            "SKLN\x01"
            "Akal");
  const std::string a = std::string(300, 'a') + "1";
  const std::string b = std::string(300, 'a') + "2";
  EXPECT_NE(WordsKey(a), WordsKey(b));
  for (const std::string& key :
       {WordsKey(a), InflectionKey(20000, a), SoundKey(a)}) {
    EXPECT_LE(key.size(), kMaxKeyBytes);
  }
  std::string kinds(kKeyKinds);
  EXPECT_TRUE(std::is_sorted(kinds.begin(), kinds.end()));
}

TEST(LayoutTest, ListsComeBack) {
  const std::vector<Item> words = {
      {"", "kalin", Packed({0, 3, false, {{1, 3}}})},
      {"", "kalın", Packed({5, 3, true, {{2, 8}}})},
  };
  EXPECT_EQ(UnpackList("Wkalin", PackList("Wkalin", words)), words);
  const std::string key = InflectionKey(LanguageIdOf("tr"), "kal");
  const std::vector<Item> inflected = {
      {"", "kalan",
       std::string(1, PackInflection({CapitalClass::kSome, true}))},
      {"", "kaldı",
       std::string(1, PackInflection({CapitalClass::kCaseless, false}))},
  };
  EXPECT_EQ(UnpackList(key, PackList(key, inflected)), inflected);
  const std::vector<Item> sounds = RandomSoundItems(1, 300);
  EXPECT_EQ(UnpackList("SKLN", PackList("SKLN", sounds)), sounds);
  EXPECT_TRUE(UnpackList("SKLN", "").empty());
}

TEST(LayoutTest, FirstWordThatIsItsOwnFoldTakesNoLetters) {
  // One byte of lengths and three of counts.
  const std::vector<Item> items = {
      {"", "ankara", Packed({1, 0, false, {{1, 1}}})}};
  EXPECT_EQ(PackList("Wankara", items).size(), 4U);
}

TEST(LayoutTest, PayloadsComeBack) {
  for (int c = 0; c <= static_cast<int>(CapitalClass::kCaseless); ++c) {
    for (const bool only : {false, true}) {
      const InflectionPayload in{static_cast<CapitalClass>(c), only};
      const InflectionPayload out = UnpackInflection(PackInflection(in));
      EXPECT_EQ(out.capitals, in.capitals);
      EXPECT_EQ(out.only_here, in.only_here);
    }
  }
  for (const std::vector<LanguageId>& languages :
       {std::vector<LanguageId>{}, {5}, {20000}, {1, 2, 20000}}) {
    const SoundPayload out =
        UnpackSound(PackSound({CapitalClass::kCaseless, 31, languages}));
    EXPECT_EQ(out.capitals, CapitalClass::kCaseless);
    EXPECT_EQ(out.log_frequency, 31);
    EXPECT_EQ(out.languages, languages);
  }
}

TEST(LayoutTest, TruncatedListsAreErrors) {
  const std::string list = PackList("SKLN", RandomSoundItems(2, 20));
  for (std::size_t size = 1; size < list.size(); ++size) {
    EXPECT_THROW(UnpackList("SKLN", list.substr(0, size)), Error) << size;
  }
  EXPECT_THROW(UnpackList("SKLN", "\xFF\xFF\xFF\x7F"), Error);
}

// A large class is cut; blocks hold every entry, in order, and the starts tell
// which one to look into.
TEST(ListWriterTest, CutsSoundListsIntoBlocks) {
  const std::vector<Item> items = RandomSoundItems(3, 5000);
  const std::vector<SoundBlock> blocks = CutSoundList("SKLN", "", items);
  ASSERT_GT(blocks.size(), 5U);
  EXPECT_EQ(blocks.front().start, "");
  std::vector<Item> together;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    EXPECT_LE(blocks[i].list.size(), kMaxBlockBytes);
    for (const Item& item : UnpackList("SKLN", blocks[i].list)) {
      const std::string place = item.sound + '\x01' + item.word;
      EXPECT_LE(blocks[i].start, place);
      if (i + 1 < blocks.size()) {
        EXPECT_LT(place, blocks[i + 1].start);
      }
      together.push_back(item);
    }
  }
  EXPECT_EQ(together, items);
  std::vector<std::string> starts;
  EXPECT_FALSE(UnpackSoundClass(PackSoundClass(blocks), &starts).has_value());
  ASSERT_EQ(starts.size(), blocks.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    EXPECT_EQ(starts[i], blocks[i].start);
  }
}

TEST(ListWriterTest, SmallClassesAreOneList) {
  const std::vector<Item> items = RandomSoundItems(4, 10);
  const std::vector<SoundBlock> blocks = CutSoundList("SKLN", "", items);
  ASSERT_EQ(blocks.size(), 1U);
  std::vector<std::string> starts;
  const std::string value = PackSoundClass(blocks);
  const auto list = UnpackSoundClass(value, &starts);
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(UnpackList("SKLN", *list), items);
}

TEST(ListWriterTest, WritesInOrderOfKey) {
  std::vector<std::string> keys;
  ListWriter lists([&keys](std::string_view key, std::string_view value) {
    EXPECT_FALSE(value.empty());
    keys.emplace_back(key);
  });
  lists.Add(InflectionKey(2, "kal"), {"", "kalan", std::string(1, '\0')});
  for (const Item& item : RandomSoundItems(5, 3000)) lists.Add("SKLN", item);
  lists.Add("SKLNK", RandomSoundItems(6, 1).front());
  lists.Add("Wkalin", {"", "kalin", Packed({1, 0, false, {{1, 1}}})});
  lists.Finish();
  EXPECT_GT(keys.size(), 5U);
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

}  // namespace
}  // namespace dizin::lexicon
