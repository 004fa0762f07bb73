// How the lexicon lies in a database: keys and the lists under them. This is
// the format; docs/index-format.md refers here. kLexiconVersion changes with
// it, and a database with another version has to be indexed again.
//
// Keys begin with a letter for their kind, are at most kMaxKeyBytes long, and
// hold no value but the lists below. Numbers and spellings are those of
// bytes.h; entries of a list follow each other without a count.
//
//   A                     totals: language, occurrences of words in it; …
//   W fold                words of that fold and what is known of them:
//                         spelling (the first after the fold), WordStats; …
//                         W 03 is all bigrams of Han and hiragana together
//   B fold                what abbreviations of that fold stand for, as texts
//                         define them: spelling of the abbreviation and the
//                         words, with 1F before each word (the first after
//                         the fold), WordStats whose capitals are definitions
//                         that explain it and whose lower ones only allege; …
//   C fold                the same by the fold of the words, with spaces
//                         between: spelling of the abbreviation, WordStats; …
//   I language stem       words of that language with that stem, but for the
//                         stem itself: spelling (the first after the stem),
//                         one byte: 3 bits CapitalClass, 1 bit "seen in no
//                         other language"; …
//   S namekey             words with a name key that begins so: byte 0 and a
//                         sound list, or, when that would be over
//                         kMaxBlockBytes, byte 1 and the starts of its blocks,
//                         in order, but for the first, which is empty:
//                         spelling; …
//                         Of kMaxSoundKeyBytes the name key may go on, of
//                         fewer it does not: of longer ones most are of one
//                         word.
//   S namekey 01 start    a block: a sound list of entries from `start` to
//                         before the next start
//
// A sound list is in order of sound, then of word. Sound is a letter for the
// script family ('A' + ScriptFamily) and the likeliest phonemes, of the word or
// its stem, that have the key:
//                         number of entries; the sound of each: spelling; and
//                         then for each, spelling of the word, one byte: 3 bits
//                         CapitalClass, 5 bits log2 of its occurrences (0 for
//                         joined forms); languages it was seen in: 2 n + 1 for
//                         one language n, else 2 times their number and each; …
// So a search reads the words of a list only if one of the sounds is like.
// `start` is the shortest string that is greater than "sound 01 word" of the
// last entry before and not greater than that of the block's first entry.
//
// A fold or stem that is too long for a key is cut and a hash of the whole
// added (BoundedKey).

#ifndef DIZIN_COMMON_LEXICON_LAYOUT_H_
#define DIZIN_COMMON_LEXICON_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/bytes.h"
#include "common/lexicon/language_id.h"
#include "common/lexicon/word_stats.h"
#include "common/text/phonemes.h"

namespace dizin::lexicon {

inline constexpr int kLexiconVersion = 1;

inline constexpr std::size_t kMaxKeyBytes = 200;
// Of a name key. Another one is another key for words: bump kNameKeyVersion.
inline constexpr std::size_t kMaxSoundKeyBytes = 6;
// Writing one new word rewrites no more than this of the sound relation.
inline constexpr std::size_t kMaxBlockBytes = 4096;

inline constexpr char kTotalsKind = 'A';
inline constexpr char kAbbreviationKind = 'B';
inline constexpr char kLongFormKind = 'C';
inline constexpr char kInflectionKind = 'I';
inline constexpr char kSoundKind = 'S';
inline constexpr char kWordsKind = 'W';
// Every first byte of a key of ours, in order: how to find (and remove) all.
inline constexpr std::string_view kKeyKinds = "ABCISW";

// Between the name key and the start in the key of a block; in no other key of
// the kind.
inline constexpr char kBlockMark = '\x01';

std::string TotalsKey();
std::string WordsKey(std::string_view fold);
void AssignWordsKey(std::string_view fold, std::string* key);
std::string AbbreviationKey(std::string_view fold);
std::string LongFormKey(std::string_view fold);
std::string InflectionKey(LanguageId language, std::string_view stem);
void AssignInflectionKey(LanguageId language, std::string_view stem,
                         std::string* key);
// Where words with that name key are, and others (kMaxSoundKeyBytes).
std::string SoundKey(std::string_view name_key);
void AssignSoundKey(std::string_view name_key, std::string* key);
// The block of that class that begins at `start`.
std::string SoundBlockKey(std::string_view name_key, std::string_view start);

// One entry of any list: what orders it, and the rest as it is packed.
struct Item {
  std::string sound;  // of sound lists alone
  std::string word;   // a term, or a joined form (row_keys.h)
  std::string payload;

  friend bool operator==(const Item&, const Item&) = default;
};

// The same of bytes that lie elsewhere.
struct ItemView {
  ItemView() = default;
  ItemView(std::string_view its_sound, std::string_view its_word,
           std::string_view its_payload)
      : sound(its_sound), word(its_word), payload(its_payload) {}
  ItemView(const Item& item)  // NOLINT(google-explicit-constructor)
      : sound(item.sound), word(item.word), payload(item.payload) {}

  Item ToItem() const {
    return {std::string(sound), std::string(word), std::string(payload)};
  }

  std::string_view sound;
  std::string_view word;
  std::string_view payload;
};
// By sound, then word.
bool ItemLess(const ItemView& a, const ItemView& b);

// The list of items under `key`, in order. Not of the key of totals; of
// a key of kind S it is the list alone, without the byte before it.
void AppendList(std::string_view key, std::span<const ItemView> items,
                std::string* list);
std::string PackList(std::string_view key, std::span<const Item> items);
// Throws Error(kIndex) on anything PackList() does not write.
std::vector<Item> UnpackList(std::string_view key, std::string_view list);

// The sound of an entry is its family's letter and its phonemes.
inline char FamilyLetter(ScriptFamily family) {
  return static_cast<char>('A' + static_cast<int>(family));
}
// REQUIRES: `sound` is not empty.
inline ScriptFamily FamilyOfSound(std::string_view sound) {
  return static_cast<ScriptFamily>(sound.front() - 'A');
}

// Reads a sound list without making items of it: first all sounds, then all
// words. The list must outlive it. Throws Error(kIndex).
class SoundListReader {
 public:
  explicit SoundListReader(std::string_view list);

  std::size_t size() const { return size_; }
  // Steps to the next sound; answers how many bytes it shares with the one
  // before. REQUIRES: called at most size() times.
  std::size_t NextSound();
  const std::string& sound() const { return sound_; }
  std::size_t last_sound_size() const { return last_sound_size_; }
  // Steps to the next word. REQUIRES: all sounds were read; called at most
  // size() times.
  void NextWord();
  const std::string& word() const { return word_; }
  std::string_view payload() const { return payload_; }

 private:
  ByteReader in_;
  std::size_t size_;
  std::string sound_;
  std::size_t last_sound_size_ = 0;
  std::string word_;
  std::string_view payload_;
};

// Payload of an inflection entry.
struct InflectionPayload {
  CapitalClass capitals = CapitalClass::kNever;
  bool only_here = false;  // seen in no language but the list's
};
char PackInflection(const InflectionPayload& payload);
InflectionPayload UnpackInflection(char payload);

// Payload of a sound entry.
struct SoundPayload {
  CapitalClass capitals = CapitalClass::kNever;
  std::uint8_t log_frequency = 0;  // log2, at most 31
  std::vector<LanguageId> languages;
};
std::string PackSound(const SoundPayload& payload);
SoundPayload UnpackSound(std::string_view payload);
// The capitals alone. REQUIRES: `payload` is what SoundListReader answers.
inline CapitalClass SoundCapitals(std::string_view payload) {
  return static_cast<CapitalClass>(static_cast<unsigned char>(payload.front()) &
                                   7U);
}

std::string PackTotals(const std::vector<LanguageCount>& totals);
std::vector<LanguageCount> UnpackTotals(std::string_view value);

// `text` itself if it is short, else its beginning and a hash of all of it.
std::string BoundedKey(std::string_view text);
void AppendBoundedKey(std::string_view text, std::string* key);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LAYOUT_H_
