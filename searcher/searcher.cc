#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <utility>

#include "common/error.h"
#include "common/index/index_reader.h"
#include "common/index/time_limit.h"
#include "common/query/parser.h"
#include "common/query/printer.h"
#include "common/query/question.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "searcher/did_you_mean.h"
#include "searcher/expansion_rules.h"
#include "searcher/paging.h"
#include "searcher/snippet.h"
#include "searcher/unit_memo.h"
#include "searcher/word_finder.h"

namespace dizin {
namespace {

using Clock = std::chrono::steady_clock;

// A title longer than this is shown in part.
constexpr std::size_t kMaxTitleBytes = 1000;

double SecondsBetween(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

void CheckLimits(const SearchRequest& request) {
  if (request.limit > Searcher::kMaxLimit) {
    throw Error(ErrorKind::kUsage,
                "at most " + std::to_string(Searcher::kMaxLimit) +
                    " articles at once, not " + std::to_string(request.limit));
  }
  if (request.offset > Searcher::kMaxOffset) {
    throw Error(ErrorKind::kUsage,
                "an offset of at most " + std::to_string(Searcher::kMaxOffset) +
                    ", not " + std::to_string(request.offset));
  }
}

using FieldsByWord = std::map<std::string, WordFields, std::less<>>;

// In which fields each word of the query is asked for.
void CollectFields(const query::Node& node, const std::string& field,
                   FieldsByWord* fields) {
  const std::string& own = node.field.empty() ? field : node.field;
  const bool is_word =
      node.kind == query::Kind::kWord || node.kind == query::Kind::kPrefix;
  if (is_word) {
    WordFields* of_word = &(*fields)[node.text];
    if (std::find(of_word->begin(), of_word->end(), own) == of_word->end()) {
      of_word->push_back(own);
    }
  }
  for (const query::Node& child : node.children) {
    CollectFields(child, own, fields);
  }
}

std::vector<WordFields> FieldsOf(const std::vector<Expansion>& words,
                                 const query::Node& root) {
  FieldsByWord by_word;
  CollectFields(root, "", &by_word);
  std::vector<WordFields> fields;
  for (const Expansion& word : words) {
    std::string_view typed = word.typed;
    auto it = by_word.find(typed);
    if (it == by_word.end() && typed.ends_with('*')) {
      it = by_word.find(typed.substr(0, typed.size() - 1));
    }
    fields.push_back(it == by_word.end() ? WordFields() : it->second);
  }
  return fields;
}

index::SearchOptions OptionsOf(const SearchRequest& request) {
  index::SearchOptions options;
  options.offset = request.offset;
  options.limit = request.limit;
  options.sort = request.sort;
  options.match = request.match;
  options.question = query::IsQuestion(request.query);
  options.with_articles = !request.only_ids;
  options.explain = request.explain;
  options.max_seconds = request.max_seconds;
  options.facets = request.facets;
  options.facet_values = request.facet_values;
  options.half_life_seconds = request.half_life_seconds;
  options.now_seconds = static_cast<double>(request.now_seconds);
  options.collapse = request.collapse;
  options.ranking = request.ranking;
  return options;
}

// `text` as a date, or kUsage.
std::string CheckedDate(std::string_view option, const std::string& text) {
  if (text.empty()) return "";
  const std::optional<Date> date = ParseDate(text);
  if (!date) {
    throw Error(ErrorKind::kUsage, std::string(option) + ": '" + text +
                                       "' is no date (want 2021-02-11, 2021-02 "
                                       "or 2021)");
  }
  return date->ToString();
}

// Leaves of `root` what is between two dates.
void AddDates(const SearchRequest& request, query::Node* root) {
  query::Node range;
  range.kind = query::Kind::kRange;
  range.field = "date";
  range.low = CheckedDate("from", request.from);
  range.high = CheckedDate("to", request.to);
  const bool bag = root->kind == query::Kind::kBag;
  if (bag && root->children.empty()) {
    *root = range;
    return;
  }
  range.occur = query::Occur::kFilter;
  if (!bag) {
    query::Node both;
    both.children.push_back(std::move(*root));
    *root = std::move(both);
  }
  root->children.push_back(std::move(range));
}

query::ParsedQuery Parse(const SearchRequest& request,
                         std::vector<std::string> fields) {
  query::ParseOptions options;
  options.strict = request.strict;
  options.match_all = request.match_all;
  options.now_seconds = request.now_seconds;
  options.fields = std::move(fields);
  query::ParsedQuery parsed = query::ParseQuery(request.query, options);
  if (!request.from.empty() || !request.to.empty()) {
    AddDates(request, &parsed.root);
  }
  return parsed;
}

// Makes the hits of one answer, with what has been found in them.
class HitMaker {
 public:
  HitMaker(const std::vector<Expansion>& words, const query::Node& root,
           const SnippetOptions& options, UnitMemo* memo)
      : finder_(words, FieldsOf(words, root), memo),
        weights_(WordWeights(words)),
        options_(options) {}

  // With the best passages of the text, or the whole of it.
  AnsweredHit Make(index::Hit found, bool whole = false) {
    Article& article = found.article;
    AnsweredHit hit;
    hit.id = std::move(found.id);
    hit.score = found.score;
    hit.parts = std::move(found.parts);
    hit.title = Title(article.title);
    if (whole || options_.passages > 0) {
      finder_.Find(article.text, "text", &found_);
      hit.passages = Passages(article.text, whole);
    }
    for (const std::string& author : article.authors) {
      AddOther("author", author, &hit);
    }
    for (const auto& [name, value] : article.extra) {
      AddOther(name, value, &hit);
    }
    hit.date = article.date;
    hit.language = std::move(article.language);
    hit.url = std::move(article.url);
    hit.source = std::move(article.source);
    hit.authors = std::move(article.authors);
    hit.extra = std::move(article.extra);
    return hit;
  }

 private:
  // Of a text in which the words have been found.
  std::vector<Excerpt> Passages(std::string_view text, bool whole) {
    if (whole) return {WholeField(text, "text", found_)};
    return BestPassages(text, "text", found_, weights_, options_);
  }

  Excerpt Title(std::string_view title) {
    finder_.Find(title, "title", &found_);
    if (title.size() <= kMaxTitleBytes) {
      return WholeField(title, "title", found_);
    }
    SnippetOptions options = options_;
    options.passages = 1;
    return BestPassages(title, "title", found_, weights_, options).front();
  }

  void AddOther(std::string_view field, std::string_view value,
                AnsweredHit* hit) {
    finder_.Find(value, field, &found_);
    if (found_.marks.empty()) return;
    for (Excerpt& place :
         BestPassages(value, field, found_, weights_, options_)) {
      hit->others.push_back(std::move(place));
    }
  }

  WordFinder finder_;
  std::vector<double> weights_;
  SnippetOptions options_;
  FoundWords found_;
};

void MakeHits(index::HitList* list, const SearchRequest& request,
              const query::Node& root, const index::TimeLimit& limit,
              UnitMemo* memo, SearchAnswer* answer) {
  HitMaker maker(answer->words, root, request.snippet, memo);
  std::uint64_t rank = request.offset;
  for (index::Hit& found : list->hits) {
    limit.Check();
    AnsweredHit hit;
    std::vector<std::string> duplicates = std::move(found.duplicates);
    const std::uint64_t duplicate_count = found.duplicate_count;
    if (request.only_ids) {
      hit.id = std::move(found.id);
      hit.score = found.score;
      hit.parts = std::move(found.parts);
    } else {
      hit = maker.Make(std::move(found));
    }
    hit.rank = ++rank;
    hit.duplicates = std::move(duplicates);
    hit.duplicate_count = duplicate_count;
    answer->hits.push_back(std::move(hit));
  }
}

}  // namespace

struct Searcher::Parts {
  std::unique_ptr<index::IndexReader> reader;
  UnitMemo memo{};
};

Searcher::Searcher(const std::vector<std::string>& databases,
                   const SearcherOptions& options)
    : Searcher(index::IndexReader::Open(databases, ReadRules(options).reader)) {
}

Searcher::Searcher(std::unique_ptr<index::IndexReader> reader)
    : parts_(std::make_unique<Parts>(Parts{std::move(reader)})) {}

Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchAnswer Searcher::Search(const SearchRequest& asked) {
  const Clock::time_point start = Clock::now();
  const index::TimeLimit limit(asked.max_seconds, 0);
  SearchRequest request = asked;
  std::optional<index::Cursor> after;
  if (!asked.after.empty()) {
    after = ReadCursor(asked);
    request.offset = after->offset;
    request.now_seconds = after->now_seconds;
  }
  CheckLimits(request);
  query::ParsedQuery parsed = Parse(request, parts_->reader->Fields());
  const Clock::time_point read = Clock::now();

  index::SearchOptions options = OptionsOf(request);
  options.after = std::move(after);
  index::HitList list =
      request.like.empty()
          ? parts_->reader->Search(parsed.root, options)
          : parts_->reader->Like(request.like, parsed.root, options);
  SearchAnswer answer;
  answer.query = request.like.empty() ? request.query : request.like;
  MakeWellFormed(&answer.query);
  answer.read_as = query::Print(parsed.root);
  answer.notes = std::move(parsed.notes);
  std::move(list.notes.begin(), list.notes.end(),
            std::back_inserter(answer.notes));
  answer.matches_lower = list.matches_lower;
  answer.matches_estimated = list.matches_estimated;
  answer.matches_upper = list.matches_upper;
  answer.offset = request.offset;
  if (list.next && list.next->offset <= kMaxOffset) {
    answer.next = WriteCursor(request, *std::move(list.next));
  }
  answer.words = std::move(list.expansions);
  answer.facets = std::move(list.facets);
  answer.explained = request.explain;
  if (request.suggest && request.like.empty()) {
    answer.did_you_mean =
        DidYouMean(parsed.root, answer.words, parts_->reader->ArticleCount(),
                   parts_->reader.get());
  }
  const Clock::time_point found = Clock::now();
  MakeHits(&list, request, parsed.root, limit, &parts_->memo, &answer);
  const Clock::time_point done = Clock::now();
  answer.seconds = {SecondsBetween(start, read), SecondsBetween(read, found),
                    SecondsBetween(found, done), SecondsBetween(start, done)};
  return answer;
}

CompletionAnswer Searcher::Complete(std::string_view text, std::size_t limit) {
  constexpr std::string_view kBeforeWord = " \t\n\"(+-=~:";
  CompletionAnswer answer;
  answer.text = text;
  MakeWellFormed(&answer.text);
  const std::size_t last = answer.text.find_last_of(kBeforeWord);
  const std::size_t begin = last == std::string::npos ? 0 : last + 1;
  answer.before = answer.text.substr(0, begin);
  const std::string word = answer.text.substr(begin);
  if (!word.empty()) answer.words = parts_->reader->Complete(word, limit);
  return answer;
}

NamesAnswer Searcher::Names(std::string_view word, Match match) {
  std::string typed(word);
  MakeWellFormed(&typed);
  std::vector<Token> tokens;
  Tokenize(typed, 1, &tokens);
  if (tokens.size() > query::kMaxQueryWords) {
    throw Error(ErrorKind::kUsage, "a name has at most " +
                                       std::to_string(query::kMaxQueryWords) +
                                       " words");
  }
  return {parts_->reader->Expand(typed, match), parts_->reader->ArticleCount()};
}

std::optional<SearchAnswer> Searcher::Read(std::string_view id,
                                           const SearchRequest& request) {
  std::optional<Article> article = Get(id);
  if (!article) return std::nullopt;
  const query::ParsedQuery parsed = Parse(request, parts_->reader->Fields());
  index::SearchOptions options = OptionsOf(request);
  options.with_articles = false;
  SearchAnswer answer;
  answer.query = request.query;
  MakeWellFormed(&answer.query);
  answer.words = parts_->reader->Search(parsed.root, options).expansions;
  index::Hit found;
  found.id = id;
  found.article = std::move(*article);
  HitMaker maker(answer.words, parsed.root, request.snippet, &parts_->memo);
  answer.hits.push_back(maker.Make(std::move(found), /*whole=*/true));
  return answer;
}

std::uint64_t Searcher::ArticleCount() {
  return parts_->reader->ArticleCount();
}

std::string Searcher::State() { return parts_->reader->State(); }

std::optional<Article> Searcher::Get(std::string_view id) {
  return parts_->reader->Get(id);
}

AbbreviationsAnswer Searcher::Abbreviations(std::size_t offset,
                                            std::size_t limit) {
  std::vector<index::KnownAbbreviation> all = parts_->reader->Abbreviations();
  AbbreviationsAnswer answer;
  answer.count = all.size();
  answer.offset = offset;
  const std::size_t begin = std::min(offset, all.size());
  const std::size_t end = begin + std::min(limit, all.size() - begin);
  answer.abbreviations.assign(
      std::move_iterator(all.begin() + static_cast<std::ptrdiff_t>(begin)),
      std::move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end)));
  return answer;
}

}  // namespace dizin
