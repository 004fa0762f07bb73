// Writes the reading of each Han character in Mandarin as C++: a list of
// syllables and, for each character from U+4E00 to U+9FFF, its place in it.
//
//   make_pinyin build/pinyin.inc
//
// The readings are those of ICU's transform Han-Latin (CLDR, from Unihan's
// kMandarin), without tones. CMake runs this when it builds dizin_text, so that
// no table of 20,992 numbers needs to be kept in the source.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace {

constexpr UChar32 kFirst = 0x4E00;
constexpr UChar32 kLast = 0x9FFF;

// The first syllable in ASCII letters; empty if there is none.
std::string Pinyin(const icu::Transliterator& to_latin, UChar32 han) {
  icu::UnicodeString text(han);
  to_latin.transliterate(text);
  std::string utf8;
  text.toUTF8String(utf8);
  std::size_t end = 0;
  while (end < utf8.size() && utf8[end] >= 'a' && utf8[end] <= 'z') ++end;
  return utf8.substr(0, end);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_pinyin FILE\n";
    return EXIT_FAILURE;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_latin(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower",
                                          UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    std::cerr << "make_pinyin: Han-Latin: " << u_errorName(status) << '\n';
    return EXIT_FAILURE;
  }
  std::map<std::string, std::vector<UChar32>> characters;
  for (UChar32 han = kFirst; han <= kLast; ++han) {
    characters[Pinyin(*to_latin, han)].push_back(han);
  }
  std::vector<std::size_t> place(kLast - kFirst + 1);
  std::ofstream out(argv[1]);
  out << "// Made by make_pinyin.cc; not to be edited.\n"
         "constexpr std::u32string_view kSyllables[] = {\n";
  std::size_t count = 0;
  for (const auto& [syllable, all] : characters) {
    out << "    U\"" << syllable << "\",\n";
    for (const UChar32 han : all) {
      place[static_cast<std::size_t>(han - kFirst)] = count;
    }
    ++count;
  }
  out << "};\nconstexpr std::uint16_t kSyllableOf[] = {";
  for (std::size_t i = 0; i < place.size(); ++i) {
    out << (i % 16 == 0 ? "\n    " : " ") << place[i] << ',';
  }
  out << "\n};\n";
  out.close();
  if (!out) {
    std::cerr << "make_pinyin: cannot write " << argv[1] << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
