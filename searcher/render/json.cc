#include "searcher/render/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "common/text/json_writer.h"
#include "searcher/render/html.h"

namespace dizin::render {
namespace {

// A fact that is not known is left out.
void Known(std::string_view key, std::string_view value, JsonWriter* json) {
  if (!value.empty()) json->Key(key).String(value);
}

void Strings(std::string_view key, const std::vector<std::string>& values,
             JsonWriter* json) {
  json->Key(key).BeginArray();
  for (const std::string& value : values) json->String(value);
  json->EndArray();
}

// With two digits more than people can tell apart; floats print long.
void WriteSimilarity(float similarity, JsonWriter* json) {
  const double value = static_cast<double>(similarity);
  json->Key("similarity")
      .Number(static_cast<double>(std::lround(value * 1e4)) / 1e4);
}

void WriteVariant(const Variant& variant, JsonWriter* json) {
  json->BeginObject();
  Strings("terms", variant.terms, json);
  json->Key("grade").String(ToString(variant.grade));
  json->Key("relation").String(ToString(variant.relation));
  WriteSimilarity(variant.similarity, json);
  json->Key("articles").Number(variant.articles).EndObject();
}

void WriteWord(const Expansion& word, JsonWriter* json) {
  json->BeginObject().Key("word").String(word.typed);
  json->Key("name_like").Bool(word.name_like);
  json->Key("variants").BeginArray();
  for (const Variant& variant : word.variants) WriteVariant(variant, json);
  json->EndArray().EndObject();
}

void WriteExcerpt(const Excerpt& excerpt, JsonWriter* json) {
  json->BeginObject();
  json->Key("field").String(excerpt.field);
  json->Key("begin").Number(excerpt.begin);
  json->Key("end").Number(excerpt.begin + excerpt.text.size());
  json->Key("cut_before").Bool(excerpt.cut_before);
  json->Key("cut_after").Bool(excerpt.cut_after);
  json->Key("text").String(excerpt.text);
  json->Key("html").String(RenderHtml(excerpt)).EndObject();
}

void WriteMarks(const Excerpt& excerpt, const SearchAnswer& answer,
                JsonWriter* json) {
  for (const Mark& mark : excerpt.marks) {
    json->BeginObject();
    json->Key("surface").String(excerpt.Surface(mark));
    json->Key("word").String(answer.words[mark.word].typed);
    json->Key("grade").String(ToString(mark.grade));
    json->Key("relation").String(ToString(mark.relation));
    WriteSimilarity(mark.similarity, json);
    json->Key("field").String(excerpt.field);
    json->Key("begin").Number(mark.begin);
    json->Key("end").Number(mark.end).EndObject();
  }
}

// Each name once, as an object has it; of several values a list.
void WriteFields(const std::vector<std::pair<std::string, std::string>>& fields,
                 JsonWriter* json) {
  std::vector<std::pair<std::string_view, std::vector<std::string>>> by_name;
  for (const auto& field : fields) {
    auto it = std::find_if(
        by_name.begin(), by_name.end(),
        [&field](const auto& one) { return one.first == field.first; });
    if (it == by_name.end()) it = by_name.insert(it, {field.first, {}});
    it->second.push_back(field.second);
  }
  json->Key("fields").BeginObject();
  for (const auto& [name, values] : by_name) {
    if (values.size() == 1) {
      json->Key(name).String(values.front());
    } else {
      Strings(name, values, json);
    }
  }
  json->EndObject();
}

// What hits and articles say alike of where they come from.
void WriteOrigin(const auto& of, JsonWriter* json) {
  if (of.date) json->Key("date").String(of.date->ToString());
  Known("language", of.language, json);
  Known("source", of.source, json);
  Known("url", of.url, json);
  if (!of.authors.empty()) Strings("authors", of.authors, json);
  if (!of.extra.empty()) WriteFields(of.extra, json);
}

// Further digits depend on the order in which the parts of a score were added:
// what is remembered is added at once.
double Rounded(double score) {
  constexpr int kDigits = 12;
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 score, std::chars_format::general, kDigits);
  std::from_chars(digits.data(), end.ptr, score);
  return score;
}

void WriteFacts(const AnsweredHit& hit, JsonWriter* json) {
  json->Key("rank").Number(hit.rank);
  json->Key("id").String(hit.id);
  json->Key("score").Number(Rounded(hit.score));
  Known("title", hit.title.text, json);
  if (!hit.title.marks.empty()) {
    json->Key("title_html").String(RenderHtml(hit.title));
  }
  WriteOrigin(hit, json);
}

void WriteHit(const AnsweredHit& hit, const SearchAnswer& answer,
              JsonWriter* json) {
  json->BeginObject();
  WriteFacts(hit, json);
  json->Key("passages").BeginArray();
  for (const Excerpt& passage : hit.passages) WriteExcerpt(passage, json);
  for (const Excerpt& other : hit.others) WriteExcerpt(other, json);
  json->EndArray().Key("matched").BeginArray();
  WriteMarks(hit.title, answer, json);
  for (const Excerpt& passage : hit.passages) {
    WriteMarks(passage, answer, json);
  }
  for (const Excerpt& other : hit.others) WriteMarks(other, answer, json);
  json->EndArray();
  if (hit.duplicate_count > 0) {
    json->Key("duplicate_count").Number(hit.duplicate_count);
    Strings("duplicates", hit.duplicates, json);
  }
  if (answer.explained) {
    json->Key("score_parts").BeginArray();
    for (const index::ScorePart& part : hit.parts) {
      json->BeginObject().Key("word").String(part.word);
      json->Key("grade").String(ToString(part.grade));
      json->Key("score").Number(Rounded(part.score)).EndObject();
    }
    json->EndArray();
  }
  json->EndObject();
}

void WriteFacets(const SearchAnswer& answer, JsonWriter* json) {
  json->Key("facets").BeginObject();
  for (const index::Facet& facet : answer.facets) {
    json->Key(FacetName(facet.kind)).BeginObject();
    json->Key("values").BeginArray();
    for (const index::FacetValue& value : facet.values) {
      json->BeginObject().Key("value").String(value.value);
      json->Key("articles").Number(value.articles).EndObject();
    }
    json->EndArray().Key("others").Number(facet.others);
    json->Key("exact").Bool(facet.exact).EndObject();
  }
  json->EndObject();
}

void WriteMeant(const MeantQuery& meant, JsonWriter* json) {
  json->Key("did_you_mean").BeginObject();
  json->Key("query").String(meant.query).Key("words").BeginArray();
  for (const CorrectedWord& word : meant.words) {
    json->BeginObject().Key("word").String(word.word);
    json->Key("instead").String(word.instead);
    json->Key("articles").Number(word.articles).EndObject();
  }
  json->EndArray().EndObject();
}

void WriteQuery(const SearchAnswer& answer, JsonWriter* json) {
  json->Key("query").BeginObject();
  json->Key("text").String(answer.query);
  json->Key("read_as").String(answer.read_as);
  Strings("notes", answer.notes, json);
  json->EndObject();
  json->Key("matches").BeginObject();
  json->Key("count").Number(answer.matches_estimated);
  json->Key("exact").Bool(answer.matches_lower == answer.matches_upper);
  json->Key("at_least").Number(answer.matches_lower);
  json->Key("at_most").Number(answer.matches_upper).EndObject();
  json->Key("offset").Number(answer.offset);
  Known("next", answer.next, json);
}

void WriteSeconds(const Seconds& seconds, JsonWriter* json) {
  json->Key("seconds").BeginObject();
  json->Key("parse").Number(seconds.parse);
  json->Key("search").Number(seconds.search);
  json->Key("snippets").Number(seconds.snippets);
  json->Key("total").Number(seconds.total).EndObject();
}

}  // namespace

std::string RenderJson(const SearchAnswer& answer, int indent) {
  std::string out;
  JsonWriter json(&out, indent);
  json.BeginObject().Key("version").Number(kJsonVersion);
  WriteQuery(answer, &json);
  if (answer.did_you_mean) WriteMeant(*answer.did_you_mean, &json);
  if (answer.explained) {
    json.Key("words").BeginArray();
    for (const Expansion& word : answer.words) WriteWord(word, &json);
    json.EndArray();
  }
  json.Key("hits").BeginArray();
  for (const AnsweredHit& hit : answer.hits) WriteHit(hit, answer, &json);
  json.EndArray();
  if (!answer.facets.empty()) WriteFacets(answer, &json);
  WriteSeconds(answer.seconds, &json);
  json.EndObject();
  return out + '\n';
}

std::string RenderJsonLines(const SearchAnswer& answer) {
  std::string out;
  for (const AnsweredHit& hit : answer.hits) {
    JsonWriter json(&out);
    WriteHit(hit, answer, &json);
    out += '\n';
  }
  return out;
}

std::string RenderJson(const CompletionAnswer& answer, int indent) {
  std::string out;
  JsonWriter json(&out, indent);
  json.BeginObject().Key("version").Number(kJsonVersion);
  json.Key("text").String(answer.text);
  json.Key("completions").BeginArray();
  for (const index::KnownWord& word : answer.words) {
    json.BeginObject().Key("text").String(answer.before + word.written);
    json.Key("word").String(word.written);
    json.Key("articles").Number(word.articles).EndObject();
  }
  json.EndArray().EndObject();
  return out + '\n';
}

std::string RenderJson(const NamesAnswer& answer, int indent) {
  std::string out;
  JsonWriter json(&out, indent);
  json.BeginObject().Key("version").Number(kJsonVersion);
  json.Key("articles").Number(answer.articles);
  json.Key("names");
  WriteWord(answer.word, &json);
  json.EndObject();
  return out + '\n';
}

std::string RenderJson(const std::optional<Article>& article, int indent) {
  std::string out;
  JsonWriter json(&out, indent);
  json.BeginObject().Key("version").Number(kJsonVersion).Key("article");
  if (article) {
    json.BeginObject().Key("id").String(article->id);
    Known("title", article->title, &json);
    WriteOrigin(*article, &json);
    Known("text", article->text, &json);
    json.EndObject();
  } else {
    json.Null();
  }
  json.EndObject();
  return out + '\n';
}

std::string RenderJson(const AbbreviationsAnswer& answer, int indent) {
  std::string out;
  JsonWriter json(&out, indent);
  json.BeginObject().Key("version").Number(kJsonVersion);
  json.Key("count").Number(answer.count);
  json.Key("offset").Number(answer.offset);
  json.Key("abbreviations").BeginArray();
  for (const index::KnownAbbreviation& known : answer.abbreviations) {
    json.BeginObject().Key("abbreviation").String(known.abbreviation);
    Strings("words", known.words, &json);
    json.Key("texts").Number(known.texts).EndObject();
  }
  json.EndArray().EndObject();
  return out + '\n';
}

}  // namespace dizin::render
