// SoundFinder finds the words of the index that sound like a typed one.
//
//   SoundFinder finder(view, rules);
//   finder.Find({.form = "kalın"}, &candidates);   // adds калын, كالين, …
//
// In order:
//  1. Candidates: the words with one of the name keys of the typed word, or
//     with a longer key that begins with one of at least kPrefixKeyMin classes
//     (inflected names). Only name-like ones, unless `wide`.
//  2. First pass: the phonemes stored under the key, which are those of the
//     reading or the stem that has it, against the typed word's readings. The
//     best max_second_pass of each language go on.
//  3. Second pass: all readings of both; if they are not near, stems of the
//     candidate and its beginning too.
//  4. A typed caseless word that is in the index needs a namesake: one good
//     candidate that is written as a name (where few languages have capitals:
//     in another script, both with the letters of names), and not much rarer
//     than it; a word that may be no name (name_judge.h) one in another script
//     or nearly the same; a mixed word one in another script. Else it is taken
//     for an ordinary word. Without a namesake a word typed small that is in
//     no article, though the index knows its script, has near variants alone;
//     a caseless one those of its script, and near ones of others, or very
//     near ones if none of them is written as a name.
//  5. Variants without capitals that are too frequent for the name, whose
//     letters names do not have (name_letters.h), or Arabic and Hebrew ones
//     that take an article, are less alike; far ones go.
//  6. By language: the most similar max_sound_variants_of_language, not too
//     far below the best. A candidate stays if any of its languages keeps it.
//     It is the less alike the more of that language are before it: where many
//     languages are searched, the best of each come before the rest.
// Grade near from near_similarity on, far below. The numbers are in rules.h.

#ifndef DIZIN_COMMON_LEXICON_SOUND_FINDER_H_
#define DIZIN_COMMON_LEXICON_SOUND_FINDER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/candidates.h"
#include "common/lexicon/layout.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/name_judge.h"
#include "common/lexicon/rules.h"
#include "common/text/similarity.h"

namespace dizin::lexicon {

struct SoundQuestion {
  std::string form;      // as row_keys.h writes it
  bool wide = false;     // Match::kSounds
  bool is_known = true;  // the index has a word of that spelling
  Likeness likeness = Likeness::kName;
  bool is_small = false;  // typed without a capital
  // Of the words of the language where it is largest. A part of a compound may
  // have any: لي alone is "to me", but not after بيرنرز.
  double share = 0;
};

// Not safe in two threads at once. One for each question.
class SoundFinder {
 public:
  // Both must outlive it.
  SoundFinder(const LexiconView& view, const ExpansionRules& rules)
      : view_(view), rules_(rules) {}

  void Find(const SoundQuestion& question, Candidates* candidates);

 private:
  // A word of a list that passed the first pass, as it is packed, in arena_.
  struct Heard {
    float similarity;
    std::uint32_t word;  // where it begins; the payload follows
    std::uint16_t word_bytes;
    std::uint16_t payload_bytes;
    ScriptFamily family;
    bool is_longer;  // found by the beginning of its key
  };
  // One that goes on to the second.
  struct Chosen {
    std::string word;
    SoundPayload payload;
    float similarity = 0;
    ScriptFamily family = ScriptFamily::kLatin;
    bool is_longer = false;
  };

  // Unless a name sounds like it, what was typed may be
  enum class Doubt : std::uint8_t {
    kNone,
    kStray,  // a word that happens to be in no article
    kWord,   // an ordinary word
  };

  float LeastSimilarity(ScriptFamily family) const;
  // The entries that are looked for: of a name key, or of longer ones.
  struct Wanted {
    std::string_view name_key;
    bool longer = false;
  };
  void ReadClass(const Wanted& wanted);
  void ReadLonger(std::string_view name_key);
  // `shared`: the list has entries of other name keys, too.
  void ReadList(std::string_view list, const Wanted& wanted, bool shared);
  float Quick(std::string_view sound, bool longer);
  void Choose(const Candidates& candidates);
  float Similarity(const Chosen& chosen) const;
  void SecondPass();
  void SortChosen();
  void Demote(double share);
  double DoublingsAboveUsual(const Chosen& chosen, double share) const;
  bool TakesArticle(const Chosen& chosen) const;
  Doubt DoubtOf(const SoundQuestion& question) const;
  void KeepNearestOfStray();
  float NamesakeSimilarity(ScriptFamily family, Likeness likeness) const;
  std::optional<float> NamesakeSimilarity(const Chosen& chosen,
                                          const SoundQuestion& question) const;
  bool HasLettersOfName(std::string_view form) const;
  bool HasNamesake(const SoundQuestion& question) const;
  void KeepBestOfLanguages();

  const LexiconView& view_;
  const ExpansionRules& rules_;
  SoundMatcher matcher_{Sound{}};
  std::optional<SoundScan> scan_;  // of matcher_
  bool wide_ = false;
  std::string_view WordOf(const Heard& heard) const {
    return std::string_view(arena_).substr(heard.word, heard.word_bytes);
  }
  std::string_view PayloadOf(const Heard& heard) const {
    return std::string_view(arena_).substr(heard.word + heard.word_bytes,
                                           heard.payload_bytes);
  }

  std::string arena_;
  std::vector<Heard> heard_;
  std::vector<Chosen> chosen_;
  std::vector<float> similarities_;  // of the list being read
  std::vector<ScriptFamily> families_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_SOUND_FINDER_H_
