#include "common/text/light_stem.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/text/utf8.h"

namespace dizin {
namespace {

// In place of a list of its own: what is cut first may be cut again.
constexpr std::string_view kEndings = "=";

struct Table {
  std::string_view language;
  std::size_t least_letters;  // of what is left
  std::string_view prefixes;  // parted by blanks
  std::string_view endings;
  std::string_view then = kEndings;  // cut after them
};

// In order of code.
// clang-format off
constexpr Table kTables[] = {
    {"az", 3, "",
     "ı i u ü a ə ya yə nı ni nu nü yı yi yu yü ın in un ün nın nin nun nün "
     "da də dan dən la lə lar lər ları ləri larda lərdə lardan lərdən ların "
     "lərin larını lərini sı si su sü sının sinin sında sində dır dir dur dür "
     "lıq lik luq lük lı li lu lü dakı dəki yla ylə çı çi çu çü"},
    {"ba", 3, "",
     "ның нең ноң нөң дың дең доң дөң тың тең тоң төң ҙың ҙең ҙоң ҙөң ны не но "
     "нө ды де до дө ты те то тө ҙы ҙе ҙо ҙө да дә та тә ла лә ҙа ҙә дан дән "
     "тан тән нан нән ҙан ҙән ға гә ҡа кә лы ле дағы дәге лар ләр дар дәр тар "
     "тәр ҙар ҙәр ы е о "
     "ө һы һе һо һө ында ендә һында һендә лыҡ лек"},
    {"be", 3, "",
     "а я у ю і ы е э о й ой ай ей яй аю яю ою ею ам ям амі ямі ах ях аў яў "
     "оў ёў ом ем ём ым ім ага яга аму яму ую юю ыя ія ых іх ымі імі ага ць "
     "ў ла ло лі"},
    {"bg", 3, "",
     "а я о е и у ю ът ят та то те ия ият ите ата ото ето ове овете ен на но "
     "ни ам ям ем им аш яш еш иш ме ат ха ах ях их хме ли ал ял ил ла ло ше",
     "а я о е и ск ен"},
    {"bn", 3, "",
     "র ের কে তে ে য় টা টি টির টার রা দের গুলি গুলো গুলির গুলোর েরা ই ও"},
    {"cs", 3, "",
     "a á e é ě i í o ó u ů ú y ý am ám ama ami ách em ech ích ím ém ého ému "
     "ých ým ými ou ům ího ímu ími emi ěmi me te š jí at it al ala alo ali aly "
     "il ila ilo ili ily",
     "a á e i í ov ův sk št"},
    {"eo", 3, "", "o on oj ojn a an aj ajn e en i as is os us u", ""},
    {"et", 3, "",
     "l le lt s sse st t ga ks ni na ta d de del dele delt dest desse dega "
     "deks te tel tele telt test tesse tega teks",
     "a e i u"},
    {"eu", 3, "",
     "a ak ek ok k en ren aren an ean etan n i ri ari ei rekin ekin arekin z az "
     "ez entzat rentzat arentzat tzat gatik engatik rengatik engan rengan "
     "engana rengana engandik rengandik ko eko go tik etik dik ra era ara rantz "
     "raino eraino rako koa goa ekoa koak goak ekoak ik rik ena rena enak renak "
     "eko etako etatik etara",
     ""},
    {"fa", 3, "می نمی",
     "ها های هایی هایش ی ای ان ات تر ترین م ت ش مان تان شان اش ام"},
    {"fo", 3, "",
     "a i u s ur inn in ið ins ar ir num inum innar inni ina una unnar um unum "
     "anna nna ana urin urinn sa",
     ""},
    {"gl", 3, "", "a o e s as os es is ns ais ción cións mente"},
    {"he", 3, "ו ה ב ל מ ש כ וה וב ול ומ וש וכ שה מה לה בה כש שב של שמ",
     "ים ות י ה ת יה ית יות ו ם ן ך נו כם הם"},
    {"hy", 3, "",
     "ը ն ի ին ինը ից ով ում ու յի յին յից յով ներ ները ների ներին ներից ներով "
     "ներում եր երը երի երին երից երով երում ություն ությունը ության "
     "ությունից ություններ ությունները ությունների ական ականը ած ածը ել ելը "
     "ելու եց եցին",
     ""},
    {"is", 3, "",
     "a i u s ur inn in ið ins ar ir num inum innar inni ina una unnar um unum "
     "anna nna ana urinn"},
    {"ka", 3, "",
     "ი ა ე ო ის ს მა მ ად ით ში ზე თან დან ისა სა ები ების ებს ებმა ებში "
     "ებზე ებით ელი ური ული"},
    {"kk", 3, "",
     "ның нің дың дің тың тің ды ді ты ті ны ні да де та те дан ден тан тен "
     "нан нен лар лер дар дер тар тер мен бен пен ға ге қа ке на не сы сі ы і "
     "сында сінде ында інде ының інің лары лері дары дері тары тері лық лік "
     "дық дік тық тік дағы дегі тағы тегі ндағы ндегі"},
    {"ko", 2, "",
     "은 는 이 가 을 를 의 에 에서 에게 으로 로 와 과 도 만 까지 부터 이다 라고 "
     "이라고 에는 에서는 으로서 로서 라는 이라는 들 들이 들은 들을 들의 인 "
     "에도 와의 과의 께서 한테 처럼 보다"},
    {"ky", 3, "",
     "нын нин нун нүн дын дин дун дүн тын тин тун түн ды ди ду дү ты ти ту тү "
     "ны ни ну нү да де до дө та те то тө дан ден дон дөн тан тен тон төн лар "
     "лер лор лөр дар дер дор дөр тар тер тор төр га ге го гө ка ке ко кө ы и "
     "у ү сы си су сү лык лик лук лүк дык дик дук дүк тык тик тук түк дагы деги "
     "тагы теги догу дөгү"},
    {"lv", 3, "",
     "s š is us a ā e ē i ī u ū o am ai as ās os es ēs ei iem ām ēm im ij ijs "
     "ija iju ijas ijā os ais ajā ajam ajai ie u"},
    {"mk", 3, "",
     "а о е и от та то те от ов ва во ве он на но не ови овите ски ска ско "
     "ските ската скиот"},
    {"mn", 3, "",
     "ын ийн ны ний г ийг ыг д т нд аас ээс оос өөс аар ээр оор өөр тай тэй "
     "той руу рүү луу лүү ууд үүд нууд нүүд гүй гийн хан хэн аа ээ оо өө гаа гээ "
     "гоо гөө даа дээ доо дөө х нх нхан нхэн"},
    {"mr", 3, "",
     "ला ने चा ची चे च्या त ना नी ं ा ी े ां ांना ांनी ांच्या ांचा ांची ांचे "
     "मध्ये वर"},
    {"nd", 3,
     "u ku ka lo no ngo ngu njengo kulo o bo kwa ya wa la za baka lika sika "
     "zika luka buka kuka e se le ye we ne ase base wase yase lase zase kwase",
     "", ""},
    {"nr", 3,
     "u ku ka no ngo ngu njengo kuno o bo kwa ya wa la za baka lika sika zika "
     "luka buka kuka e se le ye we ne ase base wase yase lase zase kwase",
     "", ""},
    {"pl", 3, "",
     "a ą e ę i o ó u y ia ią ie ię iu io am om ach iach ami iami ów owi owie "
     "em iem ego iego emu iemu ej iej ym im ych ich ymi imi ski ska skie "
     "skiego skiemu skim skich skimi skiej ską sku scy sce ł ła ło li ły ć "
     "cie my esz emy ecie uje ują ował owała owali"},
    {"sk", 3, "",
     "a á e é i í o ó u ú y ý ia ie iu om och ami ách iach ám iam em ého ieho "
     "ému iemu ej ou ým ých ými ím ích ími mi me te m š jú ať iť al ala alo "
     "ali il ila ilo ili",
     "a á e i í ov ovh ovm sk"},
    {"sl", 3, "",
     "a e i o u om em ama ami ih im imi ega emu oma ema ah eh ja ju jem al ala "
     "alo ali il ila ilo ili ati iti mo te m š jo jte",
     "i ov ev sk"},
    {"sn", 3,
     "va na wa ra ya dza zva kwa pa kuna nava neva kuva wava rava yava e ne re "
     "ye we che dze zve kwe mu ku",
     "", ""},
    {"sq", 3, "",
     "i in it ja jë e ë ën es ës et ët ve vet t te të at ave esh sh a u ut un "
     "ur"},
    {"ss", 3,
     "u ku ka na nga ngu njenga kuna bo kwa ya wa la ta baka lika sika tika "
     "luka buka kuka e se le ye we ne ase base wase yase lase tase kwase",
     "", ""},
    {"tg", 3, "",
     "и ро у е ю он ҳо ҳои ҳоро ҳову ам ат аш амон атон ашон анд ист", ""},
    {"tk", 3, "",
     "yň iň nyň niň ny ni y i da de dan den a e ga ge lar ler lary leri nda "
     "nde ndan nden syny sini sy si ly li daky däki"},
    {"tt", 3, "",
     "ның нең ны не да дә та тә дан дән тан тән нан нән лар ләр нар нәр га гә "
     "ка кә ы е лы ле дагы дәге тагы тәге сы се ында ендә сында сендә лык лек"},
    {"uk", 3, "",
     "а я у ю і ї и е є о й ою ею єю ом ем єм ові еві єві ам ям ами ями ах ях "
     "ів їв ей ого ього ому ьому им їм ий ій ої ьої ую юю их їх ими їми ськ "
     "ський ська ське ського ському ським ській ської ську ських в ла ло ли "
     "ти ть є ють уть ать ять ив ила или ав ала али"},
    {"ur", 3, "", "وں یں ے ی ا و ات ین"},
    {"uz", 3, "",
     "ning ni ga ka qa da dan lar lari larning larni larga larda lardan i si "
     "sining sida sidan ini ining ida idan iga lik chi cha dagi"},
    {"xh", 3,
     "u ku ka no ngo nga ngu njengo kuno o boo kwa ya wa la za baka lika "
     "sika zika luka buka kuka yi e se le ye we ne ase base wase yase lase zase "
     "kwase",
     "", ""},
    {"zu", 3,
     "u ku ka no ngo nga ngu njengo kuno o bo kwa ya wa la za baka lika sika "
     "zika luka buka kuka yi e se le ye we ne ase base wase yase lase zase "
     "kwase",
     "", ""},
};
// clang-format on

// One table, ready to be used: longest first.
struct Rules {
  std::size_t least_letters = 0;
  std::vector<std::string_view> prefixes;
  using ByLastByte = std::array<std::vector<std::string_view>, 256>;
  ByLastByte endings;
  ByLastByte then;
};

std::uint8_t LastByte(std::string_view text) {
  return static_cast<std::uint8_t>(text.back());
}

std::vector<std::string_view> SplitLongestFirst(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) parts.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](std::string_view a, std::string_view b) {
                     return a.size() > b.size();
                   });
  return parts;
}

Rules::ByLastByte SplitByLastByte(std::string_view list) {
  Rules::ByLastByte parts;
  for (const std::string_view part : SplitLongestFirst(list)) {
    parts[LastByte(part)].push_back(part);
  }
  return parts;
}

constexpr std::size_t kLanguages = std::size(kTables);

std::array<Rules, kLanguages> SplitTables() {
  std::array<Rules, kLanguages> all;
  for (std::size_t i = 0; i < kLanguages; ++i) {
    const Table& table = kTables[i];
    all[i].least_letters = table.least_letters;
    all[i].prefixes = SplitLongestFirst(table.prefixes);
    all[i].endings = SplitByLastByte(table.endings);
    all[i].then =
        table.then == kEndings ? all[i].endings : SplitByLastByte(table.then);
  }
  return all;
}

}  // namespace

std::optional<std::size_t> FindLightStem(std::string_view language) {
  const Table* const at = std::lower_bound(
      std::begin(kTables), std::end(kTables), language,
      [](const Table& t, std::string_view l) { return t.language < l; });
  if (at == std::end(kTables) || at->language != language) return std::nullopt;
  return static_cast<std::size_t>(at - std::begin(kTables));
}

std::optional<std::string> LightStem(std::string_view language,
                                     std::string_view word) {
  const std::optional<std::size_t> table = FindLightStem(language);
  if (!table.has_value()) return std::nullopt;
  return std::string(LightStem(*table, word));
}

std::string_view LightStem(std::size_t table, std::string_view word) {
  static const std::array<Rules, kLanguages> all = SplitTables();
  const Rules* const rules = &all[table];
  const auto leaves_enough = [rules](std::string_view rest) {
    return CodePointCount(rest) >= rules->least_letters;
  };
  std::string_view stem = word;
  for (const std::string_view prefix : rules->prefixes) {
    const std::string_view rest =
        word.substr(std::min(prefix.size(), word.size()));
    if (word.starts_with(prefix) && leaves_enough(rest)) {
      stem = rest;
      break;
    }
  }
  for (const auto* list : {&rules->endings, &rules->then}) {
    if (stem.empty()) break;
    const auto& endings = (*list)[LastByte(stem)];
    const auto ending =
        std::find_if(endings.begin(), endings.end(), [&](std::string_view e) {
          return stem.ends_with(e) &&
                 leaves_enough(stem.substr(0, stem.size() - e.size()));
        });
    if (ending != endings.end()) stem.remove_suffix(ending->size());
  }
  return stem;
}

std::span<const std::string_view> LightStemLanguages() {
  static const std::array<std::string_view, kLanguages> codes = [] {
    std::array<std::string_view, kLanguages> all;
    std::transform(std::begin(kTables), std::end(kTables), all.begin(),
                   [](const Table& table) { return table.language; });
    return all;
  }();
  return codes;
}

}  // namespace dizin
