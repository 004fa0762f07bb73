#include "searcher/serve/page/page.h"

#include <utility>

#include "common/text/language.h"
#include "searcher/serve/page/answer_part.h"
#include "searcher/serve/page/html.h"

namespace dizin::serve {
namespace {

std::string_view AssetPath(std::string_view suffix) {
  for (const Asset& asset : Assets()) {
    if (asset.path.ends_with(suffix)) return asset.path;
  }
  return "";
}

// Begins the document, and ends in <main>.
void AppendHead(std::string_view title, const PageRequest& request,
                Html* html) {
  html->Markup(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n"
      "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
  html->Text(title).Markup("</title>\n<link rel=\"stylesheet\" href=\"");
  html->Markup(AssetPath(".css")).Markup("\">\n<link rel=\"icon\" href=\"");
  html->Markup(AssetPath(".svg")).Markup("\">\n<script src=\"");
  html->Markup(AssetPath(".js"));
  html->Markup(
      "\" defer></script>\n</head>\n<body>\n"
      "<a class=\"skip\" href=\"#results\">Skip to the results</a>\n"
      "<header>\n<a class=\"brand\" href=\"/\">Dizin</a>\n"
      "<form role=\"search\" action=\"/\" method=\"get\">\n"
      "<div class=\"box\">\n"
      "<label class=\"unseen\" for=\"q\">Search articles</label>\n"
      "<input id=\"q\" name=\"q\" type=\"search\" dir=\"auto\" "
      "autocomplete=\"off\" autocapitalize=\"off\" "
      "spellcheck=\"false\" placeholder=\"A name, in any spelling\" "
      "value=\"");
  html->Text(request.query).Markup("\">\n<button>Search</button>\n</div>\n");
  html->Markup(
      "<div class=\"ways\">\n<label><input type=\"checkbox\" "
      "name=\"match\" value=\"exact\"");
  if (request.exact) html->Markup(" checked");
  html->Markup(
      "> This spelling only</label>\n<label><input type=\"checkbox\" "
      "name=\"sort\" value=\"date\"");
  if (request.newest_first) html->Markup(" checked");
  html->Markup("> Newest first</label>\n</div>\n");
  const std::pair<std::string_view, const std::string&> kept[] = {
      {"lang", request.language},
      {"source", request.source},
      {"from", request.from},
      {"to", request.to}};
  for (const auto& [name, value] : kept) {
    if (value.empty()) continue;
    html->Markup("<input type=\"hidden\" name=\"").Markup(name);
    html->Markup("\" value=\"").Text(value).Markup("\">\n");
  }
  html->Markup("</form>\n</header>\n<main id=\"results\">\n");
}

void AppendFoot(Html* html) { html->Markup("</main>\n</body>\n</html>\n"); }

void AppendWelcome(std::uint64_t articles, Html* html) {
  html->Markup("<div class=\"welcome\"><h1>Names, in every spelling</h1>\n<p>");
  html->Text(Count(articles, "article", "articles"));
  html->Markup(
      " to search. A word finds its other spellings, forms and scripts; what "
      "you typed comes first.</p>\n<ul>"
      "<li><a href=\"/?q=%22ibrahim+kalin%22\"><code>\"ibrahim "
      "kalin\"</code></a> words side by side</li>"
      "<li><a href=\"/?q=ankara+-moskova\"><code>ankara -moskova</code></a> "
      "the one without the other</li>"
      "<li><a href=\"/?q=%3DKal%C4%B1n\"><code>=Kalın</code></a> this spelling "
      "only</li>"
      "<li><a href=\"/?q=kal*\"><code>kal*</code></a> words that begin "
      "so</li></ul></div>\n");
}

}  // namespace

std::string RenderPage(const PageView& view) {
  Html html;
  const std::string& query = view.request.query;
  AppendHead(query.empty() ? "Dizin" : query + " – Dizin", view.request, &html);
  if (!view.error.empty()) {
    html.Markup("<div class=\"found\"><p class=\"error\" role=\"alert\">");
    html.Text(view.error).Markup("</p></div>\n");
  } else if (view.answer != nullptr) {
    AppendAnswer(view, &html);
  } else {
    AppendWelcome(view.articles, &html);
  }
  AppendFoot(&html);
  return html.Take();
}

std::string RenderArticlePage(const PageRequest& request,
                              const AnsweredHit& article,
                              std::span<const Expansion> words) {
  Html html;
  AppendHead((article.title.text.empty() ? article.id : article.title.text) +
                 " – Dizin",
             request, &html);
  const std::string code = NormalizeLanguage(article.language);
  html.Markup("<article class=\"whole\"");
  if (!code.empty()) html.Markup(" lang=\"" + code + "\"");
  html.Markup("><h1 dir=\"auto\">").Excerpt(article.title, words);
  html.Markup("</h1>\n<p class=\"facts\" lang=\"en\">");
  if (article.date) html.Text(article.date->ToString()).Markup(" · ");
  for (const std::string* fact : {&article.source, &article.language}) {
    if (!fact->empty()) html.Markup("<bdi>").Text(*fact).Markup("</bdi> · ");
  }
  if (IsWebAddress(article.url)) {
    html.Markup("<a rel=\"noopener noreferrer\" href=\"").Text(article.url);
    html.Markup("\">original</a> · ");
  }
  html.Markup("<a href=\"/?like=").Text(PercentEncode(article.id));
  html.Markup("\">similar articles</a></p>\n");
  for (const Excerpt& passage : article.passages) {
    html.Markup("<div class=\"text\" dir=\"auto\">");
    html.Excerpt(passage, words).Markup("</div>\n");
  }
  html.Markup("</article>\n");
  AppendFoot(&html);
  return html.Take();
}

}  // namespace dizin::serve
