#include "common/index/article_analyzer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/date.h"
#include "common/index/schema.h"
#include "common/index/simhash.h"
#include "common/lexicon/letters.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::index {
namespace {

// `text` as a number, if all of it is one.
std::optional<double> ParseNumber(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (code != std::errc() || stop != end || !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

// Of two neighbouring words.
std::uint64_t PairHash(std::uint32_t first, std::uint32_t second) {
  const std::uint64_t both = std::uint64_t{first} << 32 | second;
  const std::uint64_t mixed = both * 0x9E37'79B9'7F4A'7C15U;
  return mixed ^ (mixed >> 32) * 0xBF58'476D'1CE4'E5B9U;
}

}  // namespace

ArticleAnalyzer::ArticleAnalyzer(TermDictionary* terms,
                                 lexicon::Vocabulary* vocabulary,
                                 OccurrencesCounted counted)
    : terms_(terms), vocabulary_(vocabulary), counted_(counted), memo_(terms) {}

void ArticleAnalyzer::Analyze(const Article& article, IndexedArticle* out) {
  Analyze(article, ContentHash(article), out);
}

void ArticleAnalyzer::Analyze(const Article& article, std::uint64_t hash,
                              IndexedArticle* out) {
  out_ = out;
  out->id = article.id;
  out->content_hash = hash;
  out->occurrences.clear();
  out->values.clear();
  std::string head = StoredHead(article.id);
  const bool id_in_slot = head.size() <= kMaxValueBytes;
  if (id_in_slot) AddValue(kIdSlot, std::move(head));
  out->data = encoder_.Encode(article, !id_in_slot);
  language_ = lexicon::LanguageIdOf(article.language);
  capitals_tell_ = lexicon::CapitalsTell(language_);
  const std::uint32_t text_begins = AddTitle(article.title) + kTitleGap;
  const std::uint32_t words = AddText(article.text, text_begins) - text_begins;
  AddAuthors(article);
  AddFurtherFields(article);
  AddFilter(IdTerm(article.id));
  if (!article.language.empty()) AddFilter(LanguageTerm(article.language));
  if (!article.source.empty()) AddFilter(SourceTerm(article.source));
  AddValues(article, words);
  if (vocabulary_ != nullptr) vocabulary_->CountEvidence(said_);
  said_.clear();
  out_ = nullptr;
}

void ArticleAnalyzer::Clear() { memo_.Clear(); }

std::size_t ArticleAnalyzer::MemoryUse() const { return memo_.MemoryUse(); }

template <typename Add>
std::uint32_t ArticleAnalyzer::ForEachToken(std::string_view text,
                                            std::uint32_t position,
                                            const Add& add) {
  UnitScanner scanner(text);
  const auto want = [&](Turn* turn) {
    turn->count = scanner.Next(turn->units);
    memo_.Want(text, std::span(turn->units).first(turn->count), turn->wanted);
  };
  const auto prepare = [&](Turn* turn) {
    memo_.Prepare(std::span(turn->wanted).first(turn->count));
  };
  want(&turns_[0]);
  prepare(&turns_[0]);
  want(&turns_[1]);
  for (std::size_t now = 0; turns_[now].count > 0;
       now = (now + 1) % turns_.size()) {
    prepare(&turns_[(now + 1) % turns_.size()]);
    want(&turns_[(now + 2) % turns_.size()]);
    auto& [count, units, wanted] = turns_[now];
    for (std::size_t i = 0; i < count; ++i) {
      const TokenMemo::Known known = memo_.Find(&wanted[i]);
      for (const TokenMemo::Token& token : known.tokens) {
        add(units[i], token, position + token.position);
      }
      position += known.positions;
    }
  }
  return position;
}

// Of most tokens of a load nothing is counted here.
inline void ArticleAnalyzer::Count(std::string_view text, const Unit& unit,
                                   const TokenMemo::Token& token,
                                   bool heading) {
  const bool in_run =
      unit.kind == UnitKind::kHan || unit.kind == UnitKind::kSoutheastAsian;
  if (vocabulary_ == nullptr) return;
  if (counted_ == OccurrencesCounted::kByCaller && !token.capital && !in_run) {
    return;
  }
  const bool tells =
      capitals_tell_ && !heading && !unit.in_capitals && !unit.sentence_start;
  const lexicon::Evidence evidence = lexicon::EvidenceOf(token.capital, tells);
  if (counted_ == OccurrencesCounted::kByAnalyzer) {
    vocabulary_->Count(token.term, language_, evidence);
  } else if (token.capital) {
    said_.push_back({token.term, evidence});
  }
  if (in_run) CountInRun(text, unit, token);
}

std::uint32_t ArticleAnalyzer::AddTitle(std::string_view title) {
  BeginCounting(title);
  return ForEachToken(
      title, 1,
      [&](const Unit& unit, const TokenMemo::Token& token,
          std::uint32_t position) {
        out_->occurrences.push_back({token.term, position, 1});
        out_->occurrences.push_back({memo_.TitleTerm(token.term), position, 1});
        Count(title, unit, token, /*heading=*/true);
      });
}

std::uint32_t ArticleAnalyzer::AddText(std::string_view text,
                                       std::uint32_t position) {
  BeginCounting(text);
  SimhashBuilder simhash;
  std::uint32_t previous = 0;
  const std::uint32_t end = ForEachToken(
      text, position,
      [&](const Unit& unit, const TokenMemo::Token& token, std::uint32_t at) {
        out_->occurrences.push_back({token.term, at, 1});
        Count(text, unit, token, /*heading=*/false);
        if (token.kind != TokenKind::kWord) return;
        simhash.Add(PairHash(previous, token.hash));
        previous = token.hash;
      });
  if (end != position) {
    AddValue(kSimhashSlot, HashToValue(simhash.Finish()));
  }
  return end;
}

std::uint32_t ArticleAnalyzer::AddPrefixed(std::string_view prefix,
                                           std::string_view text,
                                           std::uint32_t position) {
  return ForEachToken(
      text, position,
      [&](const Unit&, const TokenMemo::Token& token, std::uint32_t at) {
        const std::string term(terms_->Term(token.term));
        AddOccurrence(prefix, term, at);
        if (const std::string fold = Fold(term); fold != term) {
          AddOccurrence(prefix, fold, at);
        }
      });
}

void ArticleAnalyzer::AddOccurrence(std::string_view prefix,
                                    std::string_view term,
                                    std::uint32_t position) {
  prefixed_.assign(prefix).append(term);
  out_->occurrences.push_back({terms_->Intern(prefixed_), position, 1});
}

void ArticleAnalyzer::BeginCounting(std::string_view text) {
  if (vocabulary_ != nullptr) vocabulary_->BeginText(text, language_);
}

void ArticleAnalyzer::CountInRun(std::string_view text, const Unit& unit,
                                 const TokenMemo::Token& token) {
  if (unit.kind == UnitKind::kHan) {
    const std::string_view bytes =
        text.substr(unit.begin, unit.end - unit.begin);
    vocabulary_->CountHan(
        unit, lexicon::IsPlainHan(bytes) ? bytes : terms_->Term(token.term),
        language_);
  } else {
    vocabulary_->CountRunWord(
        unit, token.term, language_,
        [this](std::uint32_t term) { return terms_->Term(term); });
  }
}

void ArticleAnalyzer::AddAuthors(const Article& article) {
  std::uint32_t position = 1;
  for (const std::string& author : article.authors) {
    position = AddPrefixed(kAuthorPrefix, author, position) + kTitleGap;
  }
}

void ArticleAnalyzer::AddFurtherFields(const Article& article) {
  std::uint32_t position = 1;
  if (!article.url.empty()) {
    position = AddPrefixed(FieldPrefix("url"), article.url, position);
  }
  for (const auto& [name, value] : article.extra) {
    position += kTitleGap;
    position = AddPrefixed(FieldPrefix(name), value, position);
    AddFieldValue(name, value);
  }
}

void ArticleAnalyzer::AddFieldValue(const std::string& name,
                                    std::string_view value) {
  std::uint8_t& kind = field_kinds_[name];
  kind |= kHoldsWords;
  double number = 0;
  if (const auto as_number = ParseNumber(value)) {
    kind |= kHoldsNumbers;
    number = *as_number;
  } else if (const auto as_date = ParseDate(value)) {
    kind |= kHoldsDates;
    number = static_cast<double>(as_date->seconds);
  } else {
    return;
  }
  const std::uint32_t slot = FieldSlot(name);
  const auto has_slot = [slot](const auto& v) { return v.first == slot; };
  // The first of a field that is there twice.
  if (std::any_of(out_->values.begin(), out_->values.end(), has_slot)) return;
  AddValue(slot, Xapian::sortable_serialise(number));
}

void ArticleAnalyzer::AddFilter(std::string_view term) {
  out_->occurrences.push_back({terms_->Intern(term), 0, 0});
}

void ArticleAnalyzer::AddValues(const Article& article, std::uint32_t words) {
  if (article.date) {
    AddValue(kDateSlot, Xapian::sortable_serialise(
                            static_cast<double>(article.date->seconds)));
  }
  AddValue(kHashSlot, HashToValue(out_->content_hash));
  AddValue(kLanguageSlot,
           std::string(TruncateUtf8(article.language, kMaxValueBytes)));
  AddValue(kSourceSlot,
           std::string(TruncateUtf8(article.source, kMaxValueBytes)));
  AddValue(kLengthSlot, Xapian::sortable_serialise(words));
  std::sort(out_->values.begin(), out_->values.end());
}

void ArticleAnalyzer::AddValue(std::uint32_t slot, std::string value) {
  if (!value.empty()) out_->values.emplace_back(slot, std::move(value));
}

}  // namespace dizin::index
