// Relevance under many settings of the ranking, from databases made once.
//
//   ranking_grid DATABASES DATA [--every N] [--from N] [--worst N]
//                COLLECTION[,COLLECTION…] SETTING…
//   ranking_grid build/ir $DIZIN_DATA/ir cacm,time default k1=1,b=.5 title=.2
//
// DATABASES/COLLECTION is a database, DATA/COLLECTION has queries.tsv and
// qrels.txt. A setting names what differs from the default; a line for each has
// MAP, nDCG@10, P@30 and recall at 100 of each collection, and their mean MAP.
// --every and --from take each N-th query, to choose on some and check on
// others. --worst lists the N queries of the lowest average precision.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "common/query/question.h"
#include "searcher/evaluate/measures.h"
#include "searcher/evaluate/trec.h"

namespace dizin {
namespace {

std::vector<std::string> Split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

struct Setting {
  std::string name;
  index::SearchOptions options;
};

Setting ParseSetting(const std::string& text) {
  Setting setting{text, {}};
  setting.options.with_articles = false;
  index::Ranking* ranking = &setting.options.ranking;
  const std::map<std::string, double*> numbers = {
      {"k1", &ranking->k1},
      {"b", &ranking->b},
      {"question_k1", &ranking->question_k1},
      {"question_b", &ranking->question_b},
      {"k3", &ranking->k3},
      {"exact", &ranking->grade_weight[0]},
      {"alike", &ranking->grade_weight[1]},
      {"near", &ranking->grade_weight[2]},
      {"far", &ranking->grade_weight[3]},
      {"title", &ranking->title_weight},
      {"parts", &ranking->part_weight},
      {"proximity", &ranking->proximity_weight},
  };
  if (text == "default") return setting;
  for (const std::string& part : Split(text, ',')) {
    const std::size_t equals = part.find('=');
    const std::string name = part.substr(0, equals);
    const std::string value =
        part.substr(std::min(equals, part.size() - 1) + 1);
    if (name == "match") {
      setting.options.match = value == "exact"   ? Match::kExact
                              : value == "alike" ? Match::kAlike
                                                 : Match::kDefault;
    } else {
      *numbers.at(name) = std::strtod(value.c_str(), nullptr);
    }
  }
  return setting;
}

struct Collection {
  std::string name;
  std::unique_ptr<index::IndexReader> reader;
  std::vector<evaluate::Topic> topics;
  evaluate::Qrels qrels;
};

// A topic may be longer than a query.
query::Node ParseTopic(std::string text) {
  for (;;) {
    try {
      return query::ParseQuery(text, {}).root;
    } catch (const Error& e) {
      if (e.kind() != ErrorKind::kUsage) throw;
      text.resize(text.find_last_of(' '));
    }
  }
}

struct Arguments {
  std::string databases, data;
  std::size_t every = 1, from = 0, worst = 0, depth = 1000;
  std::vector<std::string> collections, settings;
};

Collection OpenCollection(const Arguments& arguments, const std::string& name) {
  Collection collection;
  collection.name = name;
  collection.reader =
      index::IndexReader::Open({arguments.databases + '/' + name});
  const std::string folder = arguments.data + '/' + name + '/';
  std::ifstream topics(folder + "queries.tsv");
  const std::vector<evaluate::Topic> all =
      evaluate::ReadTopics(topics, folder + "queries.tsv");
  std::ifstream verbatim(folder + "qrels.anserini-verbatim.txt");
  std::ifstream plain(folder + "qrels.txt");
  const evaluate::Qrels qrels =
      evaluate::ReadQrels(verbatim ? verbatim : plain, folder + "qrels.txt");
  for (std::size_t i = arguments.from; i < all.size(); i += arguments.every) {
    const auto judged = qrels.find(all[i].id);
    if (judged == qrels.end()) continue;
    collection.topics.push_back(all[i]);
    collection.qrels.insert(*judged);
  }
  return collection;
}

// Answers each topic under each setting in turn: what words expand to is then
// worked out once.
std::vector<evaluate::Evaluation> Run(const std::vector<Setting>& settings,
                                      const Collection& collection) {
  std::vector<evaluate::Run> runs(settings.size());
  for (const evaluate::Topic& topic : collection.topics) {
    const query::Node root = ParseTopic(topic.query);
    for (std::size_t i = 0; i < settings.size(); ++i) {
      std::vector<evaluate::Ranked>* ranked = &runs[i][topic.id];
      index::SearchOptions options = settings[i].options;
      options.question = query::IsQuestion(topic.query);
      for (const index::Hit& hit :
           collection.reader->Search(root, options).hits) {
        ranked->push_back({hit.id, hit.score});
      }
    }
  }
  std::vector<evaluate::Evaluation> evaluations;
  for (const evaluate::Run& run : runs) {
    evaluations.push_back(evaluate::Evaluate(run, collection.qrels));
  }
  return evaluations;
}

void PrintWorst(const Collection& collection,
                const evaluate::Evaluation& evaluation, std::size_t count) {
  std::vector<std::pair<double, const evaluate::Topic*>> worst;
  for (const evaluate::Topic& topic : collection.topics) {
    const auto found = evaluation.by_topic.find(topic.id);
    if (found == evaluation.by_topic.end()) continue;
    worst.emplace_back(found->second[evaluate::kAveragePrecision], &topic);
  }
  std::sort(worst.begin(), worst.end());
  worst.resize(std::min(worst.size(), count));
  for (const auto& [precision, topic] : worst) {
    std::printf("%.3f\t%s\t%s\n", precision, topic->id.c_str(),
                topic->query.c_str());
  }
}

Arguments ParseArguments(int argc, char** argv) {
  Arguments arguments;
  arguments.databases = argv[1];
  arguments.data = argv[2];
  int i = 3;
  for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
    const std::string name = argv[i];
    const auto number =
        static_cast<std::size_t>(std::strtoul(argv[i + 1], nullptr, 10));
    (name == "--every"   ? arguments.every
     : name == "--from"  ? arguments.from
     : name == "--depth" ? arguments.depth
                         : arguments.worst) = number;
  }
  arguments.collections = Split(argv[i++], ',');
  arguments.settings.assign(argv + i, argv + argc);
  return arguments;
}

void Main(const Arguments& arguments) {
  std::vector<Setting> settings;
  for (const std::string& text : arguments.settings) {
    settings.push_back(ParseSetting(text));
    settings.back().options.limit = arguments.depth;
  }
  std::vector<double> sums(settings.size());
  for (const std::string& name : arguments.collections) {
    const Collection collection = OpenCollection(arguments, name);
    const auto evaluations = Run(settings, collection);
    std::printf("%s, %zu queries: MAP, nDCG@10, P@30, recall@100\n",
                name.c_str(), collection.topics.size());
    for (std::size_t i = 0; i < settings.size(); ++i) {
      const evaluate::Measures& m = evaluations[i].mean;
      sums[i] += m[evaluate::kAveragePrecision];
      std::printf("  %-30s %.4f %.4f %.4f %.4f\n", settings[i].name.c_str(),
                  m[evaluate::kAveragePrecision], m[evaluate::kNdcg10],
                  m[evaluate::kPrecision30], m[evaluate::kRecall100]);
      PrintWorst(collection, evaluations[i], arguments.worst);
    }
    std::fflush(stdout);
  }
  std::puts("mean MAP");
  for (std::size_t i = 0; i < settings.size(); ++i) {
    std::printf("  %-30s %.4f\n", settings[i].name.c_str(),
                sums[i] / static_cast<double>(arguments.collections.size()));
  }
}

}  // namespace
}  // namespace dizin

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: ranking_grid DATABASES DATA COLLECTIONS SETTING…\n";
    return 2;
  }
  try {
    dizin::Main(dizin::ParseArguments(argc, argv));
  } catch (const std::exception& e) {
    std::cerr << "ranking_grid: " << e.what() << '\n';
    return 2;
  }
}
