#include "common/lexicon/layout.h"

#include "common/lexicon/bytes.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

// Leaves room for the kind and the language before it.
constexpr std::size_t kMaxKeyTextBytes = kMaxKeyBytes - 8;
constexpr std::size_t kHashDigits = 16;

// FNV-1a, 64 bits (Fowler, Noll, Vo).
std::uint64_t Hash(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return hash;
}

// What stands in the key before the first word's own letters.
std::size_t PrefixSize(std::string_view key) {
  if (key.front() != kInflectionKind) return 1;
  ByteReader in(key.substr(1));
  in.Number();
  return key.size() - in.rest().size();
}

// The bytes of one payload at the front of `in`.
std::string_view TakePayload(char kind, ByteReader* in) {
  const std::string_view before = in->rest();
  switch (kind) {
    case kAbbreviationKind:
    case kLongFormKind:
    case kWordsKind:
      ReadWordStats(in);
      break;
    case kSoundKind: {
      in->Byte();
      const std::uint64_t head = in->Number();
      if (head % 2 == 1) break;
      for (std::uint64_t left = head / 2; left > 0; --left) in->Number();
      break;
    }
    default:
      in->Byte();
  }
  return before.substr(0, before.size() - in->rest().size());
}

}  // namespace

void AppendBoundedKey(std::string_view text, std::string* key) {
  if (text.size() <= kMaxKeyTextBytes) {
    key->append(text);
    return;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  key->append(TruncateUtf8(text, kMaxKeyTextBytes - kHashDigits));
  const std::uint64_t hash = Hash(text);
  for (unsigned shift = 64; shift > 0; shift -= 4) {
    key->push_back(kHex[(hash >> (shift - 4)) & 15U]);
  }
}

std::string BoundedKey(std::string_view text) {
  std::string key;
  AppendBoundedKey(text, &key);
  return key;
}

std::string TotalsKey() { return {kTotalsKind}; }

void AssignWordsKey(std::string_view fold, std::string* key) {
  key->assign(1, kWordsKind);
  AppendBoundedKey(fold, key);
}

std::string WordsKey(std::string_view fold) {
  std::string key;
  AssignWordsKey(fold, &key);
  return key;
}

std::string AbbreviationKey(std::string_view fold) {
  return kAbbreviationKind + BoundedKey(fold);
}

std::string LongFormKey(std::string_view fold) {
  return kLongFormKind + BoundedKey(fold);
}

void AssignInflectionKey(LanguageId language, std::string_view stem,
                         std::string* key) {
  key->assign(1, kInflectionKind);
  AppendNumber(language, key);
  AppendBoundedKey(stem, key);
}

std::string InflectionKey(LanguageId language, std::string_view stem) {
  std::string key;
  AssignInflectionKey(language, stem, &key);
  return key;
}

void AssignSoundKey(std::string_view name_key, std::string* key) {
  key->assign(1, kSoundKind).append(name_key.substr(0, kMaxSoundKeyBytes));
}

std::string SoundKey(std::string_view name_key) {
  std::string key;
  AssignSoundKey(name_key, &key);
  return key;
}

std::string SoundBlockKey(std::string_view name_key, std::string_view start) {
  std::string key = SoundKey(name_key);
  key.push_back(kBlockMark);
  return key.append(start);
}

bool ItemLess(const ItemView& a, const ItemView& b) {
  const int c = a.sound.compare(b.sound);
  return c != 0 ? c < 0 : a.word < b.word;
}

void AppendList(std::string_view key, std::span<const ItemView> items,
                std::string* list) {
  std::string_view word;
  if (key.front() == kSoundKind) {
    AppendNumber(items.size(), list);
    std::string_view sound;
    for (const ItemView& item : items) {
      AppendSpelling(item.sound, sound, list);
      sound = item.sound;
    }
  } else {
    word = key.substr(PrefixSize(key));
  }
  for (const ItemView& item : items) {
    AppendSpelling(item.word, word, list);
    *list += item.payload;
    word = item.word;
  }
}

std::string PackList(std::string_view key, std::span<const Item> items) {
  const std::vector<ItemView> views(items.begin(), items.end());
  std::string list;
  AppendList(key, views, &list);
  return list;
}

std::vector<Item> UnpackList(std::string_view key, std::string_view list) {
  std::vector<Item> items;
  if (list.empty()) return items;
  if (key.front() == kSoundKind) {
    SoundListReader reader(list);
    items.resize(reader.size());
    for (Item& item : items) {
      reader.NextSound();
      item.sound = reader.sound();
    }
    for (Item& item : items) {
      reader.NextWord();
      item.word = reader.word();
      item.payload = reader.payload();
    }
    return items;
  }
  Item item;
  item.word = key.substr(PrefixSize(key));
  for (ByteReader in(list); !in.AtEnd();) {
    in.Spelling(&item.word);
    item.payload = TakePayload(key.front(), &in);
    items.push_back(item);
  }
  return items;
}

SoundListReader::SoundListReader(std::string_view list)
    : in_(list), size_(static_cast<std::size_t>(in_.Number())) {
  // Every entry takes a byte and more.
  if (size_ > list.size()) ByteReader::ThrowDamaged();
}

std::size_t SoundListReader::NextSound() {
  last_sound_size_ = sound_.size();
  return in_.Spelling(&sound_);
}

void SoundListReader::NextWord() {
  in_.Spelling(&word_);
  payload_ = TakePayload(kSoundKind, &in_);
}

char PackInflection(const InflectionPayload& payload) {
  return static_cast<char>(static_cast<unsigned>(payload.capitals) |
                           (payload.only_here ? 8U : 0U));
}

InflectionPayload UnpackInflection(char payload) {
  const auto bits = static_cast<unsigned char>(payload);
  return {static_cast<CapitalClass>(bits & 7U), (bits & 8U) != 0};
}

std::string PackSound(const SoundPayload& payload) {
  std::string packed;
  packed.push_back(
      static_cast<char>(static_cast<unsigned>(payload.capitals) |
                        static_cast<unsigned>(payload.log_frequency) << 3U));
  if (payload.languages.size() == 1) {
    AppendNumber(payload.languages.front() * 2U + 1U, &packed);
    return packed;
  }
  AppendNumber(payload.languages.size() * 2, &packed);
  for (const LanguageId language : payload.languages) {
    AppendNumber(language, &packed);
  }
  return packed;
}

SoundPayload UnpackSound(std::string_view payload) {
  ByteReader in(payload);
  SoundPayload sound;
  const unsigned bits = in.Byte();
  sound.capitals = static_cast<CapitalClass>(bits & 7U);
  sound.log_frequency = static_cast<std::uint8_t>(bits >> 3U);
  const std::uint64_t head = in.Number();
  if (head % 2 == 1) {
    sound.languages.push_back(static_cast<LanguageId>(head / 2));
    return sound;
  }
  for (std::uint64_t left = head / 2; left > 0; --left) {
    sound.languages.push_back(static_cast<LanguageId>(in.Number()));
  }
  return sound;
}

std::string PackTotals(const std::vector<LanguageCount>& totals) {
  std::string packed;
  for (const LanguageCount& of : totals) {
    AppendNumber(of.language, &packed);
    AppendNumber(of.count, &packed);
  }
  return packed;
}

std::vector<LanguageCount> UnpackTotals(std::string_view value) {
  std::vector<LanguageCount> totals;
  for (ByteReader in(value); !in.AtEnd();) {
    const auto language = static_cast<LanguageId>(in.Number());
    totals.push_back({language, in.Number()});
  }
  return totals;
}

}  // namespace dizin::lexicon
