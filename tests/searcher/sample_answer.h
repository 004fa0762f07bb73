// An answer made by hand, for tests of what renders answers.

#ifndef DIZIN_TESTS_SEARCHER_SAMPLE_ANSWER_H_
#define DIZIN_TESTS_SEARCHER_SAMPLE_ANSWER_H_

#include <string>

#include "searcher/answer.h"

namespace dizin {

// A mark over the first `surface` in `excerpt`.
inline Mark MarkOver(const Excerpt& excerpt, std::string_view surface,
                     std::uint32_t word, Grade grade, Relation relation,
                     float similarity = 1) {
  const std::size_t at = excerpt.text.find(surface);
  const auto begin = static_cast<std::uint32_t>(excerpt.begin + at);
  return {begin,    begin + static_cast<std::uint32_t>(surface.size()),
          word,     grade,
          relation, similarity};
}

inline AnsweredHit SampleTurkishHit() {
  AnsweredHit hit;
  hit.rank = 1;
  hit.id = "tr/42";
  hit.score = 7.25;
  hit.title = {"title", 0, "Kalın Washington'da", false, false, {}};
  hit.title.marks = {
      MarkOver(hit.title, "Kalın", 1, Grade::kAlike, Relation::kSpelling)};
  hit.date = ParseDate("2021-02-11");
  hit.language = "tr";
  hit.source = "Anadolu";
  hit.authors = {"Ayşe Yılmaz"};
  hit.extra = {{"byline", "A. Y."}};
  Excerpt passage = {"text", 120,   "İbrahim Kalın <S-400> & F-35'i konuştu.",
                     true,   false, {}};
  passage.marks = {
      MarkOver(passage, "İbrahim", 0, Grade::kAlike, Relation::kSpelling),
      MarkOver(passage, "Kalın", 1, Grade::kAlike, Relation::kSpelling)};
  hit.passages = {passage};
  hit.parts = {{"ibrahim", Grade::kAlike, 3.0}, {"kalin", Grade::kAlike, 4.25}};
  return hit;
}

inline AnsweredHit SampleArabicHit() {
  AnsweredHit hit;
  hit.rank = 2;
  hit.id = "ar/7";
  hit.score = 2.5;
  hit.title = {"title", 0, "كالين في أنقرة", false, false, {}};
  hit.title.marks = {
      MarkOver(hit.title, "كالين", 1, Grade::kNear, Relation::kSound, .93F)};
  hit.language = "ar";
  hit.url = "https://example.org/7?a=1&b=2";
  hit.passages = {{"text", 0, "وصل إبراهيم كالين", false, true, {}}};
  hit.passages[0].marks = {MarkOver(hit.passages[0], "كالين", 1, Grade::kNear,
                                    Relation::kSound, .93F)};
  hit.parts = {{"kalin", Grade::kNear, 2.5}};
  return hit;
}

inline SearchAnswer SampleAnswer() {
  SearchAnswer answer;
  answer.query = "ibrahim kalin AND";
  answer.read_as = "ibrahim kalin";
  answer.notes = {"AND at the end was left out"};
  answer.matches_lower = answer.matches_estimated = answer.matches_upper = 2;
  answer.words = {{"ibrahim",
                   true,
                   {{{"i̇brahim"}, Grade::kAlike, Relation::kSpelling, 1, 3}}},
                  {"kalin",
                   true,
                   {{{"kalın"}, Grade::kAlike, Relation::kSpelling, 1, 2},
                    {{"كالين"}, Grade::kNear, Relation::kSound, .93F, 1}}}};
  answer.hits = {SampleTurkishHit(), SampleArabicHit()};
  answer.seconds = {.0001, .0008, .0003, .0012};
  return answer;
}

// The same with all that an answer can have.
inline SearchAnswer FullAnswer() {
  SearchAnswer answer = SampleAnswer();
  answer.explained = true;
  answer.next = "Aaet1tqTq9HupwEA7Z3YBg";
  answer.did_you_mean = MeantQuery{"ibrahim Kalın", {{"kalin", "Kalın", 2}}};
  answer.facets = {
      {index::FacetKind::kLanguage, {{"tr", 1}, {"ar", 1}}, 0, true},
      {index::FacetKind::kNames, {{"Washington", 1}}, 3, false}};
  answer.hits[1].duplicate_count = 2;
  answer.hits[1].duplicates = {"ar/8", "ar/9"};
  return answer;
}

}  // namespace dizin

#endif  // DIZIN_TESTS_SEARCHER_SAMPLE_ANSWER_H_
