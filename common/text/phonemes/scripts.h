// The readers of the scripts, one file each. Internal to phonemes/.
//
// Each appends the sounds of `word`, lower case letters, to `beam`. Letters of
// other scripts, marks a script does not need, digits and punctuation are
// silent.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_SCRIPTS_H_
#define DIZIN_COMMON_TEXT_PHONEMES_SCRIPTS_H_

#include <string_view>

#include "common/text/phonemes/beam.h"

namespace dizin::phonemes {

void ReadLatin(std::u32string_view word, Beam* beam);
void ReadCyrillic(std::u32string_view word, Beam* beam);
void ReadGreek(std::u32string_view word, Beam* beam);
void ReadArabic(std::u32string_view word, Beam* beam);
void ReadHebrew(std::u32string_view word, Beam* beam);
void ReadKana(std::u32string_view word, Beam* beam);
// Han as in foreign names; characters that write none as in Mandarin.
void ReadHan(std::u32string_view word, Beam* beam);
void ReadMandarin(std::u32string_view word, Beam* beam);
// What a Han character may be in a text.
struct HanRoles {
  bool foreign : 1 = false;  // it writes foreign names
  bool grammar : 1 = false;  // it is a word of Chinese grammar
  bool surname : 1 = false;  // one of the common surnames of China and Korea
};
// By a table: some nanoseconds.
HanRoles RolesOf(char32_t han);
void ReadHangul(std::u32string_view word, Beam* beam);
void ReadIndic(std::u32string_view word, Beam* beam);
void ReadSoutheastAsian(std::u32string_view word, Beam* beam);
// Syllables parted by a tsheg.
void ReadTibetan(std::u32string_view word, Beam* beam);
void ReadBurmese(std::u32string_view word, Beam* beam);
void ReadAlphabetic(std::u32string_view word, Beam* beam);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_SCRIPTS_H_
