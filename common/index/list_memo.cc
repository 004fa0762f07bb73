#include "common/index/list_memo.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/index/schema.h"

namespace dizin::index {
namespace {

constexpr std::size_t kEntryBytes = 256;  // beside the articles

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

SharedList Make(const Xapian::Query& query, std::span<const Variant> variants,
                const Xapian::Database& database, const Xapian::Weight& weight,
                const TimeLimit& limit) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(weight);
  WordList list = FindAll(query, limit, &enquire);
  if (variants.size() > 1) MarkVariants(variants, database, limit, &list);
  list.documents.shrink_to_fit();
  list.weights.shrink_to_fit();
  return std::make_shared<const WordList>(std::move(list));
}

std::size_t BytesOf(std::size_t articles) {
  return kEntryBytes + articles * WordList::kArticleBytes;
}

}  // namespace

ListMemo::ListMemo(std::size_t max_bytes) : max_bytes_(max_bytes) {}
ListMemo::~ListMemo() = default;

void ListMemo::Follow(const Source& source, const Xapian::Weight& weight) {
  if (source.revision != source_.revision) {
    entries_.clear();
    bytes_ = 0;
  }
  source_ = source;
  std::string scheme = weight.name() + weight.serialise();
  if (scheme == scheme_) return;
  scheme_ = std::move(scheme);
  weight_.reset(weight.clone());
}

SharedList ListMemo::Find(std::string_view key,
                          std::span<const Variant> variants,
                          const std::function<Xapian::Query()>& query,
                          const TimeLimit& limit) {
  std::size_t articles = 0;  // no less than have the word
  for (const Variant& variant : variants) articles += variant.articles;
  if (articles == 0 || articles > kMaxArticles) return nullptr;
  if (entries_.size() >= kMaxWords) Age();
  Entry& entry = entries_[scheme_ + std::string(key)];
  ++entry.asked;
  if (entry.list != nullptr) return entry.list;
  // Where there is no room it is looked for now and then.
  if (entry.asked < 2 || !std::has_single_bit(entry.asked)) return nullptr;
  if (!MakeRoom(BytesOf(articles), entry.asked)) return nullptr;
  entry.list = Make(query(), variants, *source_.database, *weight_, limit);
  bytes_ += BytesOf(entry.list->documents.size());
  return entry.list;
}

void ListMemo::Age() {
  for (auto at = entries_.begin(); at != entries_.end();) {
    at->second.asked /= 2;
    if (at->second.asked > 0) {
      ++at;
      continue;
    }
    Drop(&at->second);
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
