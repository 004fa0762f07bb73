#include "searcher/word_finder.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dizin {
namespace {

// With no word to look for, this much is read for its sentence starts.
constexpr std::size_t kLeadBytes = 2048;

// The beginning of `text` that is read: whole words where there are spaces.
std::string_view Readable(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  const std::string_view cut = TruncateUtf8(text, max_bytes);
  const std::size_t space = cut.find_last_of(" \n");
  return space == std::string_view::npos ? cut : cut.substr(0, space);
}

// True if a sentence only seems to begin at `begin` because a line does: text
// that was wrapped by hand goes on in small letters after a single line break.
bool ContinuesLine(std::string_view text, std::uint32_t gap_begin,
                   std::uint32_t begin) {
  const bool small = text[begin] >= 'a' && text[begin] <= 'z';
  if (!small || gap_begin >= begin) return false;
  const std::string_view gap = text.substr(gap_begin, begin - gap_begin);
  return gap.find_first_not_of(" ,;\r\n") == std::string_view::npos &&
         std::count(gap.begin(), gap.end(), '\n') == 1;
}

bool IsCloser(const Mark& a, const Mark& b) {
  return a.grade != b.grade ? a.grade < b.grade : a.similarity > b.similarity;
}

// Makes one of two marks of one word that overlap; `last` begins first, or is
// the longer.
void Merge(const Mark& mark, Mark* last) {
  const bool holds = mark.end <= last->end || mark.begin == last->begin;
  Mark merged = IsCloser(mark, *last) ? mark : *last;
  if (!holds) {
    merged.begin = last->begin;
    merged.end = mark.end;
  }
  *last = merged;
}

// Puts marks in order and leaves none that overlap.
void Settle(std::vector<Mark>* marks) {
  std::sort(marks->begin(), marks->end(), [](const Mark& a, const Mark& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return IsCloser(a, b);
  });
  std::size_t kept = 0;
  for (const Mark& mark : *marks) {
    if (kept == 0 || mark.begin >= (*marks)[kept - 1].end) {
      (*marks)[kept++] = mark;
    } else if (mark.word == (*marks)[kept - 1].word) {
      Merge(mark, &(*marks)[kept - 1]);
    }
  }
  marks->resize(kept);
}

}  // namespace

WordFinder::WordFinder(const std::vector<Expansion>& words,
                       const std::vector<WordFields>& fields, UnitMemo* memo)
    : fields_(fields), memo_(memo), has_variants_(words.size()) {
  fields_.resize(words.size());
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const std::vector<Variant>& variants = words[word].variants;
    has_variants_[word] = !variants.empty();
    for (std::uint32_t i = 0; i < variants.size(); ++i) {
      AddVariant(word, i, variants[i]);
    }
  }
}

void WordFinder::AddVariant(std::uint32_t word, std::uint32_t number,
                            const Variant& variant) {
  const auto count = static_cast<std::uint32_t>(variant.terms.size());
  // Later terms first: of two equal terms in a row, one ends the variant
  // before the other begins it again.
  for (std::uint32_t i = count; i-- > 0;) {
    const std::string& term = variant.terms[i];
    std::string_view letters = term;
    if (letters.starts_with(kAbbreviationPrefix)) {
      letters.remove_prefix(kAbbreviationPrefix.size());
    }
    // A term without a hash comes only from units without one.
    if (const auto hash = memo_->SpellingHash(letters))
      filter_.set(*hash % kFilterBits);
    runs_.Add(letters);
    slots_[term].push_back({word, number, i, count, variant.grade,
                            variant.relation, variant.similarity});
  }
}

bool WordFinder::WantedIn(std::uint32_t word) const {
  if (!has_variants_[word]) return false;
  const bool main_field = field_ == "text" || field_ == "title";
  const WordFields& fields = fields_[word];
  if (fields.empty()) return main_field;
  return std::any_of(fields.begin(), fields.end(), [&](const auto& f) {
    return f == field_ || (f.empty() && main_field);
  });
}

bool WordFinder::SeenEnough(std::size_t bytes) const {
  bool any_wanted = false;
  bool all = true;
  bool any = false;
  for (std::size_t word = 0; word < wanted_.size(); ++word) {
    if (!wanted_[word]) continue;
    any_wanted = true;
    all = all && seen_[word];
    any = any || seen_[word];
  }
  if (!any_wanted) return bytes > kLeadBytes;
  return (all && bytes > kEnoughBytes) || (any && bytes > kPlentyBytes);
}

void WordFinder::Find(std::string_view text, std::string_view field,
                      FoundWords* found) {
  found->marks.clear();
  found->spans.clear();
  field_ = field;
  marks_ = &found->marks;
  position_ = 0;
  partials_.clear();
  wanted_.resize(has_variants_.size());
  seen_.assign(has_variants_.size(), false);
  for (std::uint32_t word = 0; word < wanted_.size(); ++word) {
    wanted_[word] = WantedIn(word);
  }

  constexpr std::size_t kCheckEvery = 256;  // units
  text = Readable(text, kMaxBytes);
  found->bytes_read = text.size();
  UnitScanner scanner(text, &runs_);
  for (Unit unit; scanner.Next(&unit);) {
    const std::uint32_t gap_begin =
        found->spans.empty() ? 0 : found->spans.back().end;
    found->spans.push_back(
        {unit.begin, unit.end,
         unit.sentence_start && !ContinuesLine(text, gap_begin, unit.begin)});
    const std::string_view bytes =
        text.substr(unit.begin, unit.end - unit.begin);
    if (!unit.uncut && CanMatch(bytes)) {
      Read(bytes, unit);
    } else {
      ++position_;
    }
    if (found->spans.size() % kCheckEvery == 0 && SeenEnough(unit.end)) {
      found->bytes_read = unit.end;
      break;
    }
  }
  Settle(marks_);
}

bool WordFinder::CanMatch(std::string_view bytes) {
  const auto hash = memo_->SpellingHash(bytes);
  return !hash || filter_[*hash % kFilterBits];
}

void WordFinder::Read(std::string_view bytes, const Unit& unit) {
  const UnitTokens& cut = memo_->Analyze(bytes, unit);
  for (const Token& token : cut.tokens) {
    ReadTerm(token.term, unit.begin + token.begin, unit.begin + token.end,
             position_ + token.position);
  }
  position_ += cut.positions;
}

void WordFinder::ReadTerm(std::string_view term, std::uint32_t begin,
                          std::uint32_t end, std::uint32_t position) {
  const auto it = slots_.find(term);
  if (it == slots_.end()) return;
  std::erase_if(partials_, [position](const Partial& partial) {
    return partial.position < position;
  });
  for (const Slot& slot : it->second) {
    if (wanted_[slot.word]) Take(slot, begin, end, position);
  }
}

void WordFinder::Take(const Slot& slot, std::uint32_t begin, std::uint32_t end,
                      std::uint32_t position) {
  const auto waits = [&](const Partial& partial) {
    return partial.next.word == slot.word &&
           partial.next.variant == slot.variant &&
           partial.next.index == slot.index && partial.position == position;
  };
  if (slot.index > 0) {
    const auto it = std::find_if(partials_.begin(), partials_.end(), waits);
    if (it == partials_.end()) return;
    begin = it->begin;
    partials_.erase(it);
  }
  if (slot.index + 1 < slot.count) {
    Partial partial{slot, position + 1, begin};
    ++partial.next.index;
    partials_.push_back(partial);
    return;
  }
  marks_->push_back(
      {begin, end, slot.word, slot.grade, slot.relation, slot.similarity});
  seen_[slot.word] = true;
}

}  // namespace dizin
