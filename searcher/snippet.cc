#include "searcher/snippet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace dizin {
namespace {

using Marks = std::vector<Mark>;
using Spans = std::vector<WordSpan>;

// What a word is worth by the grade it was found with.
constexpr std::array<double, kGrades> kGradeWorth = {1, .95, .8, .6};
// A further place of a word that is in the window already, up to four.
constexpr double kRepeatWorth = .06;
constexpr std::size_t kMaxRepeats = 4;
// Two different words side by side.
constexpr double kNeighbourWorth = .4;
constexpr std::uint32_t kNeighbourBytes = 3;
// What a word that an earlier passage shows is still worth.
constexpr double kShownWorth = .25;
// Marks behind these are not looked at when windows are compared.
constexpr std::size_t kMaxMarks = 400;
// Passages closer than this are one.
constexpr std::uint32_t kJoinBytes = 24;

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool Overlap(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

// Columns that `text` takes, about: two for Han, kana and Hangul, one for every
// other code point. Exact widths are a renderer's affair.
std::size_t RoughColumns(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if ((byte & 0xC0) == 0x80) continue;
    columns += (byte >= 0xE3 && byte <= 0xED) || byte >= 0xF0 ? 2 : 1;
  }
  return columns;
}

// Bytes of this text that fill so many columns, judged by a sample.
std::uint32_t BytesFor(std::string_view text, std::size_t at,
                       std::size_t columns) {
  constexpr std::size_t kSample = 512;
  const std::size_t begin = at > kSample / 2 ? at - kSample / 2 : 0;
  const std::string_view sample = text.substr(begin, kSample);
  const std::size_t have = std::max<std::size_t>(RoughColumns(sample), 1);
  return static_cast<std::uint32_t>(columns * sample.size() / have + 1);
}

// How good a window is that holds the marks [first, last).
double Worth(std::span<const Mark> marks, std::span<const double> weights,
             std::vector<double>* best) {
  best->assign(weights.size(), 0);
  double worth = 0;
  std::size_t repeats = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    const double value =
        weights[mark.word] * kGradeWorth[static_cast<std::size_t>(mark.grade)];
    double* have = &(*best)[mark.word];
    if (*have > 0 && repeats < kMaxRepeats) {
      worth += kRepeatWorth * weights[mark.word];
      ++repeats;
    }
    worth += std::max(value - *have, 0.0);
    *have = std::max(*have, value);
    if (i > 0 && marks[i - 1].word != mark.word &&
        mark.begin - marks[i - 1].end <= kNeighbourBytes) {
      worth += kNeighbourWorth *
               std::min(weights[mark.word], weights[marks[i - 1].word]);
    }
  }
  return worth;
}

// Chooses windows one after another.
class Chooser {
 public:
  Chooser(const Marks& marks, std::span<const double> weights,
          std::uint32_t window)
      : marks_(marks.data(), std::min(marks.size(), kMaxMarks)),
        weights_(weights.begin(), weights.end()),
        window_(window) {}

  // The marks of the best window outside of `taken`; empty if there is none.
  std::span<const Mark> Best(const std::vector<Range>& taken) {
    std::span<const Mark> best;
    double best_worth = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const std::span<const Mark> window = WindowFrom(i, taken);
      if (window.empty()) continue;
      const double worth = Worth(window, weights_, &scratch_);
      if (worth > best_worth + 1e-9) {
        best = window;
        best_worth = worth;
      }
    }
    return best;
  }

  void Shown(std::span<const Mark> window) {
    std::vector<bool> shown(weights_.size());
    for (const Mark& mark : window) shown[mark.word] = true;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (shown[i]) weights_[i] *= kShownWorth;
    }
  }

 private:
  std::span<const Mark> WindowFrom(std::size_t first,
                                   const std::vector<Range>& taken) const {
    const auto is_taken = [&taken](const Mark& mark) {
      return std::any_of(taken.begin(), taken.end(), [&mark](Range range) {
        return Overlap(range, {mark.begin, mark.end});
      });
    };
    std::size_t last = first;
    while (last < marks_.size() &&
           marks_[last].end - marks_[first].begin <= window_ &&
           !is_taken(marks_[last])) {
      ++last;
    }
    // One mark is always taken, however long.
    if (last == first && !is_taken(marks_[first])) last = first + 1;
    return marks_.subspan(first, last - first);
  }

  std::span<const Mark> marks_;
  std::vector<double> weights_;
  std::uint32_t window_;
  std::vector<double> scratch_;
};

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Grows a window to a passage, between words or sentences.
class Cutter {
 public:
  Cutter(std::string_view text, const FoundWords& found, std::uint32_t window)
      : text_(text), spans_(found.spans), window_(window) {}

  // REQUIRES: spans are not empty; `core` begins and ends with a word.
  Range Grow(Range core) const {
    const std::uint32_t have = core.end - core.begin;
    const std::uint32_t spare = window_ > have ? window_ - have : 0;
    const std::size_t first = BeginSpan(core.begin, spare);
    Range range{OpeningOf(first), core.end};
    range.end = End(core.end, range.begin + std::max(window_, have));
    return range;
  }

  // True if a sentence begins where `at` is.
  bool StartsSentence(std::uint32_t at) const {
    const std::size_t i = SpanFrom(at);
    return i == 0 || (i < spans_.size() && spans_[i].sentence_start);
  }

  bool EndsSentence(std::uint32_t at) const {
    const std::size_t next = SpanFrom(at);
    if (next < spans_.size()) return spans_[next].sentence_start;
    return text_.find_first_not_of(" \n\t\r", at) == std::string_view::npos;
  }

 private:
  // The first span that ends behind `at`.
  std::size_t SpanFrom(std::uint32_t at) const {
    const auto it = std::upper_bound(
        spans_.begin(), spans_.end(), at,
        [](std::uint32_t value, const WordSpan& s) { return value < s.end; });
    return static_cast<std::size_t>(it - spans_.begin());
  }

  // Back to the sentence's start if it is near, else to a third of the room.
  std::size_t BeginSpan(std::uint32_t begin, std::uint32_t spare) const {
    const std::size_t core = std::min(SpanFrom(begin), spans_.size() - 1);
    std::size_t modest = core;
    for (std::size_t i = core;; --i) {
      const std::uint32_t before = begin - std::min(spans_[i].begin, begin);
      if (before > spare * 3 / 4) break;
      if (before <= spare / 3) modest = i;
      if (spans_[i].sentence_start || i == 0) return i;
    }
    return modest;
  }

  // A span's begin, with the quotes and brackets that open before it.
  std::uint32_t OpeningOf(std::size_t span) const {
    const std::uint32_t floor = span == 0 ? 0 : spans_[span - 1].end;
    std::uint32_t at = std::max(spans_[span].begin, floor);
    while (at > floor && !IsSpace(text_[at - 1])) --at;
    // What touches the word before belongs to it, unless the text begins here.
    const bool touches = at == floor && span > 0;
    return touches ? spans_[span].begin : at;
  }

  // Forward to `limit`, stopping between sentences in the last two fifths.
  std::uint32_t End(std::uint32_t core_end, std::uint32_t limit) const {
    const std::uint32_t enough = limit - window_ * 2 / 5;
    std::uint32_t end = core_end;
    std::size_t next = SpanFrom(core_end);
    for (; next < spans_.size() && spans_[next].end <= limit; ++next) {
      if (spans_[next].sentence_start && end >= enough) break;
      end = std::max(end, spans_[next].end);
    }
    const std::uint32_t ceiling =
        next < spans_.size() ? std::max(spans_[next].begin, end)
                             : static_cast<std::uint32_t>(text_.size());
    return ClosingOf(end, ceiling);
  }

  // `end` with the signs that follow the word directly.
  std::uint32_t ClosingOf(std::uint32_t end, std::uint32_t ceiling) const {
    constexpr std::uint32_t kMaxSigns = 16;
    const std::uint32_t stop = std::min(ceiling, end + kMaxSigns);
    std::uint32_t at = end;
    while (at < stop && !IsSpace(text_[at])) ++at;
    while (at > end && at < text_.size() &&
           (static_cast<std::uint8_t>(text_[at]) & 0xC0) == 0x80) {
      --at;
    }
    return at;
  }

  std::string_view text_;
  const Spans& spans_;
  std::uint32_t window_;
};

Excerpt Cut(std::string_view text, std::string_view field, const Marks& marks,
            Range range) {
  Excerpt excerpt;
  excerpt.field = field;
  excerpt.begin = range.begin;
  excerpt.text = text.substr(range.begin, range.end - range.begin);
  for (const Mark& mark : marks) {
    if (mark.begin >= range.begin && mark.end <= range.end) {
      excerpt.marks.push_back(mark);
    }
  }
  return excerpt;
}

// The beginning of a text without a mark.
Range Lead(std::string_view text, const Cutter& cutter, const Spans& spans) {
  if (!spans.empty()) return cutter.Grow({spans[0].begin, spans[0].end});
  const std::size_t begin =
      std::min(text.find_first_not_of(" \n\t\r"), text.size());
  std::size_t end = std::min(text.size(), begin + 200);
  while (end < text.size() &&
         (static_cast<std::uint8_t>(text[end]) & 0xC0) == 0x80) {
    ++end;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// In order, and those that overlap or almost touch made one.
void Join(std::vector<Range>* ranges) {
  std::sort(ranges->begin(), ranges->end(),
            [](Range a, Range b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (const Range range : *ranges) {
    if (kept > 0 && range.begin <= (*ranges)[kept - 1].end + kJoinBytes) {
      Range* last = &(*ranges)[kept - 1];
      last->end = std::max(last->end, range.end);
    } else {
      (*ranges)[kept++] = range;
    }
  }
  ranges->resize(kept);
}

}  // namespace

std::vector<Excerpt> BestPassages(std::string_view text, std::string_view field,
                                  const FoundWords& found,
                                  std::span<const double> weights,
                                  const SnippetOptions& options) {
  if (text.empty() || options.passages == 0) return {};
  const std::size_t sample_at = found.marks.empty() ? 0 : found.marks[0].begin;
  const std::uint32_t window = BytesFor(text, sample_at, options.columns);
  const Cutter cutter(text, found, window);
  Chooser chooser(found.marks, weights, window);
  std::vector<Range> ranges;
  while (ranges.size() < options.passages) {
    const std::span<const Mark> best = chooser.Best(ranges);
    if (best.empty()) break;
    ranges.push_back(cutter.Grow({best.front().begin, best.back().end}));
    chooser.Shown(best);
  }
  if (ranges.empty()) ranges.push_back(Lead(text, cutter, found.spans));
  Join(&ranges);
  std::vector<Excerpt> passages;
  for (const Range range : ranges) {
    passages.push_back(Cut(text, field, found.marks, range));
    passages.back().cut_before = !cutter.StartsSentence(range.begin);
    passages.back().cut_after = !cutter.EndsSentence(range.end);
  }
  return passages;
}

Excerpt WholeField(std::string_view text, std::string_view field,
                   const FoundWords& found) {
  return Cut(text, field, found.marks,
             {0, static_cast<std::uint32_t>(text.size())});
}

std::vector<double> WordWeights(const std::vector<Expansion>& words) {
  std::vector<double> weights;
  double greatest = 0;
  for (const Expansion& word : words) {
    std::uint32_t articles = 0;
    for (const Variant& variant : word.variants) {
      articles = std::max(articles, variant.articles);
    }
    weights.push_back(1 / std::log2(2 + static_cast<double>(articles)));
    if (articles > 0) greatest = std::max(greatest, weights.back());
  }
  for (double& weight : weights) {
    weight = greatest > 0 ? std::min(weight / greatest, 1.0) : 1.0;
  }
  return weights;
}

}  // namespace dizin
