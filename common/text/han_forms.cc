#include "common/text/han_forms.h"

#include <memory>
#include <string_view>
#include <unordered_map>

#include <unicode/udata.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include "common/error.h"

namespace dizin {
namespace {

constexpr char32_t kFirst = U'\u3400';
constexpr char32_t kLast = U'\u9FFF';

// A Japanese character and the one it took the place of. (The list of 1946 and
// 1949, without those that China simplified alike.)
constexpr std::u32string_view kJapanese =
    U"亜亞 悪惡 圧壓 囲圍 壱壹 稲稻 隠隱 営營 栄榮 駅驛 円圓 塩鹽 縁緣 艶艷 "
    U"応應 "
    U"欧歐 殴毆 桜櫻 奥奧 横橫 仮假 価價 壊壞 懐懷 絵繪 拡擴 殻殼 覚覺 楽樂 "
    U"勧勸 "
    U"巻卷 歓歡 観觀 関關 陥陷 顔顏 気氣 帰歸 亀龜 偽僞 戯戲 犠犧 拠據 挙舉 "
    U"虚虛 "
    U"峡峽 挟挾 狭狹 郷鄉 暁曉 駆驅 勲勳 薫薰 径徑 恵惠 掲揭 渓溪 経經 継繼 "
    U"茎莖 "
    U"蛍螢 軽輕 鶏雞 芸藝 撃擊 倹儉 剣劍 圏圈 検檢 権權 献獻 県縣 険險 顕顯 "
    U"験驗 "
    U"厳嚴 広廣 恒恆 鉱鑛 黒黑 済濟 砕碎 斎齋 剤劑 雑雜 惨慘 桟棧 賛贊 残殘 "
    U"歯齒 "
    U"児兒 辞辭 湿濕 実實 舎舍 写寫 釈釋 寿壽 収收 従從 渋澀 獣獸 縦縱 粛肅 "
    U"処處 "
    U"緒緖 叙敍 将將 焼燒 奨獎 条條 状狀 乗乘 浄淨 剰剩 畳疊 嬢孃 譲讓 醸釀 "
    U"触觸 "
    U"嘱囑 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 随隨 髄髓 数數 枢樞 声聲 静靜 "
    U"斉齊 "
    U"摂攝 窃竊 専專 戦戰 浅淺 潜潛 繊纖 践踐 銭錢 禅禪 双雙 壮壯 捜搜 挿插 "
    U"争爭 "
    U"総總 装裝 荘莊 騒騷 増增 臓臟 蔵藏 続續 属屬 堕墮 体體 対對 帯帶 滞滯 "
    U"滝瀧 "
    U"択擇 沢澤 単單 担擔 胆膽 団團 弾彈 断斷 痴癡 遅遲 昼晝 鋳鑄 庁廳 聴聽 "
    U"鎮鎭 "
    U"逓遞 鉄鐵 転轉 点點 伝傳 党黨 盗盜 灯燈 当當 闘鬥 徳德 独獨 読讀 届屆 "
    U"縄繩 "
    U"弐貳 悩惱 脳腦 廃廢 拝拜 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 浜濱 瓶甁 "
    U"払拂 "
    U"仏佛 並竝 変變 辺邊 宝寶 豊豐 翻飜 万萬 満滿 黙默 訳譯 薬藥 与與 誉譽 "
    U"揺搖 "
    U"様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 塁壘 涙淚 励勵 礼禮 "
    U"隷隸 "
    U"霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 楼樓 湾灣 弥彌 曽曾 鴎鷗 高髙 "
    U"島嶋 "
    U"嵜崎 邉邊 桧檜 竃竈 巌巖 蝋蠟 頬頰 噛嚙";

using Groups = std::unordered_map<char32_t, std::u32string>;

struct Closer {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, Closer>;

// The rules of ICU's transform from simplified to traditional characters, which
// it reads from behind for the other direction. Making the transform of them
// takes 15 ms.
icu::UnicodeString RulesOfForms() {
  UErrorCode status = U_ZERO_ERROR;
  Bundle bundle(ures_openDirect(U_ICUDATA_NAME "-translit", "root", &status));
  for (const char* const key :
       {"RuleBasedTransliteratorIDs", "Hant-Hans", "file", "resource"}) {
    bundle.reset(ures_getByKey(bundle.get(), key, nullptr, &status));
  }
  int32_t length = 0;
  const UChar* const rules = ures_getString(bundle.get(), &length, &status);
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kInternal, "ICU has no transform Hant-Hans");
  }
  return icu::UnicodeString(rules, length);
}

// From each character that ICU simplifies to what it becomes, where nothing
// stands beside it. Of rules like 龟↔龜 and 姜←薑 the first counts.
std::unordered_map<char32_t, char32_t> Simplified() {
  constexpr UChar kBothWays = u'\u2194', kBackwards = u'\u2190';
  const icu::UnicodeString rules = RulesOfForms();
  std::unordered_map<char32_t, char32_t> simplified;
  for (int32_t begin = 0; begin < rules.length();) {
    int32_t end = rules.indexOf(u';', begin);
    if (end < 0) end = rules.length();
    icu::UnicodeString rule = rules.tempSubStringBetween(begin, end);
    begin = end + 1;
    rule.trim();
    if (rule.length() != 3) continue;
    const UChar simple = rule[0], arrow = rule[1], form = rule[2];
    if ((arrow == kBothWays || arrow == kBackwards) && form >= kFirst &&
        form <= kLast) {
      simplified.try_emplace(form, simple);
    }
  }
  std::erase_if(simplified,
                [](const auto& pair) { return pair.first == pair.second; });
  return simplified;
}

// From each character that has other forms to all of them.
Groups MakeGroups() {
  std::unordered_map<char32_t, char32_t> key = Simplified();
  const auto key_of = [&key](char32_t c) {
    const auto found = key.find(c);
    return found == key.end() ? c : found->second;
  };
  for (std::size_t i = 0; i + 1 < kJapanese.size(); i += 3) {
    key.try_emplace(kJapanese[i], key_of(kJapanese[i + 1]));
  }
  Groups by_key;
  for (const auto& [form, simple] : key) {
    std::u32string& group = by_key.try_emplace(simple, 1, simple).first->second;
    group += form;
  }
  Groups groups;
  for (const auto& [simple, group] : by_key) {
    for (const char32_t form : group) {
      std::u32string& forms = groups[form];
      for (const char32_t c : group) {
        if (forms.find(c) == std::u32string::npos) forms += c;
      }
    }
  }
  return groups;
}

}  // namespace

std::u32string HanForms(char32_t c) {
  if (c < kFirst) return std::u32string(1, c);
  static const Groups groups = MakeGroups();
  const auto found = groups.find(c);
  return found == groups.end() ? std::u32string(1, c) : found->second;
}

}  // namespace dizin
