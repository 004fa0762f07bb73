// Where the time of a bulk load goes, without files to read:
//
//   glass_bench CORPUS.jsonl[.xz] OUT [articles=20000] [threads=2]
//       [analysis=words|full] [writer=bulk|load|xapian] [memory=256]
//
// `words` is a tokeniser of a few lines and no more than the writer needs, to
// compare writers; `full` is what dizin-index does with an article. `load` is
// `bulk` with a lexicon: what that costs is their difference. The corpus is in
// memory when the clock starts.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <time.h>
#include <xapian.h>

#include "common/index/article_analyzer.h"
#include "common/index/bulk_load.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "indexer/input/input.h"
#include "indexer/readers/article_reader.h"

namespace {

namespace fs = std::filesystem;
namespace glass = dizin::index::glass;
using dizin::Article;
using dizin::index::IndexedArticle;
using dizin::index::TermDictionary;

// As the program's (bulk_pipeline.cc).
constexpr std::size_t kBlockBytes = std::size_t{8} << 20;

double Wall() {
  return std::chrono::duration<double>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

double Clock(clockid_t id) {
  timespec now{};
  clock_gettime(id, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}
double ThreadCpu() { return Clock(CLOCK_THREAD_CPUTIME_ID); }
double ProcessCpu() { return Clock(CLOCK_PROCESS_CPUTIME_ID); }

struct Settings {
  std::map<std::string, std::string> given = {{"articles", "20000"},
                                              {"threads", "2"},
                                              {"analysis", "words"},
                                              {"writer", "bulk"},
                                              {"memory", "256"}};

  std::size_t Number(const std::string& name) const {
    return std::stoul(given.at(name));
  }
};

struct Corpus {
  std::vector<Article> articles;
  std::size_t bytes = 0;
};

Corpus ReadCorpus(const std::string& path, std::size_t limit) {
  Corpus corpus;
  dizin::indexer::Input input(path);
  const auto reader = dizin::indexer::MakeReader(
      dizin::indexer::Format::kJsonLines, &input, {});
  dizin::indexer::Record record;
  while (corpus.articles.size() < limit && reader->Next(&record)) {
    corpus.bytes += record.article.title.size() + record.article.text.size();
    corpus.articles.push_back(std::move(record.article));
  }
  return corpus;
}

// Letters are ASCII letters and digits and all beyond ASCII.
class WordAnalyzer {
 public:
  WordAnalyzer(TermDictionary* terms, std::nullptr_t) : terms_(terms) {}

  void Analyze(const Article& article, IndexedArticle* out) {
    out->id = article.id;
    out->occurrences.clear();
    std::uint32_t position = 0;
    position = AddWords(article.title, position, out) + 100;
    AddWords(article.text, position, out);
    out->occurrences.push_back({terms_->Intern("Q" + article.id), 0, 0});
    out->values = {{2, article.language.empty() ? "?" : article.language}};
    out->data = encoder_.Encode(article);
  }

 private:
  std::uint32_t AddWords(const std::string& text, std::uint32_t position,
                         IndexedArticle* out) {
    word_.clear();
    for (const char c : text + ' ') {
      const bool upper = c >= 'A' && c <= 'Z';
      if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c < 0) {
        word_.push_back(static_cast<char>(upper ? c + ('a' - 'A') : c));
      } else if (!word_.empty()) {
        word_.resize(std::min<std::size_t>(word_.size(), 64));
        out->occurrences.push_back({terms_->Intern(word_), ++position, 1});
        word_.clear();
      }
    }
    return position;
  }

  TermDictionary* terms_;
  dizin::index::StoredArticleEncoder encoder_;
  std::string word_;
};

struct Times {
  double analyze = 0;
  double add = 0;
  double finish = 0;
  double put = 0;
  glass::BuildTimes build;
};

// One thread of a bulk load: takes blocks of articles in turn.
template <class Analyzer>
Times Work(const Corpus& corpus, const std::vector<std::size_t>& block_ends,
           std::atomic<std::size_t>* next, glass::BulkWriter* writer) {
  Times times;
  TermDictionary terms;
  Analyzer analyzer(&terms, nullptr);
  glass::BatchBuilder builder(&terms);
  IndexedArticle indexed;
  for (std::size_t n = (*next)++; n < block_ends.size(); n = (*next)++) {
    for (std::size_t i = n == 0 ? 0 : block_ends[n - 1]; i < block_ends[n];
         ++i) {
      const double begin = ThreadCpu();
      analyzer.Analyze(corpus.articles[i], &indexed);
      const double analyzed = ThreadCpu();
      builder.Add(indexed);
      times.analyze += analyzed - begin;
      times.add += ThreadCpu() - analyzed;
    }
    const double begin = ThreadCpu();
    glass::Batch batch = builder.Finish();
    const double finished = ThreadCpu();
    writer->Put(n, std::move(batch));
    times.finish += finished - begin;
    times.put += ThreadCpu() - finished;
  }
  times.build = builder.times();
  return times;
}

std::vector<std::size_t> Blocks(const Corpus& corpus, std::size_t bytes) {
  std::vector<std::size_t> ends;
  std::size_t size = 0;
  for (std::size_t i = 0; i < corpus.articles.size(); ++i) {
    size += corpus.articles[i].text.size() + corpus.articles[i].title.size();
    if (size >= bytes || i + 1 == corpus.articles.size()) {
      ends.push_back(i + 1);
      size = 0;
    }
  }
  return ends;
}

template <class Analyzer>
void LoadInBulk(const Corpus& corpus, const Settings& settings,
                const std::string& out) {
  glass::BulkOptions options;
  options.memory = settings.Number("memory") << 20;
  const std::vector<std::size_t> blocks = Blocks(corpus, kBlockBytes);
  const double begin = Wall();
  const double begin_cpu = ProcessCpu();
  glass::BulkWriter writer(out, options);
  std::atomic<std::size_t> next = 0;
  std::vector<Times> times(settings.Number("threads"));
  std::vector<std::thread> threads;
  for (Times& t : times) {
    threads.emplace_back(
        [&] { t = Work<Analyzer>(corpus, blocks, &next, &writer); });
  }
  for (std::thread& thread : threads) thread.join();
  const double built = Wall();
  const double built_cpu = ProcessCpu();
  const glass::BulkSummary summary = writer.Finish(nullptr);
  Times sum;
  for (const Times& t : times) {
    sum.analyze += t.analyze;
    sum.add += t.add;
    sum.finish += t.finish;
    sum.put += t.put;
    sum.build.sort += t.build.sort;
    sum.build.encode += t.build.encode;
    sum.build.termlists += t.build.termlists;
  }
  std::printf(
      "build: wall %.2f cpu %.2f (analyse %.2f add %.2f finish %.2f [sort %.2f "
      "encode %.2f termlists %.2f] put %.2f); merge: wall %.2f cpu %.2f; runs "
      "%zu%s, replaced %llu\n",
      built - begin, built_cpu - begin_cpu, sum.analyze, sum.add, sum.finish,
      sum.build.sort, sum.build.encode, sum.build.termlists, sum.put,
      Wall() - built, ProcessCpu() - built_cpu, summary.runs,
      summary.spilled ? " spilled" : "",
      static_cast<unsigned long long>(summary.replaced));
}

// All that dizin-index does behind its readers.
void LoadWithLexicon(const Corpus& corpus, const Settings& settings,
                     const std::string& out) {
  const std::size_t number_of_threads = settings.Number("threads");
  const std::vector<std::size_t> blocks = Blocks(corpus, kBlockBytes);
  const double begin = Wall();
  const double begin_cpu = ProcessCpu();
  dizin::index::BulkLoad load(out, {.memory = settings.Number("memory") << 21,
                                    .threads = number_of_threads});
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < number_of_threads; ++t) {
    threads.emplace_back([&] {
      const auto worker = load.MakeWorker();
      IndexedArticle indexed;
      for (std::size_t n = next++; n < blocks.size(); n = next++) {
        for (std::size_t i = n == 0 ? 0 : blocks[n - 1]; i < blocks[n]; ++i) {
          worker->analyzer().Analyze(corpus.articles[i], &indexed);
          worker->Add(indexed);
        }
        worker->Flush(n);
      }
      worker->Close();
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double built = Wall();
  const double built_cpu = ProcessCpu();
  load.Finish();
  std::printf(
      "build: wall %.2f cpu %.2f; lexicon and merge: wall %.2f cpu "
      "%.2f\n",
      built - begin, built_cpu - begin_cpu, Wall() - built,
      ProcessCpu() - built_cpu);
}

template <class Analyzer>
void LoadThroughXapian(const Corpus& corpus, const std::string& out) {
  Xapian::WritableDatabase database(
      out, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  TermDictionary terms;
  Analyzer analyzer(&terms, nullptr);
  IndexedArticle indexed;
  for (const Article& article : corpus.articles) {
    analyzer.Analyze(article, &indexed);
    Xapian::Document document;
    for (const auto& o : indexed.occurrences) {
      const std::string term(terms.Term(o.term));
      if (o.position != 0) {
        document.add_posting(term, o.position, o.wdf);
      } else {
        document.add_term(term, o.wdf);
      }
    }
    for (const auto& [slot, value] : indexed.values) {
      document.add_value(slot, value);
    }
    document.set_data(indexed.data);
    database.add_document(document);
  }
  database.commit();
}

template <class Analyzer>
void Load(const Corpus& corpus, const Settings& settings,
          const std::string& out) {
  const std::string& writer = settings.given.at("writer");
  if (writer == "bulk") {
    LoadInBulk<Analyzer>(corpus, settings, out);
  } else if (writer == "load") {
    LoadWithLexicon(corpus, settings, out);
  } else {
    LoadThroughXapian<Analyzer>(corpus, out);
  }
}

double Megabytes(const std::string& directory) {
  std::uintmax_t bytes = 0;
  for (const auto& file : fs::directory_iterator(directory)) {
    bytes += file.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

int Run(const std::vector<std::string>& args) {
  Settings settings;
  for (std::size_t i = 2; i < args.size(); ++i) {
    const std::size_t equals = args[i].find('=');
    if (equals == std::string::npos ||
        !settings.given.contains(args[i].substr(0, equals))) {
      throw std::invalid_argument("unknown setting " + args[i]);
    }
    settings.given[args[i].substr(0, equals)] = args[i].substr(equals + 1);
  }
  const Corpus corpus = ReadCorpus(args[0], settings.Number("articles"));
  fs::remove_all(args[1]);
  const double begin = Wall();
  const double begin_cpu = ProcessCpu();
  if (settings.given["analysis"] == "full") {
    Load<dizin::index::ArticleAnalyzer>(corpus, settings, args[1]);
  } else {
    Load<WordAnalyzer>(corpus, settings, args[1]);
  }
  const double wall = Wall() - begin;
  const double cpu = ProcessCpu() - begin_cpu;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double megabytes = static_cast<double>(corpus.bytes) / 1e6;
  std::printf(
      "%zu articles, %.1f MB: wall %.2f s, cpu %.2f s, %.1f MB/s wall, %.1f "
      "MB/s cpu, index %.1f MB, peak %.0f MB (with the corpus)\n",
      corpus.articles.size(), megabytes, wall, cpu, megabytes / wall,
      megabytes / cpu, Megabytes(args[1]),
      static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> args(argv + 1, argv + argc);
    if (args.size() < 2) throw std::invalid_argument("glass_bench CORPUS OUT");
    return Run(args);
  } catch (const std::exception& e) {
    std::cerr << "glass_bench: " << e.what() << '\n';
  } catch (const Xapian::Error& e) {
    std::cerr << "glass_bench: " << e.get_description() << '\n';
  }
  return 2;
}
