#include "common/index/list_memo.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/index/schema.h"

namespace dizin::index {
namespace {

constexpr std::size_t kEntryBytes = 256;  // beside the articles

template <typename Number>
void AppendBytes(Number number, std::string* key) {
  char bytes[sizeof(number)];
  std::memcpy(bytes, &number, sizeof(number));
  key->append(bytes, sizeof(bytes));
}

// Those of a phrase count where its first word is.
void MarkVariants(std::span<const Variant> variants,
                  const Xapian::Database& database, const TimeLimit& limit,
                  WordList* list) {
  list->variants.assign(list->documents.size(), 0);
  for (std::size_t i = 0; i < variants.size(); ++i) {
    limit.Check();
    const std::string term =
        BoundedTerm(variants[i].terms.front(), kMaxTermCost);
    std::size_t place = 0;
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
      place = PlaceOf(*list, *at, place);
      if (place == list->documents.size()) break;
      if (list->documents[place] == *at) {
        list->variants[place] |= WordList::BitOf(i);
      }
    }
  }
}

Xapian::Query QueryOf(const WeighedWord& word) {
  const Xapian::Query text =
      ShapeQuery("", word.variants, word.levels, word.factor);
  if (word.title_factor == 0) return text;
  const Xapian::Query title =
      ShapeQuery(kTitlePrefix, word.variants, word.levels, word.title_factor,
                 {}, nullptr, word.in_titles);
  return title.empty()
             ? text
             : Xapian::Query(Xapian::Query::OP_AND_MAYBE, text, title);
}

std::size_t BytesOf(std::size_t articles) {
  return kEntryBytes + articles * WordList::kArticleBytes;
}

}  // namespace

void ListMemo::Follow(const Source& source, const Bm25& bm25) {
  if (source.revision != source_.revision) {
    entries_.clear();
    bytes_ = 0;
    name_bytes_ = 0;
    lengths_.Follow(source.database);
  }
  source_ = source;
  bm25_ = bm25;
  scheme_.clear();
  for (const double number : {bm25.k1, bm25.b, bm25.k3}) {
    AppendBytes(number, &scheme_);
  }
}

std::string ListMemo::NameOf(const WeighedWord& word) {
  std::string name;
  AppendBytes(word.factor, &name);
  AppendBytes(word.title_factor, &name);
  AppendBytes(word.levels.size(), &name);
  for (const Level& level : word.levels) {
    AppendBytes(level.variants, &name);
    AppendBytes(level.weight, &name);
  }
  for (const Variant& variant : word.variants) {
    for (const std::string& term : variant.terms) (name += term) += '\1';
    name += '\0';
  }
  return name;
}

SharedList ListMemo::Find(const WeighedWord& word, Wanted wanted,
                          const TimeLimit& limit) {
  std::size_t articles = 0;  // no less than have the word
  for (const Variant& variant : word.variants) articles += variant.articles;
  if (articles == 0 || articles > kMaxArticles) return nullptr;
  Entry& entry = Ask(NameOf(word));
  if (entry.list != nullptr) return entry.list;
  const bool at_once =
      IsQuick(word) && (wanted == Wanted::kAll || articles <= kFewArticles);
  if (entry.asked == 1 && !at_once) return nullptr;
  // Where there is no room it is looked for now and then.
  if (!std::has_single_bit(entry.asked)) return nullptr;
  if (!MakeRoom(BytesOf(articles), entry.asked)) return nullptr;
  return Keep(Make(word, limit), &entry);
}

SharedList ListMemo::Known(const std::string& name) { return Ask(name).list; }

SharedList ListMemo::Keep(const std::string& name, const Xapian::Query& query,
                          const TimeLimit& limit) {
  Xapian::Enquire enquire(*source_.database);
  WordList list = FindAll(query, limit, &enquire);
  Entry& entry = EntryOf(name);
  if (!MakeRoom(BytesOf(list.documents.size()), entry.asked)) {
    return std::make_shared<const WordList>(std::move(list));
  }
  return Keep(std::move(list), &entry);
}

ListMemo::Entry& ListMemo::EntryOf(const std::string& name) {
  const auto [at, fresh] = entries_.try_emplace(scheme_ + name);
  if (fresh) name_bytes_ += at->first.size();
  return at->second;
}

ListMemo::Entry& ListMemo::Ask(const std::string& name) {
  if (entries_.size() >= kMaxWords || name_bytes_ > kMaxNameBytes) Age();
  Entry& entry = EntryOf(name);
  ++entry.asked;
  return entry;
}

// Whether MakeList() can make its list: the lengths of very many articles take
// too long to read after each commit.
bool ListMemo::IsQuick(const WeighedWord& word) const {
  return IsOfSingleTerms(word.variants) &&
         source_.database->get_lastdocid() <= kMaxLengths;
}

WordList ListMemo::Make(const WeighedWord& word, const TimeLimit& limit) const {
  const Xapian::Database& database = *source_.database;
  if (IsQuick(word)) {
    return MakeList(word, bm25_, database, &lengths_, limit);
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(WeightingOf(bm25_));
  WordList list = FindAll(QueryOf(word), limit, &enquire);
  MarkVariants(word.variants, database, limit, &list);
  return list;
}

SharedList ListMemo::Keep(WordList list, Entry* entry) {
  list.documents.shrink_to_fit();
  list.weights.shrink_to_fit();
  list.variants.shrink_to_fit();
  entry->list = std::make_shared<const WordList>(std::move(list));
  bytes_ += BytesOf(entry->list->documents.size());
  return entry->list;
}

void ListMemo::Age() {
  for (auto at = entries_.begin(); at != entries_.end();) {
    at->second.asked /= 2;
    if (at->second.asked > 0) {
      ++at;
      continue;
    }
    Drop(&at->second);
    name_bytes_ -= at->first.size();
    at = entries_.erase(at);
  }
}

// Lets go of lists that were asked for less often, if that is enough.
bool ListMemo::MakeRoom(std::size_t bytes, std::uint32_t asked) {
  if (bytes_ + bytes <= max_bytes_) return true;
  std::vector<Entry*> less;
  std::size_t room = max_bytes_ - std::min(max_bytes_, bytes_);
  for (auto& [key, entry] : entries_) {
    if (entry.list == nullptr || entry.asked >= asked) continue;
    less.push_back(&entry);
    room += BytesOf(entry.list->documents.size());
  }
  if (room < bytes) return false;
  std::sort(less.begin(), less.end(),
            [](const Entry* a, const Entry* b) { return a->asked < b->asked; });
  for (Entry* entry : less) {
    if (bytes_ + bytes <= max_bytes_) break;
    Drop(entry);
  }
  return true;
}

void ListMemo::Drop(Entry* entry) {
  if (entry->list == nullptr) return;
  bytes_ -= BytesOf(entry->list->documents.size());
  entry->list = nullptr;
}

}  // namespace dizin::index
