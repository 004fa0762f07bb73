#include "indexer/settings.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <sys/stat.h>

#include "common/cli/config.h"
#include "common/cli/options.h"
#include "common/error.h"
#include "common/index/database.h"
#include "indexer/input/encoding.h"
#include "indexer/readers/formats.h"

namespace dizin::indexer {
namespace {

// What is parsed further when all of it is known.
struct Raw {
  std::vector<std::string> positional;
  std::vector<std::string> map;
  std::string format;
  std::string progress = "auto";
  std::string report = "text";
  bool fresh = false;
  bool deletes = false;
  bool stats = false;
  bool verify = false;
  bool optimize = false;
  bool relearns = false;
  std::uint64_t commit_articles = 0;  // 0: not given
  std::uint64_t commit_seconds = 0;
};

void AddInputOptions(Settings* s, Raw* raw, cli::Options* options) {
  options->Group("What is indexed")
      .Value("db", "DIR", &s->database, "the database; made if there is none")
      .Parsed(
          "format", FormatNames(),
          [raw](const std::string& name) {
            ParseFormat(name);
            raw->format = name;
          },
          "the format of all files; else guessed for each by its name and "
          "content")
      .Value("encoding", "NAME", &s->request.reader.charset,
             "the charset of files without a byte order mark; else UTF-8, or "
             "what a file says of itself or looks like")
      .List("map", "FIELD=NAME", &raw->map,
            "take the article's FIELD (id title text date lang url source "
            "authors, or any) from the record's NAME; with no NAME, leave it "
            "out")
      .Bytes("max-article-bytes", "SIZE", &s->request.reader.max_article_bytes,
             "reject larger records; 100M by default and at most")
      .Positional(&raw->positional);
}

void AddChangeOptions(Settings* s, Raw* raw, cli::Options* options) {
  options->Group("How the database changes")
      .Flag("sync", &s->request.sync,
            "remove articles that came from the given paths and are not there "
            "any more")
      .Flag("delete", &raw->deletes,
            "remove the articles with the given ids instead ('-': ids on "
            "stdin, a line each)")
      .Flag("dry-run", &s->dry_run,
            "write nothing: say what would be added, replaced, removed and "
            "rejected")
      .Number("shards", "N", &s->shards, 1, index::kMaxShards,
              "parts of a new database, written at the same time; never "
              "changes afterwards")
      .Number("jobs", "N", &s->jobs, 1, 1024,
              "threads that load a new database or relearn; one a core by "
              "default")
      .Bytes("memory", "SIZE", &s->memory,
             "what these may hold at once; 512M by default")
      .Flag("fresh", &raw->fresh,
            "do not go on where the same command was interrupted: read all "
            "from the beginning (unchanged articles still write nothing)")
      .Number(
          "commit-articles", "N", &raw->commit_articles, 1, 1'000'000'000,
          "commit after so many articles at the latest; 50,000 by default, and "
          "no limit in a bulk load")
      .Number(
          "commit-seconds", "N", &raw->commit_seconds, 1, 86'400,
          "commit after so many seconds at the latest; 60 by default, and in "
          "a bulk load 300 or more");
}

void AddDatabaseOptions(Raw* raw, cli::Options* options) {
  options->Group("Instead, with no PATH")
      .Flag("stats", &raw->stats,
            "what is in the database: articles, words, languages, dates, "
            "sources, sizes")
      .Flag("verify", &raw->verify,
            "read all of it and analyse every article again; status 2 if "
            "anything is not as it should be")
      .Flag("optimize", &raw->optimize,
            "make it as small as it can be, without the words that no article "
            "has any more; searches go on")
      .Flag("relearn", &raw->relearns,
            "make the lexicon anew from the words of the database, after an "
            "update of dizin has changed its rules");
}

void AddReportOptions(Settings* s, Raw* raw, cli::Options* options) {
  options->Group("What is said about it")
      .Choice("progress", {"auto", "bar", "lines", "json", "none"},
              &raw->progress, "on stderr")
      .Choice("report", {"text", "json"}, &raw->report,
              "the summary, --stats or --verify, on stdout")
      .Number("max-bad-records", "N", &s->max_bad_records, 0, ~std::uint64_t{0},
              "end with status 2 if more than N records were rejected; 0 by "
              "default. All others are indexed in any case");
}

void AddExamples(cli::Options* options) {
  options
      ->Example("dizin-index --db news.dizin articles/",
                "every article in a folder: text files, JSON Lines, also "
                "compressed")
      .Example("dizin-index --db news.dizin --sync articles/",
               "the same later: what is new or changed, without what has gone")
      .Example(
          "zcat dump.json.gz | dizin-index --db news.dizin --map "
          "title=headline --map text=body -",
          "JSON Lines from a pipe, with other names for title and text")
      .Example("dizin-index --db news.dizin --delete a17 a18",
               "two articles less")
      .Example("dizin-index --db news.dizin --relearn",
               "newer rules for names and forms, without the articles")
      .Example("dizin-index --db news.dizin --stats",
               "what is in it; --report json for programs")
      .Note(
          "Interrupted by Ctrl-C, a kill or a full disk, the same command "
          "goes on where it was. Status: 0 done, 2 an error or rejected "
          "records, 75 try again (stopped, or another process is writing).");
}

cli::ProgressStyle ParseProgress(const std::string& name) {
  if (name == "bar") return cli::ProgressStyle::kBar;
  if (name == "lines") return cli::ProgressStyle::kLines;
  if (name == "json") return cli::ProgressStyle::kJson;
  if (name == "none") return cli::ProgressStyle::kNone;
  return cli::ProgressStyle::kAuto;
}

// Before anything is made or written.
void CheckThatPathsExist(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    struct stat ignored {};
    if (path != "-" && stat(path.c_str(), &ignored) != 0) {
      throw Error(ErrorKind::kUsage,
                  path + ": " + std::generic_category().message(errno));
    }
  }
}

// The one thing that is asked for.
Task TaskOf(const Raw& raw) {
  const std::pair<bool, Task> asked[] = {{raw.deletes, Task::kDelete},
                                         {raw.stats, Task::kDescribe},
                                         {raw.verify, Task::kVerify},
                                         {raw.optimize, Task::kOptimize},
                                         {raw.relearns, Task::kRelearn}};
  Task task = Task::kIndex;
  for (const auto& [is_asked, one] : asked) {
    if (!is_asked) continue;
    if (task != Task::kIndex) {
      throw Error(
          ErrorKind::kUsage,
          "of --delete, --stats, --verify, --optimize and --relearn take "
          "one");
    }
    task = one;
  }
  return task;
}

void Check(const Settings& s, const Raw& raw) {
  if (s.database.empty()) {
    throw Error(ErrorKind::kUsage, "no --db DIR given (see --help)");
  }
  const bool deletes = s.task == Task::kDelete;
  if (!deletes && s.task != Task::kIndex) {
    if (!raw.positional.empty() || s.dry_run || s.request.sync) {
      throw Error(
          ErrorKind::kUsage,
          "--stats, --verify, --optimize and --relearn are of a database, "
          "and take no PATH, --sync or --dry-run");
    }
    return;
  }
  if (raw.positional.empty()) {
    throw Error(ErrorKind::kUsage, deletes
                                       ? "no ids to delete given (see --help)"
                                       : "no PATH given (see --help)");
  }
  const std::string& charset = s.request.reader.charset;
  if (!charset.empty() && !IsKnownCharset(charset)) {
    throw Error(ErrorKind::kUsage, "--encoding: '" + charset +
                                       "' is no charset ('iconv -l' lists "
                                       "them)");
  }
  if (s.request.reader.max_article_bytes > kMaxArticleBytes) {
    throw Error(ErrorKind::kUsage,
                "--max-article-bytes: the index takes at most 100M");
  }
  if (deletes && s.request.sync) {
    throw Error(ErrorKind::kUsage, "--delete takes ids and --sync takes paths");
  }
  if (!deletes) CheckThatPathsExist(raw.positional);
}

}  // namespace

std::optional<Settings> ParseSettings(int argc, const char* const* argv) {
  Settings s;
  Raw raw;
  cli::Options options(
      "dizin-index", "--db DIR [OPTION…] PATH…",
      "Puts articles into a database that dizin-search searches. PATH is a "
      "file, a folder (all files in it) or - for stdin.");
  AddInputOptions(&s, &raw, &options);
  AddChangeOptions(&s, &raw, &options);
  AddDatabaseOptions(&raw, &options);
  AddReportOptions(&s, &raw, &options);
  AddExamples(&options);
  options.FromEnvironment("db", "DIZIN_DB").FromFile(cli::ConfigPath());
  if (options.Parse(argc, argv) == cli::Options::Next::kStop) {
    return std::nullopt;
  }
  s.task = TaskOf(raw);
  Check(s, raw);
  s.request.reader.map = FieldMap(raw.map);
  if (!raw.format.empty()) s.request.format = ParseFormat(raw.format);
  s.request.resume = !raw.fresh;
  if (raw.commit_articles > 0) s.request.commit.articles = raw.commit_articles;
  if (raw.commit_seconds > 0) {
    s.request.commit.seconds = static_cast<double>(raw.commit_seconds);
  }
  s.progress = ParseProgress(raw.progress);
  s.report_json = raw.report == "json";
  (s.task == Task::kDelete ? s.delete_ids : s.request.paths) =
      std::move(raw.positional);
  return s;
}

}  // namespace dizin::indexer
