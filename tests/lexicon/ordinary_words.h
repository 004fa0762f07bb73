// Frequent words that are no names: a search for one, typed small, finds no
// other word by its sound. Fifty of each of four languages, as news writes
// them, in several forms.

#ifndef DIZIN_TESTS_LEXICON_ORDINARY_WORDS_H_
#define DIZIN_TESTS_LEXICON_ORDINARY_WORDS_H_

#include <string_view>

namespace dizin::testing {

struct OrdinaryWords {
  std::string_view language;
  std::string_view words;  // parted by blanks
};

inline constexpr OrdinaryWords kOrdinaryWords[] = {
    {"en",
     "peace war minister government people year time world life work house "
     "water money school night country city place number point case week "
     "company system question story student right book eye job word business "
     "issue side head friend father power hour game line member law car "
     "party president police market family"},
    {"de",
     "frieden krieg minister regierung leute jahr zeit welt leben arbeit haus "
     "wasser geld schule nacht land stadt teil platz zahl punkt fall woche "
     "firma frage geschichte recht buch auge wort seite kopf freund vater "
     "macht stunde spiel linie ende mitglied gesetz wagen partei polizei markt "
     "familie mensch kind neue große"},
    {"tr",
     "barış savaş bakan hükümet insan yıl zaman dünya hayat çalışma ev su para "
     "okul gece ülke şehir parça yer sayı nokta durum hafta şirket sistem soru "
     "öğrenci hak kitap göz iş kelime taraf baş arkadaş baba güç saat oyun "
     "çizgi son üye yasa araba parti polis pazar aile yeni büyük"},
    {"ru",
     "мир война министр правительство люди год время свет жизнь работа дом "
     "вода деньги школа ночь страна город часть место число точка случай "
     "неделя компания система вопрос история студент право книга глаз слово "
     "дело сторона голова друг отец сила час игра линия конец член закон "
     "машина партия полиция рынок семья новый"},
};

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_LEXICON_ORDINARY_WORDS_H_
