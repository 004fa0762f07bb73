#include "searcher/render/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "searcher/render/terminal_text.h"
#include "searcher/render/written.h"

namespace dizin::render {
namespace {

std::string Fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string Count(std::uint64_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string Facts(const AnsweredHit& hit) {
  std::string facts;
  const auto add = [&facts](std::string_view fact) {
    if (fact.empty()) return;
    if (!facts.empty()) facts += " · ";
    facts += fact;
  };
  if (hit.date) add(hit.date->ToString());
  add(hit.source);
  add(hit.language);
  add(hit.url.empty() ? hit.id : hit.url);
  return facts;
}

std::string Duplicates(const AnsweredHit& hit) {
  std::string line =
      "and " + Count(hit.duplicate_count, "near-duplicate", "near-duplicates");
  const char* sign = ": ";
  for (const std::string& id : hit.duplicates) {
    line += sign + id;
    sign = ", ";
  }
  if (hit.duplicates.size() < hit.duplicate_count) line += ", …";
  return line;
}

std::string ScoreLine(const AnsweredHit& hit) {
  std::string line = "score " + Fixed(hit.score, 3);
  const char* sign = " = ";
  for (const index::ScorePart& part : hit.parts) {
    if (part.score < 0) sign = " - ";  // what its age takes from the article
    line += sign + Fixed(std::abs(part.score), 3) + " " + part.word;
    if (part.score >= 0) line += " (" + std::string(ToString(part.grade)) + ")";
    sign = " + ";
  }
  return line;
}

class Page {
 public:
  explicit Page(const TextStyle& style)
      : width_(std::max<std::size_t>(style.width, 20)), line_(style.paint) {}

  std::string Take() { return std::move(out_); }
  void Blank() { out_ += '\n'; }

  void Line(std::string_view text, Look look, std::string_view indent) {
    line_.Add(text, look);
    line_.AppendLines(indent, indent, width_, &out_);
  }

  // A word of the query and what the index has for it.
  void Word(const Expansion& word) {
    std::string head = word.typed;
    if (word.variants.empty()) {
      head += ": no article has it or a word like it";
    } else {
      head += ": found as " + Count(word.variants.size(), "word", "words");
      if (word.name_like) head += ", name-like";
    }
    Line(head, Look::kTitle, "");
    for (const Variant& variant : word.variants) VariantLine(variant);
  }

  void Hit(const AnsweredHit& hit, const SearchAnswer& answer,
           std::size_t digits) {
    std::string number = std::to_string(hit.rank);
    number.resize(std::max(number.size(), digits), ' ');
    number += "  ";
    const std::string indent(number.size(), ' ');
    if (hit.title.text.empty()) {
      line_.Add(hit.id, Look::kTitle);
    } else {
      Add(hit.title, Look::kTitle);
    }
    line_.AppendLines(number, indent, width_, &out_);
    Line(Facts(hit), Look::kFacts, indent);
    for (const Excerpt& passage : hit.passages) {
      Add(passage, Look::kPlain);
      line_.AppendLines(indent, indent, width_, &out_);
    }
    for (const Excerpt& other : hit.others) {
      line_.Add(other.field + ": ", Look::kFacts);
      Add(other, Look::kPlain);
      line_.AppendLines(indent, indent, width_, &out_);
    }
    if (hit.duplicate_count > 0) Line(Duplicates(hit), Look::kFacts, indent);
    if (answer.explained) Explain(hit, answer, indent);
    Blank();
  }

  // "lang: tr 12, en 3": the values of one facet.
  void Facet(const index::Facet& facet) {
    line_.Add(std::string(FacetName(facet.kind)) + ": ", Look::kFacts);
    const char* comma = "";
    for (const index::FacetValue& value : facet.values) {
      line_.Add(comma, Look::kFacts);
      line_.Add(value.value, Look::kPlain);
      line_.Add("\u00A0" + std::to_string(value.articles), Look::kFacts);
      comma = ", ";
    }
    if (facet.values.empty()) line_.Add("none", Look::kFacts);
    if (facet.others > 0) {
      line_.Add(", " + std::to_string(facet.others) + " more", Look::kFacts);
    }
    if (!facet.exact) line_.Add(" (of the best articles)", Look::kFacts);
    line_.AppendLines("", "  ", width_, &out_);
  }

  void Meant(const MeantQuery& meant) {
    line_.Add("did you mean: ", Look::kFacts);
    line_.Add(meant.query, Look::kTitle);
    line_.AppendLines("", "  ", width_, &out_);
  }

 private:
  void Add(const Excerpt& excerpt, Look plain) {
    if (excerpt.cut_before) line_.Add("…\u00A0", Look::kFacts);
    for (const Segment& segment : Segments(excerpt)) {
      line_.Add(segment.text,
                segment.mark != nullptr ? LookOf(segment.mark->grade) : plain);
    }
    if (excerpt.cut_after) line_.Add("\u00A0…", Look::kFacts);
  }

  void VariantLine(const Variant& variant) {
    line_.Add(ToString(variant.grade), Look::kFacts);
    line_.Add(" ", Look::kPlain);
    line_.Add(Written(variant.terms), LookOf(variant.grade));
    std::string why = ": ";
    why += MeaningOf(variant.relation);
    if (variant.relation == Relation::kSound) {
      why += " (" + Fixed(static_cast<double>(variant.similarity), 2) + ")";
    }
    why += ", in " + Count(variant.articles, "article", "articles");
    line_.Add(why, Look::kFacts);
    line_.AppendLines("  ", "    ", width_, &out_);
  }

  void Explain(const AnsweredHit& hit, const SearchAnswer& answer,
               std::string_view indent) {
    Line(ScoreLine(hit), Look::kFacts, indent);
    std::vector<std::string> told;
    const auto tell = [&](const Excerpt& excerpt) {
      for (const Mark& mark : excerpt.marks) {
        std::string why(excerpt.Surface(mark));
        why += " found by " + answer.words[mark.word].typed + ": ";
        why += MeaningOf(mark.relation);
        why += " (" + std::string(ToString(mark.grade)) + ")";
        if (std::find(told.begin(), told.end(), why) != told.end()) continue;
        Line(why, Look::kFacts, indent);
        told.push_back(std::move(why));
      }
    };
    tell(hit.title);
    for (const Excerpt& passage : hit.passages) tell(passage);
    for (const Excerpt& other : hit.others) tell(other);
  }

  std::size_t width_;
  TerminalText line_;
  std::string out_;
};

std::string Summary(const SearchAnswer& answer) {
  std::string text;
  if (answer.matches_upper == 0) {
    text = "no article found";
  } else {
    if (answer.matches_lower != answer.matches_upper) text = "about ";
    text += Count(answer.matches_estimated, "article", "articles");
    if (answer.hits.empty()) {
      text += ", none from " + std::to_string(answer.offset + 1) + " on";
    } else if (answer.hits.size() < answer.matches_upper) {
      text += ", shown " + std::to_string(answer.hits.front().rank) + " to " +
              std::to_string(answer.hits.back().rank);
      if (answer.hits.back().rank < answer.matches_upper) {
        text +=
            ", go on with --offset " + std::to_string(answer.hits.back().rank);
      }
    }
  }
  return text + " (" + Fixed(answer.seconds.total * 1000, 1) + " ms)";
}

}  // namespace

std::string RenderText(const SearchAnswer& answer, const TextStyle& style) {
  Page page(style);
  for (const std::string& note : answer.notes) {
    page.Line("note: " + note, Look::kFacts, "");
  }
  if (answer.explained) {
    if (!answer.read_as.empty()) {  // similar articles have no query
      page.Line("read as: " + answer.read_as, Look::kFacts, "");
    }
    for (const Expansion& word : answer.words) page.Word(word);
  }
  if (answer.did_you_mean) page.Meant(*answer.did_you_mean);
  if (!answer.notes.empty() || answer.explained || answer.did_you_mean) {
    page.Blank();
  }
  const std::uint64_t last = answer.hits.empty() ? 1 : answer.hits.back().rank;
  for (const AnsweredHit& hit : answer.hits) {
    page.Hit(hit, answer, std::to_string(last).size());
  }
  for (const index::Facet& facet : answer.facets) page.Facet(facet);
  page.Line(Summary(answer), Look::kFacts, "");
  return page.Take();
}

std::string RenderText(const CompletionAnswer& answer) {
  std::string out;
  for (const index::KnownWord& word : answer.words) {
    out += answer.before + word.written + '\t' + std::to_string(word.articles) +
           '\n';
  }
  return out;
}

std::string RenderText(const AbbreviationsAnswer& answer) {
  std::string out;
  for (const index::KnownAbbreviation& known : answer.abbreviations) {
    out += known.abbreviation + '\t' + Written(known.words) + '\t' +
           std::to_string(known.texts) + '\n';
  }
  return out;
}

std::string RenderText(const NamesAnswer& answer, const TextStyle& style) {
  Page page(style);
  page.Word(answer.word);
  return page.Take();
}

}  // namespace dizin::render
