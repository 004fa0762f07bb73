// Han characters: those that write foreign names by the readings learned for
// them, all by their reading in Mandarin.
//
// Sources: han_readings.tab, which tests/bench/han_train.cc makes from pairs of
// names; pinyin.inc, which make_pinyin.cc makes from ICU while building; Hanyu
// Pinyin (ISO 7098) for what its letters sound like.

#include <charconv>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"
#include "common/text/utf8.h"

namespace dizin::phonemes {
namespace {

#include "pinyin.inc"

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"a", U"", U"", {{"a"}}},
    {U"b", U"", U"", {{"b"}}},
    {U"ch", U"", U"", {{"C"}}},
    {U"c", U"", U"", {{"c"}}},
    {U"d", U"", U"", {{"d"}}},
    {U"er", U"^", U"", {{"er"}, {"", .3F}}},
    {U"e", U"", U"", {{"e"}}},
    {U"f", U"", U"", {{"f"}}},
    {U"g", U"", U"", {{"g"}}},
    {U"h", U"", U"", {{"h"}}},
    {U"i", U"", U"", {{"i"}}},
    {U"j", U"", U"", {{"J"}, {"g", .1F}}},
    {U"k", U"", U"", {{"k"}}},
    {U"l", U"", U"", {{"l"}}},
    {U"m", U"", U"", {{"m"}}},
    {U"ng", U"", U"", {{"n"}, {"ng", .15F}}},
    {U"n", U"", U"", {{"n"}}},
    {U"o", U"", U"", {{"o"}}},
    {U"p", U"", U"", {{"p"}}},
    {U"q", U"", U"", {{"C"}, {"k", .25F}}},
    {U"r", U"", U"", {{"r"}, {"Z", .2F}}},
    {U"sh", U"", U"", {{"S"}}},
    {U"s", U"", U"", {{"s"}}},
    {U"t", U"", U"", {{"t"}}},
    {U"u", U"", U"", {{"u"}}},
    {U"wu", U"", U"", {{"vu"}, {"u", .1F}}},
    {U"w", U"", U"", {{"v"}, {"u", .1F}}},
    {U"x", U"", U"", {{"S"}, {"x", .1F}}},
    {U"y", U"", U"", {{"y"}}},
    {U"zh", U"", U"", {{"Z"}}},
    {U"z", U"", U"", {{"z"}}},
};
// clang-format on
constexpr char32_t kLow = U'a';
constexpr auto kFirst = FirstRows<kLow, U'z'>(kRules);

constexpr char32_t kFirstHan = 0x4E00;
constexpr std::size_t kHanCount = std::size(kSyllableOf);

// Those of four in five people of China and nearly all of Korea (censuses), in
// both ways of writing them.
constexpr std::u32string_view kSurnames =
    U"王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林郑鄭罗羅梁谢謝"
    U"宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁"
    U"任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付傅方邹鄒孟熊秦邱江尹薛闫"
    U"閻阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔汤湯习習温"
    U"溫连連柯庄莊金朴安权權洪";

// Particles, pronouns, prepositions, conjunctions and auxiliaries of Chinese,
// in both ways of writing them; without those that foreign names have too (得,
// 于, 以, 他).
constexpr std::u32string_view kGrammar =
    U"的了是在不有我她它们們这這就也而与與或被把對对從从向為为會会能要你您吗嗎"
    U"呢吧着著"
    U"过過和说說将將個个很没沒还還已此最更么麼些時时后後";

// Names that are not written as they sound, in both ways of writing them: taken
// over from languages where they do, or made in Taiwan and Hong Kong.
struct Conventional {
  std::u32string_view han;
  std::string_view sounds;
};
constexpr Conventional kConventional[] = {
    {U"保罗", "pol"},      {U"保羅", "pol"},          {U"爱德华", "edvard"},
    {U"愛德華", "edvard"}, {U"维多利亚", "viktoria"}, {U"維多利亞", "viktoria"},
    {U"耶稣", "Jesus"},    {U"耶穌", "Jesus"},        {U"雅各", "Jakob"},
    {U"占士", "Jems"},     {U"麦可", "maikel"},       {U"麥可", "maikel"},
    {U"米高", "maikel"}};

// How many of the first characters are such a name; adds its sounds.
std::size_t ReadConventional(std::u32string_view word, Beam* beam) {
  for (const Conventional& name : kConventional) {
    if (!word.starts_with(name.han)) continue;
    beam->Append(name.sounds);
    return name.han.size();
  }
  return 0;
}

// han_readings.tab is one raw string.
constexpr std::string_view kTable =
#include "common/text/phonemes/han_readings.tab"
    ;

// Takes the first word of `text` away.
std::string_view TakeWord(std::string_view* text) {
  const std::size_t begin = text->find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  text->remove_prefix(begin);
  const std::string_view word = text->substr(0, text->find(' '));
  text->remove_prefix(word.size());
  return word;
}

// The readings of characters in foreign names.
class ForeignReadings {
 public:
  ForeignReadings() : row_of_(kHanCount) {
    std::string_view rest = kTable;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!line.empty() && line[0] != '#') AddRow(line);
    }
  }

  // Empty if `han` writes no foreign names.
  std::span<const Option> Of(char32_t han) const {
    if (han < kFirstHan || han - kFirstHan >= kHanCount) return {};
    const std::size_t row = row_of_[han - kFirstHan];
    if (row == 0) return {};
    return rows_[row - 1];
  }

 private:
  void AddRow(std::string_view line) {
    const std::string_view characters = TakeWord(&line);
    std::vector<Option> row;
    while (true) {
      const std::string_view piece = TakeWord(&line);
      if (piece.empty()) break;
      const std::string_view hundredths = TakeWord(&line);
      int penalty = 0;
      const auto [end, error] = std::from_chars(
          hundredths.data(), hundredths.data() + hundredths.size(), penalty);
      if (error != std::errc() || end != hundredths.data() + hundredths.size())
        Fail(characters);
      row.push_back({piece == "." ? std::string_view("") : piece,
                     static_cast<float>(penalty) / 100});
    }
    if (row.empty()) Fail(characters);
    rows_.push_back(std::move(row));
    for (Utf8Reader reader(characters); !reader.AtEnd();) {
      const char32_t han = reader.Next();
      if (han < kFirstHan || han - kFirstHan >= kHanCount) Fail(characters);
      row_of_[han - kFirstHan] = static_cast<std::uint16_t>(rows_.size());
    }
  }

  [[noreturn]] static void Fail(std::string_view characters) {
    throw Error(ErrorKind::kInternal,
                "han_readings.tab: bad row of " + std::string(characters));
  }

  std::vector<std::uint16_t> row_of_;  // 0: none; else its place + 1
  std::vector<std::vector<Option>> rows_;
};

const ForeignReadings& Foreign() {
  static const std::unique_ptr<const ForeignReadings> kReadings =
      std::make_unique<const ForeignReadings>();
  return *kReadings;
}

void ReadMandarin(char32_t han, Beam* beam) {
  static constexpr RuleTable kTableOfPinyin{kRules, kFirst, kLow, U"aeiou"};
  if (han < kFirstHan || han - kFirstHan >= kHanCount) return;
  Rewrite(kTableOfPinyin, kSyllables[kSyllableOf[han - kFirstHan]], beam);
}

}  // namespace

HanRoles RolesOf(char32_t han) {
  static const std::vector<HanRoles> kRoles = [] {
    std::vector<HanRoles> roles(kHanCount);
    for (std::size_t i = 0; i < kHanCount; ++i) {
      const auto c = static_cast<char32_t>(kFirstHan + i);
      roles[i].foreign = !Foreign().Of(c).empty();
    }
    for (const char32_t c : kSurnames) roles[c - kFirstHan].surname = true;
    for (const char32_t c : kGrammar) roles[c - kFirstHan].grammar = true;
    return roles;
  }();
  if (han < kFirstHan || han - kFirstHan >= kHanCount) return {};
  return kRoles[han - kFirstHan];
}

void ReadHan(std::u32string_view word, Beam* beam) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::size_t name = ReadConventional(word.substr(i), beam);
    if (name > 0) {
      i += name - 1;
      continue;
    }
    const std::span<const Option> readings = Foreign().Of(word[i]);
    if (readings.empty()) {
      ReadMandarin(word[i], beam);
    } else {
      beam->Append(readings);
    }
  }
}

void ReadMandarin(std::u32string_view word, Beam* beam) {
  for (const char32_t han : word) ReadMandarin(han, beam);
}

}  // namespace dizin::phonemes
