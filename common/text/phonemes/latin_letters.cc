#include "common/text/phonemes/latin_letters.h"

#include <string_view>

namespace dizin::phonemes {
namespace {

constexpr char32_t kSilent = U'·';

// U+00C0 to U+024F, sixteen a row. Upper case is there for whoever did not
// fold; so are ÷ and ×.
constexpr char32_t kFirst = 0x00C0;
constexpr std::u32string_view kLetters =
    U"aaaaäåæçeeeeiiii"  // ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ
    U"đñoóooö·øuuuüyts"  // ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß
    U"aaaaäåæçeeeeiiii"  // àáâãäåæçèéêëìíîï
    U"đñoóooö·øuuuüyty"  // ðñòóôõö÷øùúûüýþÿ
    U"aaaaąąččččččččdd"  // ĀāĂăĄąĆćĈĉĊċČčĎď
    U"đđeeeeeeęęeeggğğ"  // ĐđĒēĔĕĖėĘęĚěĜĝĞğ
    U"gggghhhhiiiiiiii"  // ĠġĢģĤĥĦħĨĩĪīĬĭĮį
    U"iıiijjkkklllllll"  // İıĲĳĴĵĶķĸĹĺĻļĽľĿ
    U"lłłnnnnnnnnnoooo"  // ŀŁłŃńŅņŇňŉŊŋŌōŎŏ
    U"ööøørrrrřřšššššš"  // ŐőŒœŔŕŖŗŘřŚśŜŝŞş
    U"ššțțttttuuuuuuuu"  // ŠšŢţŤťŦŧŨũŪūŬŭŮů
    U"üüuuwwyyyžžżżžžs"  // ŰűŲųŴŵŶŷŸŹźŻżŽžſ
    U"bbbb··occdddd·ää"  // ƀƁƂƃƄƅƆƇƈƉƊƋƌƍƎƏ
    U"effgg·iikkl··nno"  // ƐƑƒƓƔƕƖƗƘƙƚƛƜƝƞƟ
    U"ooggpp···š··tttu"  // ƠơƢƣƤƥƦƧƨƩƪƫƬƭƮƯ
    U"uuvyyzzž········"  // ưƱƲƳƴƵƶƷƸƹƺƻƼƽƾƿ
    U"····žžžlllnnnaai"  // ǀǁǂǃǄǅǆǇǈǉǊǋǌǍǎǏ
    U"ioouuuuuuuuuuäaa"  // ǐǑǒǓǔǕǖǗǘǙǚǛǜǝǞǟ
    U"aaææggğğkkoooožž"  // ǠǡǢǣǤǥǦǧǨǩǪǫǬǭǮǯ
    U"jzzzgg··nnaaææøø"  // ǰǱǲǳǴǵǶǷǸǹǺǻǼǽǾǿ
    U"aaaaeeeeiiiioooo"  // ȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏ
    U"rrrruuuuššțțyyhh"  // ȐȑȒȓȔȕȖȗȘșȚțȜȝȞȟ
    U"nd····aaeeoooooo"  // ȠȡȢȣȤȥȦȧȨȩȪȫȬȭȮȯ
    U"ooyylntj··acclts"  // ȰȱȲȳȴȵȶȷȸȹȺȻȼȽȾȿ
    U"z··buveejjqqrryy"  // ɀɁɂɃɄɅɆɇɈɉɊɋɌɍɎɏ
    ;
static_assert(kLetters.size() == 0x0250 - kFirst);

// U+1E00 to U+1EFF.
constexpr char32_t kFirstAdditional = 0x1E00;
constexpr std::u32string_view kAdditional =
    U"aabbbbbbccdddddd"  // ḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏ
    U"ddddeeeeeeeeeeff"  // ḐḑḒḓḔḕḖḗḘḙḚḛḜḝḞḟ
    U"gghhhhhhhhhhiiii"  // ḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯ
    U"kkkkkkllllllllmm"  // ḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿ
    U"mmmmnnnnnnnnoooo"  // ṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏ
    U"oooopppprrrrrrrr"  // ṐṑṒṓṔṕṖṗṘṙṚṛṜṝṞṟ
    U"ssššsssssstttttt"  // ṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯ
    U"ttuuuuuuuuuuvvvv"  // ṰṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿ
    U"wwwwwwwwwwxxxxyy"  // ẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏ
    U"zzzzzzhtwya···sd"  // ẐẑẒẓẔẕẖẗẘẙẚẛẜẝẞẟ
    U"aaaaaaaaaaaaaaaa"  // ẠạẢảẤấẦầẨẩẪẫẬậẮắ
    U"aaaaaaaaeeeeeeee"  // ẰằẲẳẴẵẶặẸẹẺẻẼẽẾế
    U"eeeeeeeeiiiioooo"  // ỀềỂểỄễỆệỈỉỊịỌọỎỏ
    U"oooooooooooooooo"  // ỐốỒồỔổỖỗỘộỚớỜờỞở
    U"oooouuuuuuuuuuuu"  // ỠỡỢợỤụỦủỨứỪừỬửỮữ
    U"uuyyyyyyyy······"  // ỰựỲỳỴỵỶỷỸỹỺỻỼỽỾỿ
    ;
static_assert(kAdditional.size() == 0x100);

// U+0250 to U+02AF: those that languages write with.
char32_t IpaLetter(char32_t c) {
  switch (c) {
    case U'ə':
      return U'ä';
    case U'ɛ':
      return U'e';
    case U'ɔ':
      return U'o';
    case U'ɨ':
    case U'ɩ':
      return U'i';
    case U'ʉ':
    case U'ʊ':
      return U'u';
    case U'ɓ':
      return U'b';
    case U'ɖ':
    case U'ɗ':
      return U'd';
    case U'ɠ':
    case U'ɣ':
      return U'g';
    case U'ɲ':
      return U'n';
    case U'ʃ':
      return U'š';
    case U'ʋ':
      return U'v';
    default:
      return 0;
  }
}

char32_t Sounding(char32_t letter) { return letter == kSilent ? 0 : letter; }

}  // namespace

char32_t LatinLetter(char32_t c) {
  if (c >= U'a' && c <= U'z') return c;
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if (c < kFirst) return 0;
  if (c < 0x0250) return Sounding(kLetters[c - kFirst]);
  if (c < 0x02B0) return IpaLetter(c);
  if (c >= kFirstAdditional && c < 0x1F00) {
    return Sounding(kAdditional[c - kFirstAdditional]);
  }
  return 0;
}

}  // namespace dizin::phonemes
