#include "searcher/options.h"

#include <map>
#include <string_view>

#include "common/cli/config.h"
#include "common/cli/options.h"
#include "common/date.h"
#include "common/error.h"
#include "searcher/request_values.h"

namespace dizin {
namespace {

// What the options are read into before they mean something.
struct Raw {
  std::string sort = "relevance";
  std::string match = "default";
  std::string format;
  std::string color = "auto";
  std::uint64_t limit = 10;
  std::uint64_t offset = 0;
  std::uint64_t facet_values = 10;
  std::uint64_t passages = 2;
  std::vector<std::string> words;
};

void AddQueryOptions(cli::Options* options, Raw* raw, Command* command) {
  options->Group("What to search")
      .List("db", "DIR", &command->databases,
            "a database; several are searched as one")
      .Choice("match", {"default", "exact", "alike", "sounds"}, &raw->match,
              "how like a word must be to what was typed (default: whatever "
              "spelling, form or, for names, sound)")
      .Flag("match-all", &command->request.match_all,
            "every word must be found, not any")
      .Value("from", "DATE", &command->request.from,
             "nothing older: 2021-02-11, 2021-02 or 2021")
      .Value("to", "DATE", &command->request.to, "nothing newer")
      .Value("aliases", "FILE", &command->searcher.aliases,
             "names of one thing, with tabs between: a group a line")
      .Flag("no-abbreviations", &command->searcher.no_abbreviations,
            "an abbreviation does not stand for its long form, nor that for it")
      .Flag("strict", &command->request.strict,
            "an ill-formed query is an error, not read as well as it can be")
      .Seconds("timeout", "SECONDS", &command->request.max_seconds,
               "stop a query that takes longer (10; 0: never)")
      .Value("like", "ID", &command->request.like,
             "articles like this one; of those that a query finds, if there "
             "is one")
      .Value("names", "WORD", &command->names,
             "list the words of the database that WORD is taken for")
      .Value("complete", "TEXT", &command->complete,
             "list words that the last word of TEXT may become")
      .Flag("abbreviations", &command->abbreviations,
            "list what the articles say that abbreviations stand for")
      .Flag("serve-stdio", &command->serve_stdio,
            "answer requests, a line of JSON each, until stdin ends "
            "(docs/json.md)");
}

void AddAnswerOptions(cli::Options* options, Raw* raw, Command* command) {
  options->Group("What to show")
      .Number("limit,n", "N", &raw->limit, 0, Searcher::kMaxLimit,
              "at most N articles (10)")
      .Number("offset", "N", &raw->offset, 0, Searcher::kMaxOffset,
              "leave out the first N")
      .Value("after", "CURSOR", &command->request.after,
             "go on behind the page whose JSON has CURSOR as \"next\", "
             "whatever was indexed since")
      .Choice("sort", {"relevance", "date"}, &raw->sort,
              "best first, or newest first")
      .Parsed(
          "recency", "TIME",
          [command](const std::string& value) {
            command->request.half_life_seconds = ParseDuration(value);
          },
          "halve the score of an article for each TIME of its age: 12h, 30d, "
          "8w, 6m, 1y")
      .Flag("collapse", &command->request.collapse,
            "show near-duplicates once, with their number")
      .Parsed(
          "facets", "LIST",
          [command](const std::string& value) {
            command->request.facets = ParseFacets(value);
          },
          "count the answer by lang, source, year, month and names")
      .Number("facet-values", "N", &raw->facet_values, 0,
              Searcher::kMaxFacetValues, "at most N values of each facet (10)")
      .Number("passages", "N", &raw->passages, 0, Searcher::kMaxPassages,
              "at most N passages of each article's text (2)")
      .Flag("explain", &command->request.explain,
            "say which variant of which word was found, and what each gave to "
            "the score")
      .Choice("format", {"text", "json", "jsonl", "ids", "trec"}, &raw->format,
              "a page for people, JSON (docs/json.md), a hit a line as JSON or "
              "as id, or a TREC run")
      .Choice("color", {"auto", "always", "never"}, &raw->color,
              "paint what was found (auto: on a terminal)");
}

void AddEvaluationOptions(cli::Options* options, Command* command) {
  options->Group("Evaluation")
      .Value("topics", "FILE", &command->topics,
             "answer each line (id, tab, query) and write a TREC run")
      .Value("tag", "NAME", &command->tag, "name of the run (dizin)")
      .Value("qrels", "FILE", &command->qrels,
             "judge the run of --topics or --run: MAP, nDCG@10, P@k, MRR, "
             "recall@k")
      .Value("run", "FILE", &command->run,
             "judge this run; no database is searched")
      .Value("compare", "FILE", &command->compare,
             "judge this other run too, and whether the difference is chance");
}

void AddExamples(cli::Options* options) {
  options->Example("dizin-search --db news.dizin ibrahim kalin", "any spelling")
      .Example("dizin-search --db news.dizin '\"ibrahim kalin\" lang:tr,ru'",
               "a phrase, in two languages")
      .Example("dizin-search --db news.dizin -- =Kalın -draft",
               "this spelling only, without a word")
      .Example("dizin-search --db news.dizin --facets lang,names kalin",
               "what the articles are about")
      .Example("dizin-search --db news.dizin --names Kalın --format json",
               "what a name is written as")
      .Example(
          "dizin-search --db cacm.dizin --topics q.tsv -n 1000 --qrels q.rel",
          "how good the answers are")
      .Note(
          "Exit status: 0 an article was found, 1 none was, 2 an error, 75 "
          "try again.");
}

Format FormatOf(const Raw& raw, const Command& command) {
  static const std::map<std::string_view, Format> formats = {
      {"text", Format::kText},
      {"json", Format::kJson},
      {"jsonl", Format::kJsonLines},
      {"ids", Format::kIds},
      {"trec", Format::kTrec}};
  if (raw.format.empty()) {
    const bool is_run = !command.topics.empty() && command.qrels.empty();
    return is_run ? Format::kTrec : Format::kText;
  }
  return formats.at(raw.format);
}

cli::ColorMode ColorOf(std::string_view name) {
  if (name == "always") return cli::ColorMode::kAlways;
  if (name == "never") return cli::ColorMode::kNever;
  return cli::ColorMode::kAuto;
}

[[noreturn]] void Refuse(const char* why) {
  throw Error(ErrorKind::kUsage, std::string(why) + " (try --help)");
}

// Which of the options go together.
void Check(const Command& command, const Raw& raw) {
  const bool topics = !command.topics.empty();
  const bool run = !command.run.empty();
  const bool judged = !command.qrels.empty();
  const bool names = !command.names.empty() || !command.complete.empty() ||
                     command.abbreviations;
  const bool like = !command.request.like.empty();
  const bool serves = command.serve_stdio;
  if (topics + run + !command.names.empty() + !command.complete.empty() +
          command.abbreviations + like + serves >
      1) {
    Refuse(
        "only one of --topics, --run, --names, --complete, --abbreviations, "
        "--like and --serve-stdio");
  }
  const bool asks = !topics && !run && !names && !serves;
  if (asks && !like && raw.words.empty()) Refuse("no query");
  if (!asks && !raw.words.empty()) {
    Refuse(
        "a query does not go with --topics, --run, --names, --complete, "
        "--abbreviations or --serve-stdio");
  }
  if (!run && command.databases.empty()) {
    Refuse("no database: --db DIR, or DIZIN_DB");
  }
  if (run && !judged) Refuse("--run needs --qrels");
  if (judged && !run && !topics) Refuse("--qrels needs --topics or --run");
  if (!command.compare.empty() && !judged) Refuse("--compare needs --qrels");
  const Format format = command.format;
  if (names && format != Format::kText && format != Format::kJson) {
    Refuse(
        "--names, --complete and --abbreviations go with --format text or "
        "json");
  }
  if (!command.request.after.empty() && !asks) {
    Refuse("--after goes with a query or --like");
  }
  if (serves && !raw.format.empty()) {
    Refuse("--serve-stdio does not go with --format");
  }
  if (judged && format != Format::kText && format != Format::kJson) {
    Refuse("--qrels goes with --format text or json");
  }
  if (topics && !judged && format != Format::kTrec) {
    Refuse("--topics goes with --format trec");
  }
  if (asks && format == Format::kTrec) Refuse("--format trec needs --topics");
}

}  // namespace

bool ParseCommand(int argc, const char* const* argv, Command* command) {
  Raw raw;
  command->request.max_seconds = 10;
  cli::Options options("dizin-search", "--db DIR QUERY…",
                       "Finds articles, whatever way their names are written.");
  AddQueryOptions(&options, &raw, command);
  AddAnswerOptions(&options, &raw, command);
  AddEvaluationOptions(&options, command);
  options.Positional(&raw.words);
  AddExamples(&options);
  options.FromEnvironment("db", "DIZIN_DB").FromFile(cli::ConfigPath());
  if (options.Parse(argc, argv) == cli::Options::Next::kStop) return false;

  SearchRequest* request = &command->request;
  for (const std::string& word : raw.words) {
    if (!request->query.empty()) request->query += ' ';
    request->query += word;
  }
  request->limit = raw.limit;
  if (command->abbreviations && !options.Given("limit")) {
    request->limit = SIZE_MAX;  // all
  }
  request->offset = raw.offset;
  request->facet_values = raw.facet_values;
  request->snippet.passages = raw.passages;
  request->match = ParseMatch(raw.match);
  request->sort = ParseSort(raw.sort);
  request->now_seconds = NowSeconds();
  command->color = ColorOf(raw.color);
  command->format = FormatOf(raw, *command);
  Check(*command, raw);
  return true;
}

}  // namespace dizin
