// The words of one query while it is built, and what is noted of them for the
// answer: how they were expanded, what they give, fields that are not there.
//
//   QueryWords words(root, settings);
//   Word word = words.Read(node, "title");
//   query = words.shapes().Of(word, "title", 1, words.Parts());
//
// Of what is excluded nothing is noted, and it is no more than what was typed:
//
//   const Excluding excluding(&words);   // until it goes out of scope

#ifndef DIZIN_COMMON_INDEX_QUERY_WORDS_H_
#define DIZIN_COMMON_INDEX_QUERY_WORDS_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "common/index/field_kinds.h"
#include "common/index/list_memo.h"
#include "common/index/rerank.h"
#include "common/index/results.h"
#include "common/index/term_expansion.h"
#include "common/index/time_limit.h"
#include "common/index/word_query.h"
#include "common/index/word_reader.h"
#include "common/index/word_shapes.h"
#include "common/lexicon/expander.h"
#include "common/lexicon/variant.h"
#include "common/query/node.h"

namespace dizin::index {

struct BuildSettings {
  TermSource source;
  lexicon::Expander* expander = nullptr;
  const FieldKinds* kinds = nullptr;
  Match match = Match::kDefault;  // of words without a mark of their own
  Ranking ranking;
  bool explain = false;       // fill BuiltQuery::parts
  bool near_apart = false;    // BuiltQuery::near is used
  bool remote = false;        // a shard is on another machine
  ListMemo* lists = nullptr;  // that follows this search; null: none
  TimeLimit limit = TimeLimit(0, 0);
};

struct BuiltQuery {
  std::shared_ptr<const Xapian::Query> query;
  // What neighbours add that stand close to each other, to be looked for in the
  // best articles alone. Nothing where it is part of `query`: for what is not
  // the whole query, or where settings do not ask for it apart.
  Extra near;
  // Each word that can match once, in order.
  std::vector<Expansion> expansions;
  // What the score of an article is the sum of. A part that counts only where
  // something else matches too is filtered by that.
  std::vector<QueryPart> parts;
  std::vector<std::string> notes;
};

// Not safe in two threads at once.
class QueryWords {
 public:
  // What the settings point to must outlive it. Throws as WordReader().
  QueryWords(const query::Node& root, const BuildSettings& settings);

  const BuildSettings& settings() const { return settings_; }
  const WordShapes& shapes() const { return shapes_; }
  WordReader& reader() { return reader_; }
  BuiltQuery& built() { return built_; }

  // REQUIRES: `node` is a kWord or kPrefix. `field` is its own or that of the
  // phrase it stands in.
  Word Read(const query::Node& node, const std::string& field);

  // For the answer, each word once.
  void Show(Expansion expansion);
  // Where parts of the score are to be added; null if they are not wanted.
  std::vector<QueryPart>* Parts();

  // Whether articles have the field; notes that they have not.
  bool HasField(const std::string& field);

  bool excluding() const { return excluding_; }

 private:
  friend class Excluding;

  const BuildSettings& settings_;
  WordShapes shapes_;
  WordReader reader_;
  BuiltQuery built_;
  bool excluding_ = false;
};

// While it lives, what is read keeps articles out.
class Excluding {
 public:
  explicit Excluding(QueryWords* words);
  ~Excluding();
  Excluding(const Excluding&) = delete;
  Excluding& operator=(const Excluding&) = delete;

 private:
  QueryWords& words_;
  bool outer_;
  std::size_t expansions_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_QUERY_WORDS_H_
