#include "searcher/serve/page/answer_part.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/language.h"
#include "searcher/render/written.h"
#include "searcher/serve/page/timeline.h"

namespace dizin::serve {
namespace {

constexpr std::size_t kFacetShown = 10;
constexpr std::size_t kVariantsShown = 12;

// With blanks also where there are none in the text: that is how it was cut.
std::string Exactly(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return "=" + render::Written(terms);
  std::string phrase;
  for (const std::string& term : terms) {
    phrase += (phrase.empty() ? "" : " ") + term;
  }
  return "=\"" + phrase + "\"";
}

std::string ArticleAddress(std::string_view id, const PageRequest& request) {
  std::string address = "/article?id=" + PercentEncode(id);
  if (!request.query.empty()) address += "&q=" + PercentEncode(request.query);
  if (request.exact) address += "&match=exact";
  return address;
}

void AppendLink(const PageRequest& to, std::string_view text, Html* html) {
  html->Markup("<a href=\"").Text(PageAddress(to)).Markup("\">");
  html->Text(text).Markup("</a>");
}

std::string Summary(const PageView& view) {
  const SearchAnswer& answer = *view.answer;
  if (answer.matches_upper == 0) return "No article found";
  std::string text;
  if (answer.matches_lower != answer.matches_upper) text = "About ";
  text += Count(answer.matches_estimated, "article", "articles");
  if (answer.hits.empty()) {
    return text + ", none from " + std::to_string(answer.offset + 1) + " on";
  }
  if (answer.hits.size() < answer.matches_upper) {
    text += ", " + std::to_string(answer.hits.front().rank) + " to " +
            std::to_string(answer.hits.back().rank);
  }
  char milliseconds[32];
  std::snprintf(milliseconds, sizeof milliseconds, "%.1f",
                answer.seconds.total * 1000);
  return text + " in " + milliseconds + " ms";
}

// Draws one page, from the summary down.
class AnswerPart {
 public:
  AnswerPart(const PageView& view, Html* html)
      : view_(view), answer_(*view.answer), html_(*html) {}

  void Append() {
    html_.Markup(
        "<div class=\"found\">\n<h1 class=\"unseen\">Results</h1>\n"
        "<p class=\"summary\" role=\"status\">");
    html_.Text(Summary(view_)).Markup("</p>\n");
    AppendFilters();
    AppendMeant();
    for (const std::string& note : answer_.notes) {
      html_.Markup("<p class=\"note\">").Text(note).Markup("</p>\n");
    }
    AppendWords();
    if (const index::Facet* months = Find(index::FacetKind::kMonth)) {
      AppendTimeline(*months, view_.request, &html_);
    }
    AppendHits();
    AppendPager();
    html_.Markup("</div>\n");
    AppendFacets();
  }

 private:
  const index::Facet* Find(index::FacetKind kind) const {
    for (const index::Facet& facet : answer_.facets) {
      if (facet.kind == kind && !facet.values.empty()) return &facet;
    }
    return nullptr;
  }

  // What narrows the answer, each with a way to take it back.
  void AppendFilters() {
    if (!view_.request.HasFilter() && view_.request.like.empty()) return;
    html_.Markup("<ul class=\"filters\" aria-label=\"Filters\">");
    PageRequest without = view_.request;
    without.ToFirstPage();
    const auto add = [&](std::string_view what, const PageRequest& request) {
      html_.Markup("<li><a href=\"").Text(PageAddress(request));
      html_.Markup("\"><bdi>")
          .Text(what)
          .Markup(
              "</bdi> <span aria-hidden=\"true\">×</span><span "
              "class=\"unseen\"> (remove)</span></a></li>");
    };
    if (!without.like.empty()) {
      PageRequest request = without;
      request.like.clear();
      add("similar to: " + without.like, request);
    }
    if (!without.language.empty()) {
      PageRequest request = without;
      request.language.clear();
      add("language: " + without.language, request);
    }
    if (!without.source.empty()) {
      PageRequest request = without;
      request.source.clear();
      add("source: " + without.source, request);
    }
    if (!without.from.empty() || !without.to.empty()) {
      PageRequest request = without;
      request.from.clear();
      request.to.clear();
      add(without.from == without.to ? without.from
                                     : without.from + " to " + without.to,
          request);
    }
    html_.Markup("</ul>\n");
  }

  void AppendMeant() {
    if (!answer_.did_you_mean) return;
    PageRequest meant = view_.request;
    meant.query = answer_.did_you_mean->query;
    meant.ToFirstPage();
    html_.Markup("<p class=\"meant\">Did you mean ");
    html_.Markup("<a dir=\"auto\" href=\"").Text(PageAddress(meant));
    html_.Markup("\">").Text(meant.query).Markup("</a>?</p>\n");
  }

  // The spellings that were searched for each word.
  void AppendWords() {
    const bool any = std::any_of(
        answer_.words.begin(), answer_.words.end(),
        [](const Expansion& word) { return word.variants.size() > 1; });
    if (!any) return;
    html_.Markup(
        "<details class=\"words\" open><summary>Spellings that were "
        "searched</summary>\n<dl>\n");
    for (const Expansion& word : answer_.words) {
      if (word.variants.size() < 2) continue;
      html_.Markup("<div><dt dir=\"auto\">").Text(word.typed);
      html_.Markup("</dt>");
      for (std::size_t i = 0; i < word.variants.size(); ++i) {
        if (i == kVariantsShown) break;
        AppendVariant(word.variants[i]);
      }
      if (word.variants.size() > kVariantsShown) {
        html_.Markup("<dd class=\"more\">and ");
        html_.Number(word.variants.size() - kVariantsShown);
        html_.Markup(" more</dd>");
      }
      html_.Markup("</div>\n");
    }
    html_.Markup("</dl>\n");
    PageRequest other = view_.request;
    other.exact = !other.exact;
    other.ToFirstPage();
    html_.Markup("<p>");
    AppendLink(
        other,
        other.exact ? "Search only what was typed" : "Search every spelling",
        &html_);
    html_.Markup("</p></details>\n");
  }

  void AppendVariant(const Variant& variant) {
    const std::string written = render::Written(variant.terms);
    PageRequest only = view_.request;
    only.query = Exactly(variant.terms);
    only.ToFirstPage();
    const std::string what = std::string(ToString(variant.grade)) + ", " +
                             std::string(MeaningOf(variant.relation)) +
                             ", in " +
                             Count(variant.articles, "article", "articles");
    html_.Markup("<dd><a class=\"").Markup(ToString(variant.grade));
    html_.Markup("\" href=\"").Text(PageAddress(only));
    html_.Markup("\" title=\"").Text(what).Markup("\"><bdi>").Text(written);
    html_.Markup("</bdi><span class=\"unseen\"> (").Text(what);
    html_.Markup(")</span> <small aria-hidden=\"true\">");
    html_.Number(variant.articles).Markup("</small></a></dd>");
  }

  void AppendHits() {
    html_.Markup("<ol class=\"hits\" start=\"").Number(answer_.offset + 1);
    html_.Markup("\">\n");
    for (const AnsweredHit& hit : answer_.hits) AppendHit(hit);
    html_.Markup("</ol>\n");
  }

  void AppendHit(const AnsweredHit& hit) {
    html_.Markup("<li><article").Markup(LanguageOf(hit));
    html_.Markup("><h2 dir=\"auto\"><a href=\"");
    html_.Text(ArticleAddress(hit.id, view_.request)).Markup("\">");
    if (hit.title.text.empty()) {
      html_.Text(hit.id);
    } else {
      html_.Excerpt(hit.title, answer_.words);
    }
    html_.Markup("</a></h2>\n");
    AppendFacts(hit);
    for (const Excerpt& passage : hit.passages) {
      html_.Markup("<p class=\"passage\" dir=\"auto\">");
      html_.Excerpt(passage, answer_.words).Markup("</p>\n");
    }
    for (const Excerpt& other : hit.others) {
      html_.Markup("<p class=\"passage\" dir=\"auto\"><b>").Text(other.field);
      html_.Markup(":</b> ").Excerpt(other, answer_.words).Markup("</p>\n");
    }
    html_.Markup("</article></li>\n");
  }

  // The article's language, for fonts, hyphens and voices: codes are letters.
  static std::string LanguageOf(const AnsweredHit& hit) {
    const std::string code = NormalizeLanguage(hit.language);
    return code.empty() ? "" : " lang=\"" + code + "\"";
  }

  void AppendFacts(const AnsweredHit& hit) {
    html_.Markup("<p class=\"facts\" lang=\"en\">");
    const char* between = "";
    const auto next = [&] {
      html_.Markup(between);
      between = " · ";
    };
    if (hit.date) {
      next();
      html_.Markup("<time>").Text(hit.date->ToString()).Markup("</time>");
    }
    for (const std::string* fact : {&hit.source, &hit.language}) {
      if (fact->empty()) continue;
      next();
      html_.Markup("<bdi>").Text(*fact).Markup("</bdi>");
    }
    if (IsWebAddress(hit.url)) {
      next();
      html_.Markup("<a rel=\"noopener noreferrer\" href=\"").Text(hit.url);
      html_.Markup("\">original</a>");
    }
    if (hit.duplicate_count > 0) {
      next();
      html_.Text(
          Count(hit.duplicate_count, "near-duplicate", "near-duplicates"));
    }
    html_.Markup("</p>\n");
  }

  void AppendPager() {
    const bool more =
        !answer_.next.empty() && answer_.offset + kPageHits <= kMaxPageOffset;
    if (answer_.offset == 0 && !more) return;
    PageRequest to = view_.request;
    html_.Markup("<nav class=\"pager\" aria-label=\"Pages\">");
    if (answer_.offset > 0) {
      to.ToFirstPage();
      to.offset = answer_.offset - std::min(answer_.offset, kPageHits);
      AppendLink(to, "Previous", &html_);
    }
    if (more) {
      to.ToFirstPage();
      to.after = answer_.next;
      AppendLink(to, "Next", &html_);
    }
    html_.Markup("</nav>\n");
  }

  void AppendFacets() {
    if (answer_.hits.empty()) return;
    html_.Markup("<aside aria-label=\"Narrow the results\">\n");
    AppendFacet(index::FacetKind::kLanguage, "Language");
    AppendFacet(index::FacetKind::kYear, "Year");
    AppendFacet(index::FacetKind::kSource, "Source");
    AppendFacet(index::FacetKind::kNames, "Names");
    html_.Markup("</aside>\n");
  }

  void AppendFacet(index::FacetKind kind, std::string_view title) {
    const index::Facet* facet = Find(kind);
    if (facet == nullptr) return;
    html_.Markup("<section><h2>").Markup(title).Markup("</h2><ul>");
    const std::size_t count = std::min(kFacetShown, facet->values.size());
    for (std::size_t i = 0; i < count; ++i) {
      const index::FacetValue& value = facet->values[i];
      html_.Markup("<li><a href=\"");
      html_.Text(PageAddress(Narrowed(kind, value.value)));
      html_.Markup("\"><bdi>").Text(value.value).Markup("</bdi> <small>");
      html_.Number(value.articles).Markup("</small></a></li>");
    }
    html_.Markup("</ul></section>\n");
  }

  PageRequest Narrowed(index::FacetKind kind, const std::string& value) const {
    PageRequest request = view_.request;
    request.ToFirstPage();
    switch (kind) {
      case index::FacetKind::kLanguage:
        request.language = value;
        break;
      case index::FacetKind::kSource:
        request.source = value;
        break;
      case index::FacetKind::kNames:
        request.query = "+" + value + " " + request.query;
        break;
      default:
        request.from = request.to = value;
    }
    return request;
  }

  const PageView& view_;
  const SearchAnswer& answer_;
  Html& html_;
};

}  // namespace

void AppendAnswer(const PageView& view, Html* html) {
  AnswerPart(view, html).Append();
}

}  // namespace dizin::serve
