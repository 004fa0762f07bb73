#include "common/text/phonemes/stems.h"

#include <algorithm>
#include <iterator>

namespace dizin::phonemes {
namespace {

using Letters = std::u32string_view;

// Case endings. Those of vowels alone do not touch the key.
constexpr Letters kCyrillicEndings[] = {U"ами", U"ями", U"ого", U"его", U"ому",
                                        U"ему", U"ыми", U"ими", U"ом",  U"ем",
                                        U"ём",  U"ым",  U"им",  U"ам",  U"ям",
                                        U"ах",  U"ях",  U"ых",  U"их"};

// Particles, and Mr.
constexpr Letters kKoreanParticles[] = {
    U"으로부터", U"으로서", U"에서는", U"에서도", U"에게서", U"에게는",
    U"이라고",   U"이라는", U"이라며", U"로부터", U"에서",   U"으로",
    U"까지",     U"부터",   U"에게",   U"에는",   U"라는",   U"라고",
    U"에도",     U"와의",   U"과의",   U"이다",   U"께서",   U"한테",
    U"처럼",     U"보다",   U"이며",   U"이나",   U"은",     U"는",
    U"이",       U"가",     U"을",     U"를",     U"의",     U"에",
    U"로",       U"와",     U"과",     U"도",     U"인",     U"만",
    U"씨"};

// Of Lithuanian and Latvian, in every case.
constexpr Letters kBalticEndings[] = {
    U"iais", U"iaus", U"ais", U"ams", U"ėms", U"iai", U"iem", U"iui",
    U"oms",  U"ai",   U"am",  U"as",  U"ei",  U"es",  U"ij",  U"im",
    U"io",   U"is",   U"iu",  U"ių",  U"os",  U"ui",  U"um",  U"us",
    U"ys",   U"ām",   U"ās",  U"ēm",  U"ēs",  U"ės",  U"a",   U"e",
    U"i",    U"o",    U"s",   U"u",   U"ā",   U"ą",   U"ē",   U"ė",
    U"ę",    U"ī",    U"į",   U"š",   U"ū",   U"ų"};

// Of Amharic and Tigrinya: the object, and, also.
constexpr Letters kEthiopicEndings[] = {U"ን", U"ም", U"ና"};

// Cases, and what is written with them: also, from, like.
constexpr Letters kGeorgianEndings[] = {
    U"ისთანავე", U"ისადმი", U"ისთან", U"სადმი", U"ისთვის", U"ისგან", U"ისკენ",
    U"ისა",      U"სთვის",  U"სთან",  U"ამდე",  U"იდან",   U"სგან",  U"სკენ",
    U"დან",      U"მდე",    U"თან",   U"მა",    U"ის",     U"ით",    U"ად",
    U"ზე",       U"ში",     U"თი",    U"მ",     U"ს",      U"დ",     U"ც"};

// Cases, the article, the plural.
constexpr Letters kArmenianEndings[] = {
    U"ինը",   U"յինը", U"ինն",   U"յին",   U"ին",  U"յից", U"ից",
    U"ցից",   U"յով",  U"ով",    U"յում",  U"ում", U"ն",   U"ները",
    U"ներին", U"ների", U"ներից", U"ներով", U"ներ", U"ցի"};

// Of Dhivehi.
constexpr Letters kThaanaEndings[] = {U"ގެ",   U"އަށް",  U"އާ",  U"އާއި",
                                      U"އާއެކު", U"އިން",  U"އަކީ", U"ގައި",
                                      U"އެވެ",  U"އަކަށް", U"ވެސް"};

// Of Persian, Urdu and Pashto: plurals, and the object.
constexpr Letters kPersianEndings[] = {U"ها",  U"های", U"هایی", U"ان",
                                       U"یان", U"را",  U"انو",  U"یانو",
                                       U"ون",  U"وں",  U"یوں"};

// Of Kurdish and Uyghur, which write vowels.
constexpr Letters kKurdishEndings[] = {
    U"ی",   U"یە",  U"دا",   U"ش",    U"یش",   U"ە",   U"وە",   U"ەوە",
    U"یان", U"ان",  U"ەکان", U"ەکە",  U"ێک",   U"یەک", U"ەکەی", U"ەکانی",
    U"نىڭ", U"نى",  U"غا",   U"قا",   U"گە",   U"كە",  U"دە",   U"تا",
    U"تە",  U"دىن", U"تىن",  U"دىكى", U"تىكى", U"لىق", U"لىك",  U"لۇق",
    U"لۈك", U"چە",  U"لار",  U"لەر",  U"مۇ"};

// Of Marathi and Nepali.
constexpr Letters kDevanagariEndings[] = {
    U"ांच्या",    U"ांना",    U"ांनी",  U"ांचा",   U"ांची",   U"ांचे",    U"ांशी",
    U"ांवर",     U"ांकडे",    U"ांकडून", U"ांसाठी", U"ांसोबत", U"ांमुळे",   U"ांबद्दल",
    U"ांपेक्षा",   U"ंच्या",    U"ंना",   U"ंनी",    U"ंचा",    U"ंची",    U"ंचे",
    U"ंशी",      U"ंवर",     U"ंकडे",   U"च्या",   U"चा",    U"ची",    U"चे",
    U"चं",       U"ने",      U"नं",    U"ला",    U"लाच",   U"शी",    U"वर",
    U"ात",      U"तील",    U"हून",   U"कडे",    U"कडून",   U"साठी",  U"बद्दल",
    U"मुळे",      U"सोबत",   U"मध्ये",  U"पासून",  U"पर्यंत",  U"विषयी", U"विरुद्ध",
    U"विरोधात", U"सारख्या", U"पेक्षा", U"ही",    U"ले",     U"लाई",   U"लाइ",
    U"को",      U"का",     U"की",   U"कै",     U"मा",    U"मै",     U"बाट",
    U"सँग",      U"सँगको",   U"संग",   U"सित",   U"द्वारा", U"भन्दा",  U"सम्म",
    U"तिर",     U"प्रति",   U"हरू",   U"हरु",    U"माथि",  U"सहित",  U"लगायत",
    U"मार्फत"};

// Of Bengali and Assamese.
constexpr Letters kBengaliEndings[] = {
    U"ের", U"র", U"েরা", U"রা", U"দের", U"দেরকে", U"কে",  U"তে",
    U"ে",  U"য়", U"এর",  U"টি", U"টির", U"টা",    U"টার", U"ও",
    U"ই",  U"ৰ", U"ক",   U"লৈ", U"ৰে",  U"য়ে",    U"ৰপৰা"};
constexpr Letters kGujaratiEndings[] = {U"ના", U"ની", U"નો", U"નું",  U"નાં",
                                        U"ને",  U"એ",  U"માં", U"થી", U"જી"};
constexpr Letters kOdiaEndings[] = {U"ର",   U"କୁ",     U"ରେ",   U"ରୁ",
                                    U"ଠାରୁ", U"ଠାରେ",  U"ଙ୍କ",   U"ଙ୍କର",
                                    U"ଙ୍କୁ",  U"ଙ୍କଠାରୁ", U"ମାନେ", U"ମାନଙ୍କ"};
constexpr Letters kTamilEndings[] = {
    U"ின்",         U"ினை",    U"ை",     U"ுக்கு",      U"ுக்கும்",      U"ிற்கு",
    U"ிற்கும்",      U"ில்",     U"ிலும்",  U"ிலிருந்து",  U"ிலுள்ள",      U"ால்",
    U"ினால்",       U"ுடன்",    U"ோடு",   U"ிடம்",       U"ிடமிருந்து",  U"ும்",
    U"ுடைய",       U"ுக்காக",  U"ிற்காக", U"ுக்கான",     U"ாக",         U"ான",
    U"தான்",        U"வின்",    U"வினை",  U"வை",        U"வுக்கு",      U"வுக்கும்",
    U"விற்கு",      U"விற்கும்", U"வில்",   U"விலிருந்து", U"வால்",        U"வுடன்",
    U"வோடு",       U"விடம்",   U"வும்",   U"வுடைய",     U"வுக்காக",     U"யின்",
    U"யை",         U"க்கு",    U"க்கும்",  U"யில்",       U"யிலிருந்து",  U"யால்",
    U"யுடன்",       U"யோடு",   U"யிடம்",  U"யும்",       U"விடமிருந்து", U"வினால்",
    U"யிடமிருந்து", U"யினால்",  U"யுடைய", U"க்காக"};
constexpr Letters kTeluguEndings[] = {
    U"కు",  U"కి",   U"కూ", U"ను",    U"ని",   U"నూ",   U"తో",
    U"లో",   U"లోని",  U"లోకి", U"పై",     U"పైన",  U"నుంచి", U"నుండి",
    U"కోసం", U"గారు", U"గారి", U"గురించి", U"లాంటి", U"యొక్క",  U"వద్ద"};
constexpr Letters kKannadaEndings[] = {
    U"ಗೆ",     U"ಗಾಗಿ",   U"ಯವರು",  U"ಯವರ", U"ನ",     U"ನು",   U"ನಲ್ಲಿ",  U"ನಿಂದ",
    U"ನನ್ನು",  U"ನಿಗೆ",    U"ನೊಂದಿಗೆ", U"ರ",   U"ರು",    U"ರನ್ನು", U"ರಿಗೆ",   U"ರಿಂದ",
    U"ರೊಂದಿಗೆ", U"ಿನ",     U"ಿನಲ್ಲಿ",   U"ಿನಿಂದ", U"ಿಂದ",    U"ಿಗೆ",    U"ಅನ್ನು", U"ದ",
    U"ದಲ್ಲಿ",   U"ದಿಂದ",   U"ವನ್ನು",  U"ಕ್ಕೆ",  U"ದೊಂದಿಗೆ", U"ಯ",    U"ಯಲ್ಲಿ",  U"ಯಿಂದ",
    U"ಯನ್ನು",  U"ಯೊಂದಿಗೆ", U"ವಿನ",    U"ವಿನಲ್ಲಿ"};
constexpr Letters kMalayalamEndings[] = {
    U"ിന്റെ",  U"ിനെ",    U"ിനെയും",   U"ിന്",      U"ിനും",      U"ിനോട്",
    U"ിനായി", U"ിനൊപ്പം", U"ിനെതിരെ", U"ിനാൽ",    U"ും",        U"ുമായി",
    U"ിൽ",    U"ിലും",    U"ിലെ",     U"ിലേക്ക്",   U"ിൽനിന്ന്",   U"ിൽനിന്നും",
    U"ാണ്",    U"ന്റെ",    U"നെ",      U"നോട്",     U"യുടെ",      U"യെ",
    U"യ്ക്ക്",   U"യ്ക്കും",   U"ക്ക്",      U"ക്കെതിരെ", U"യ്ക്കെതിരെ", U"യും",
    U"യോട്",   U"യിൽ",    U"യിലും",    U"യിലെ",    U"യിലേക്ക്",   U"യിൽനിന്ന്",
    U"യാണ്",   U"യുമായി",  U"വിന്റെ",   U"വിനെ",    U"വിന്",      U"വും",
    U"വിനോട്", U"വിൽ"};
constexpr Letters kSinhalaEndings[] = {U"ගේ",  U"ට",  U"ගෙන්", U"ව",  U"යි",
                                       U"ත්",   U"හි",  U"ේ",   U"යේ", U"යට",
                                       U"යෙන්", U"වේ", U"වට"};

constexpr char32_t kFirstIndic = 0x0900;
constexpr char32_t kIndicBlock = 0x80;
// By block of Unicode. Punjabi has none.
constexpr std::span<const Letters> kIndicEndings[] = {
    kDevanagariEndings, kBengaliEndings, {},
    kGujaratiEndings,   kOdiaEndings,    kTamilEndings,
    kTeluguEndings,     kKannadaEndings, kMalayalamEndings,
    kSinhalaEndings};

// The prefixes written with the word after them.
constexpr Letters kHebrewPrefixes = U"בלמהושכ";
constexpr Letters kHebrewBeforePrefix = U"ושכמ";

// Of Amharic and Tigrinya: of, in, to, from; and about, towards, like.
constexpr Letters kEthiopicPrefixes = U"የበለከንብ";
constexpr Letters kLongEthiopicPrefixes[] = {U"እንደ", U"ስለ", U"ወደ", U"ካብ"};

bool IsOneOf(char32_t c, Letters set) { return set.find(c) != Letters::npos; }

bool HasOneOf(Letters word, Letters set) {
  return word.find_first_of(set) != Letters::npos;
}

// The longest ending that leaves so many letters; empty if none does.
Letters EndingOf(Letters word, std::span<const Letters> endings,
                 std::size_t letters_left) {
  Letters longest;
  for (const Letters ending : endings) {
    if (ending.size() > longest.size() &&
        word.size() >= ending.size() + letters_left && word.ends_with(ending)) {
      longest = ending;
    }
  }
  return longest;
}

constexpr int kOne = 1;
constexpr int kTwo = 2;

void CutEndings(Letters word, std::span<const Letters> endings, int most,
                std::size_t letters_left, StemList* stems) {
  for (int i = 0; i < most; ++i) {
    const Letters ending = EndingOf(word, endings, letters_left);
    if (ending.empty()) return;
    word.remove_suffix(ending.size());
    stems->Add(word);
  }
}

// Kurdish and Uyghur write all vowels; the words of others have fewer letters
// than sounds, and may begin with و ف, then ب ك ل لل, then ال: each step is a
// stem.
void CutArabic(Letters word, StemList* stems) {
  constexpr Letters kVowelsWritten = U"ەېێۆۈۇۋڵڕڭ";
  constexpr char32_t kHamza = U'ئ';  // Arabic words begin with no such one
  constexpr Letters kPersianLetters = U"پچژگکیټډړښګۍےھہ";
  if (HasOneOf(word, kVowelsWritten) || word.starts_with(kHamza)) {
    return CutEndings(word, kKurdishEndings, kTwo, 3, stems);
  }
  if (HasOneOf(word, kPersianLetters)) {
    CutEndings(word, kPersianEndings, kOne, 3, stems);
  }
  const auto cut = [&word, stems](std::size_t letters) {
    word.remove_prefix(letters);
    stems->Add(word);
  };
  if (word.size() >= 4 && IsOneOf(word[0], U"وف")) cut(1);
  if (word.size() >= 5 && word.starts_with(U"لل")) return cut(2);
  if (word.size() >= 4 && IsOneOf(word[0], U"بكل")) cut(1);
  if (word.size() >= 5 && word.starts_with(U"ال")) cut(2);
}

// One prefix, or two: and in, that in, from the.
void CutHebrew(Letters word, StemList* stems) {
  if (word.size() < 4 || !IsOneOf(word[0], kHebrewPrefixes)) return;
  stems->Add(word.substr(1));
  if (word.size() >= 5 && IsOneOf(word[0], kHebrewBeforePrefix) &&
      IsOneOf(word[1], kHebrewPrefixes)) {
    stems->Add(word.substr(2));
  }
}

// A prefix, an ending, both.
void CutEthiopic(Letters word, StemList* stems) {
  CutEndings(word, kEthiopicEndings, kOne, 2, stems);
  const auto cut = [&word, stems](std::size_t letters) {
    if (word.size() < letters + 2) return false;
    word.remove_prefix(letters);
    stems->Add(word);
    CutEndings(word, kEthiopicEndings, kOne, 2, stems);
    return true;
  };
  for (const Letters prefix : kLongEthiopicPrefixes) {
    if (word.starts_with(prefix) && cut(prefix.size())) return;
  }
  if (IsOneOf(word[0], kEthiopicPrefixes)) cut(1);
}

void CutAlphabetic(Letters word, StemList* stems) {
  constexpr char32_t kEthiopic = 0x1200;
  constexpr char32_t kEndOfEthiopic = 0x1400;
  if (word.empty() || word[0] >= kEndOfEthiopic) return;
  if (word[0] >= kEthiopic) return CutEthiopic(word, stems);
  if (word[0] >= U'ა') {
    return CutEndings(word, kGeorgianEndings, kTwo, 3, stems);
  }
  constexpr char32_t kThaana = 0x0780;
  if (word[0] >= kThaana) {
    return CutEndings(word, kThaanaEndings, kOne, 3, stems);
  }
  CutEndings(word, kArmenianEndings, kOne, 3, stems);
}

// The consonant that lost its vowel with the ending, as foreign names end in
// it: with a virama, or a Malayalam letter that has none.
void AddWithoutVowel(Letters stem, std::size_t block, StemList* stems) {
  constexpr Letters kBefore = U"ണനരലള";
  constexpr Letters kAlone = U"ൺൻർൽൾ";
  constexpr char32_t kVirama = 0x4D;
  constexpr char32_t kSinhalaVirama = 0x0DCA;
  constexpr std::size_t kSinhala = std::size(kIndicEndings) - 1;
  const std::size_t place = kBefore.find(stem.back());
  if (place != Letters::npos) {
    stem.remove_suffix(1);
    return stems->AddCopy(stem, kAlone[place]);
  }
  const auto first = static_cast<char32_t>(kFirstIndic + block * kIndicBlock);
  stems->AddCopy(stem, block == kSinhala ? kSinhalaVirama : first + kVirama);
}

// The signs for vowels, and for having none, at these places of a block.
bool IsVowelSign(char32_t c) {
  constexpr char32_t kFirstSign = 0x3E;
  constexpr char32_t kLastSign = 0x4D;
  constexpr char32_t kFirstSinhala = 0x0DCA;
  if (c >= kFirstSinhala) return true;
  const char32_t place = c % kIndicBlock;
  return place >= kFirstSign && place <= kLastSign;
}

void CutIndic(Letters word, StemList* stems) {
  constexpr std::size_t kTamil = 5;
  if (word.empty() || word[0] < kFirstIndic) return;
  const std::size_t block = (word[0] - kFirstIndic) / kIndicBlock;
  if (block >= std::size(kIndicEndings)) return;
  for (int i = 0; i < kTwo; ++i) {
    const Letters ending = EndingOf(word, kIndicEndings[block], 3);
    if (ending.empty()) return;
    word.remove_suffix(ending.size());
    // From Tamil on a last consonant without a sign has a vowel.
    if (block >= kTamil && IsVowelSign(ending[0]) &&
        !IsVowelSign(word.back())) {
      AddWithoutVowel(word, block, stems);
    } else {
      stems->Add(word);
    }
  }
}

}  // namespace

void StemList::AddCopy(std::u32string_view stem, char32_t last) {
  if (full()) return;
  auto& copy = copies_[count_];
  const std::size_t size = std::min(stem.size(), copy.size() - 1);
  std::copy_n(stem.begin(), size, copy.begin());
  copy[size] = last;
  Add({copy.data(), size + 1});
}

void NameStemsOf(std::u32string_view word, ScriptFamily family,
                 StemList* stems) {
  switch (family) {
    case ScriptFamily::kCyrillic:
      return CutEndings(word, kCyrillicEndings, kOne, 3, stems);
    case ScriptFamily::kArabic:
      return CutArabic(word, stems);
    case ScriptFamily::kHebrew:
      return CutHebrew(word, stems);
    case ScriptFamily::kHangul:
      return CutEndings(word, kKoreanParticles, kTwo, 2, stems);
    case ScriptFamily::kIndic:
      return CutIndic(word, stems);
    case ScriptFamily::kAlphabetic:
      return CutAlphabetic(word, stems);
    default:
      return;
  }
}

void AddBalticStem(std::u32string_view word, StemList* stems) {
  CutEndings(word, kBalticEndings, kOne, 3, stems);
}

}  // namespace dizin::phonemes
