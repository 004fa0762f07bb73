#include "common/text/name_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "common/text/phonemes/readings.h"
#include "common/text/phonemes/skeleton.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

using Letters = std::u32string_view;

// Case endings, longest first. Those of vowels alone do not touch the key.
constexpr Letters kCyrillicEndings[] = {U"ами", U"ями", U"ого", U"его", U"ому",
                                        U"ему", U"ыми", U"ими", U"ом",  U"ем",
                                        U"ём",  U"ым",  U"им",  U"ам",  U"ям",
                                        U"ах",  U"ях",  U"ых",  U"их"};

// Particles written with the noun before them, longest first.
constexpr Letters kKoreanParticles[] = {
    U"으로부터", U"으로서", U"에서는", U"에서도", U"에게서", U"에게는",
    U"이라고",   U"이라는", U"이라며", U"로부터", U"에서",   U"으로",
    U"까지",     U"부터",   U"에게",   U"에는",   U"라는",   U"라고",
    U"에도",     U"와의",   U"과의",   U"이다",   U"께서",   U"한테",
    U"처럼",     U"보다",   U"이며",   U"이나",   U"은",     U"는",
    U"이",       U"가",     U"을",     U"를",     U"의",     U"에",
    U"로",       U"와",     U"과",     U"도",     U"인",     U"만"};

// The prefixes written with the word after them.
constexpr Letters kHebrewPrefixes = U"בלמהושכ";

// Of Amharic and Tigrinya: of, in, to, from; and about, towards, like.
constexpr Letters kEthiopicPrefixes = U"የበለከንብ";
constexpr Letters kLongEthiopicPrefixes[] = {U"እንደ", U"ስለ", U"ወደ", U"ካብ"};
// The object, and, also.
constexpr Letters kEthiopicEndings[] = {U"ን", U"ም", U"ና"};

// Of Lithuanian and Latvian, in every case.
constexpr Letters kBalticEndings[] = {
    U"iais", U"iaus", U"ais", U"ams", U"ėms", U"iai", U"iem", U"iui",
    U"oms",  U"ai",   U"am",  U"as",  U"ei",  U"es",  U"ij",  U"im",
    U"io",   U"is",   U"iu",  U"ių",  U"os",  U"ui",  U"um",  U"us",
    U"ys",   U"ām",   U"ās",  U"ēm",  U"ēs",  U"ės",  U"a",   U"e",
    U"i",    U"o",    U"s",   U"u",   U"ā",   U"ą",   U"ē",   U"ė",
    U"ę",    U"ī",    U"į",   U"š",   U"ū",   U"ų"};

// Cases, and what is written with the noun before it, longest first.
constexpr Letters kGeorgianEndings[] = {
    U"ისთანავე", U"ისადმი", U"ისთან", U"სადმი", U"ისთვის", U"ისგან", U"ისკენ",
    U"სთვის",    U"ამდე",   U"იდან",  U"სგან",  U"სკენ",   U"დან",   U"მდე",
    U"თან",      U"მა",     U"ის",    U"ით",    U"ად",     U"ზე",    U"ში",
    U"თი",       U"მ",      U"ს",     U"დ"};
constexpr Letters kArmenianEndings[] = {U"ում", U"ից", U"ով", U"ին", U"ն"};

// The same of the languages of India and Sri Lanka, for each Unicode block:
// Marathi and Nepali; Bengali and Assamese; Gujarati; Odia; Tamil; Telugu;
// Kannada; Malayalam; Sinhala. Punjabi has none.
constexpr Letters kDevanagariEndings[] = {
    U"ांच्या",   U"ांना",  U"ांनी", U"ांचा",   U"ांची",  U"ांचे",    U"च्यासाठी",
    U"हरूलाई",  U"हरूको", U"हरूले", U"विरुद्ध", U"प्रति", U"द्वारा", U"सँगको",
    U"सारख्या", U"पासून", U"मध्ये", U"साठी",  U"बद्दल", U"मुळे",    U"सोबत",
    U"भन्दा",   U"सम्म",  U"कडून", U"च्या",   U"लाई",  U"बाट",   U"कडे",
    U"हरू",     U"सँग",   U"चा",  U"ची",    U"चे",    U"ने",     U"ला",
    U"ले",      U"को",   U"का",  U"की",    U"मा",   U"शी",    U"वर"};
constexpr Letters kBengaliEndings[] = {U"দেরকে", U"েরা", U"দের", U"ের", U"কে",
                                       U"তে",    U"ৰে",  U"ক",   U"র",  U"ৰ"};
constexpr Letters kGujaratiEndings[] = {U"નાં", U"માં", U"નું",  U"થી",
                                        U"ના", U"ની", U"નો", U"ને"};
constexpr Letters kOdiaEndings[] = {U"ଙ୍କଠାରୁ", U"ଙ୍କର", U"ଙ୍କୁ", U"ଙ୍କ",
                                    U"ରେ",    U"କୁ",   U"ର"};
constexpr Letters kTamilEndings[] = {
    U"ிடமிருந்து", U"ுக்காக", U"ுடைய", U"ுக்கும்", U"ினால்", U"வுக்கு", U"யுக்கு",
    U"ுக்கு",      U"ிடம்",   U"ுடன்",  U"க்கு",   U"யின்",  U"வின்",   U"ின்",
    U"ில்",        U"ால்",    U"ும்",   U"யை",    U"வை"};
constexpr Letters kTeluguEndings[] = {
    U"గురించి", U"లాంటి", U"నుంచి", U"నుండి", U"కోసం", U"గారు", U"కు",
    U"ను",    U"తో",   U"లో",    U"పై",    U"కి",   U"ని"};
constexpr Letters kKannadaEndings[] = {
    U"ನೊಂದಿಗೆ", U"ರೊಂದಿಗೆ", U"ಯವರು", U"ಗಾಗಿ", U"ನಲ್ಲಿ", U"ರನ್ನು", U"ನನ್ನು",
    U"ನಿಂದ",   U"ರಿಂದ",   U"ರಿಗೆ",   U"ಗೆ",   U"ನು",  U"ನ",    U"ರ"};
constexpr Letters kMalayalamEndings[] = {
    U"ിനൊപ്പം", U"ിനെതിരെ", U"ക്കെതിരെ", U"യ്ക്ക്", U"ിനെയും", U"ിനായി", U"യോട്",
    U"ിനോട്",   U"നോട്",     U"ിന്റെ",    U"ന്റെ", U"ുമായി",  U"യുടെ",   U"ിന്",
    U"ിനെ",    U"യും",      U"ും",       U"ിൽ",  U"യെ"};
constexpr Letters kSinhalaEndings[] = {U"ගෙන්", U"ගේ", U"ට", U"ව"};

constexpr char32_t kFirstIndic = 0x0900;
constexpr char32_t kIndicBlock = 0x80;
constexpr std::span<const Letters> kIndicEndings[] = {
    kDevanagariEndings, kBengaliEndings, {},
    kGujaratiEndings,   kOdiaEndings,    kTamilEndings,
    kTeluguEndings,     kKannadaEndings, kMalayalamEndings,
    kSinhalaEndings};

// What may be left of a word: parts of its letters, each a stem.
struct Stems {
  static constexpr std::size_t kMax = IndexedSound::kMaxStems;

  void Add(Letters stem) { stems[count++] = stem; }
  std::span<const Letters> view() const { return {stems.data(), count}; }

  std::array<Letters, kMax> stems;
  std::size_t count = 0;
};

void CutEnding(Letters word, std::span<const Letters> endings,
               std::size_t letters_left, Stems* stems) {
  for (const Letters ending : endings) {
    if (word.size() >= ending.size() + letters_left && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      return stems->Add(word);
    }
  }
}

bool IsOneOf(char32_t c, Letters set) { return set.find(c) != Letters::npos; }

// و ف, then ب ك ل لل, then ال: each step is a stem.
void CutArabicClitics(Letters word, Stems* stems) {
  const auto cut = [&word, stems](std::size_t letters) {
    word.remove_prefix(letters);
    stems->Add(word);
  };
  if (word.size() >= 4 && IsOneOf(word[0], U"وف")) cut(1);
  if (word.size() >= 5 && word.starts_with(U"لل")) return cut(2);
  if (word.size() >= 4 && IsOneOf(word[0], U"بكل")) cut(1);
  if (word.size() >= 5 && word.starts_with(U"ال")) cut(2);
}

// A prefix, an ending, both.
void CutEthiopicClitics(Letters word, Stems* stems) {
  CutEnding(word, kEthiopicEndings, 2, stems);
  const auto cut = [&word, stems](std::size_t letters) {
    if (word.size() < letters + 2) return false;
    word.remove_prefix(letters);
    stems->Add(word);
    CutEnding(word, kEthiopicEndings, 2, stems);
    return true;
  };
  for (const Letters prefix : kLongEthiopicPrefixes) {
    if (word.starts_with(prefix) && cut(prefix.size())) return;
  }
  if (IsOneOf(word[0], kEthiopicPrefixes)) cut(1);
}

void CutAlphabetic(Letters word, Stems* stems) {
  constexpr char32_t kEthiopic = 0x1200;
  if (word.empty()) return;
  if (word[0] >= kEthiopic) return CutEthiopicClitics(word, stems);
  if (word[0] >= U'ა') return CutEnding(word, kGeorgianEndings, 3, stems);
  CutEnding(word, kArmenianEndings, 3, stems);
}

void CutIndic(Letters word, Stems* stems) {
  if (word.empty() || word[0] < kFirstIndic) return;
  const std::size_t block = (word[0] - kFirstIndic) / kIndicBlock;
  if (block >= std::size(kIndicEndings)) return;
  CutEnding(word, kIndicEndings[block], 3, stems);
}

Stems StemsOf(Letters word, ScriptFamily family) {
  Stems stems;
  switch (family) {
    case ScriptFamily::kCyrillic:
      CutEnding(word, kCyrillicEndings, 3, &stems);
      break;
    case ScriptFamily::kArabic:
      CutArabicClitics(word, &stems);
      break;
    case ScriptFamily::kHebrew:
      if (word.size() >= 4 && IsOneOf(word[0], kHebrewPrefixes)) {
        stems.Add(word.substr(1));
      }
      break;
    case ScriptFamily::kHangul:
      CutEnding(word, kKoreanParticles, 2, &stems);
      break;
    case ScriptFamily::kIndic:
      CutIndic(word, &stems);
      break;
    case ScriptFamily::kAlphabetic:
      CutAlphabetic(word, &stems);
      break;
    default:
      break;
  }
  return stems;
}

// A key of one class says too little, but of short names there is no other.
bool Tells(std::size_t classes, std::size_t sounds) {
  constexpr std::size_t kShortName = 5;
  return classes > 1 || (classes == 1 && sounds <= kShortName);
}

phonemes::Skeleton SkeletonOf(std::string_view phonemes) {
  phonemes::Skeleton skeleton{};
  for (const char phoneme : phonemes) {
    skeleton.Add(phonemes::ClassOfPhoneme(phoneme));
  }
  return skeleton;
}

}  // namespace

void IndexedSound::Add(const phonemes::Readings& readings) {
  static_assert(KeyedSound::kMaxKeyBytes == phonemes::Skeleton::kMaxClasses);
  const std::size_t most = count_ + kMaxIndexKeys;
  for (const phonemes::Reading& reading : readings.view()) {
    if (count_ == most) return;
    if (!Tells(reading.skeleton.size(), reading.size)) continue;
    const std::uint64_t classes = reading.skeleton.classes();
    const auto end = classes_.begin() + static_cast<std::ptrdiff_t>(count_);
    if (std::find(classes_.begin(), end, classes) != end) continue;
    classes_[count_] = classes;
    KeyedSound& keyed = keys_[count_++];
    keyed.key_size_ =
        static_cast<std::uint8_t>(reading.skeleton.Write(keyed.key_.data()));
    keyed.phonemes_ = reading.phonemes;
    keyed.size_ = reading.size;
  }
}

std::string NameKey(std::string_view phonemes) {
  return SkeletonOf(phonemes).ToString();
}

bool KeyGoesOn(std::string_view phonemes, std::string_view key,
               std::size_t least, std::size_t most) {
  const phonemes::Skeleton skeleton = SkeletonOf(phonemes);
  const std::size_t size = skeleton.size();
  if (size < key.size() + least || size > key.size() + most) return false;
  std::array<char, phonemes::Skeleton::kMaxClasses> names;
  skeleton.Write(names.data());
  return std::string_view(names.data(), size).starts_with(key);
}

std::vector<std::string> NameStems(std::string_view word, ScriptFamily family) {
  const std::u32string letters = ToUtf32(word);
  std::vector<std::string> stems;
  Stems found = StemsOf(letters, family);
  // In the index these are for its languages to say (relations.h).
  if (family == ScriptFamily::kLatin) {
    CutEnding(letters, kBalticEndings, 3, &found);
  }
  for (const Letters stem : found.view()) stems.push_back(ToUtf8(stem));
  return stems;
}

IndexedSound IndexSoundOf(std::string_view word) {
  std::array<char32_t, phonemes::kMaxLetters> buffer;
  const Letters letters = phonemes::DecodeLetters(word, &buffer);
  const phonemes::Readings readings(letters);
  IndexedSound indexed(readings.family());
  indexed.Add(readings);
  const Stems stems = StemsOf(letters, indexed.family());
  for (const Letters stem : stems.view()) {
    indexed.Add(phonemes::Readings(stem));
  }
  return indexed;
}

std::vector<std::string> IndexNameKeys(std::string_view word) {
  std::vector<std::string> keys;
  const IndexedSound sound = IndexSoundOf(word);
  for (const KeyedSound& keyed : sound.keys()) keys.emplace_back(keyed.key());
  return keys;
}

std::vector<std::string> QueryNameKeys(const Sound& sound) {
  std::vector<std::string> keys;
  for (const PhonemeVariant& variant : sound.variants) {
    if (keys.size() == kMaxQueryKeys) break;
    std::string key = NameKey(variant.phonemes);
    if (Tells(key.size(), variant.phonemes.size()) &&
        std::find(keys.begin(), keys.end(), key) == keys.end()) {
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

}  // namespace dizin
