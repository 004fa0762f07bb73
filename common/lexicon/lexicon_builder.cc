#include "common/lexicon/lexicon_builder.h"

#include <algorithm>
#include <cstring>
#include <queue>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "common/lexicon/bytes.h"
#include "common/lexicon/row_keys.h"
#include "common/ordered_prefix.h"
#include "common/prefix_sort.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kReadBytes = std::size_t{64} << 10U;
// What one row may add to a full memory, nearly always.
constexpr std::size_t kSpareBytes = std::size_t{64} << 10U;
constexpr std::size_t kSpareRecords = 512;
constexpr std::size_t kPrefixBytes = sizeof(std::uint64_t);

}  // namespace

// An item in the arena: key, sound, word, the size of the payload in two bytes,
// and the payload.
struct LexiconBuilder::Record {
  // OrderedPrefix(): what most comparisons end at.
  std::uint64_t key_prefix;
  // The same of what is behind it: the rest of a longer key, else the sound, or
  // the word where there is none.
  std::uint64_t next_prefix;
  std::uint32_t offset;
  std::uint16_t word_bytes;
  std::uint8_t key_bytes;
  std::uint8_t sound_bytes;

  std::string_view Key(std::string_view arena) const {
    return arena.substr(offset, key_bytes);
  }
  std::string_view Sound(std::string_view arena) const {
    return arena.substr(offset + key_bytes, sound_bytes);
  }
  std::string_view Word(std::string_view arena) const {
    return arena.substr(offset + key_bytes + sound_bytes, word_bytes);
  }
  std::string_view Payload(std::string_view arena) const {
    arena.remove_prefix(offset + key_bytes + sound_bytes + word_bytes);
    std::uint16_t size = 0;
    std::memcpy(&size, arena.data(), sizeof size);
    return arena.substr(sizeof size, size);
  }
};

// By key, sound and word. A list has sounds in all its items, or in none.
bool LexiconBuilder::IsBefore(std::string_view arena, const Record& a,
                              const Record& b) {
  if (a.key_prefix != b.key_prefix) return a.key_prefix < b.key_prefix;
  // No key holds a 0: equal prefixes of short ones are equal keys.
  const bool is_long = a.key_bytes > kPrefixBytes;
  if (is_long != (b.key_bytes > kPrefixBytes)) return !is_long;
  if (a.next_prefix != b.next_prefix) return a.next_prefix < b.next_prefix;
  if (is_long) {
    const int c = a.Key(arena).compare(b.Key(arena));
    if (c != 0) return c < 0;
  }
  const int c = a.Sound(arena).compare(b.Sound(arena));
  if (c != 0) return c < 0;
  return a.Word(arena) < b.Word(arena);
}

// A sorted run in the scratch.
struct LexiconBuilder::Run {
  std::uint64_t begin;
  std::uint64_t end;
};

// Reads a run item by item, from the scratch or from memory.
class LexiconBuilder::Cursor {
 public:
  Cursor(const Scratch& scratch, Run run) : scratch_(&scratch), run_(run) {}
  Cursor(std::string_view arena, std::span<const Record> records)
      : arena_(arena), records_(records) {}

  bool Next() { return scratch_ != nullptr ? ReadItem() : TakeRecord(); }

  // Whether what it answers stays, or is valid until Next().
  bool stays() const { return scratch_ == nullptr; }
  std::string_view key() const { return key_; }
  ItemView item() const { return {sound_, word_, payload_}; }
  // By key, sound and word.
  static bool IsBefore(const Cursor& a, const Cursor& b) {
    if (a.key_prefix_ != b.key_prefix_) return a.key_prefix_ < b.key_prefix_;
    return std::tie(a.key_, a.sound_, a.word_) <
           std::tie(b.key_, b.sound_, b.word_);
  }

 private:
  static constexpr std::size_t kLargestRecord = std::size_t{16} << 10U;
  static constexpr std::size_t kAhead = 12;
  static constexpr std::size_t kUsualBytes = 48;

  bool TakeRecord() {
    if (records_.empty()) return false;
    // What is in order here lies in the arena as it came.
    if (records_.size() > kAhead) {
      const char* const ahead = arena_.data() + records_[kAhead].offset;
      __builtin_prefetch(ahead);
      __builtin_prefetch(ahead + kUsualBytes);
    }
    const Record& record = records_.front();
    records_ = records_.subspan(1);
    key_ = record.Key(arena_);
    sound_ = record.Sound(arena_);
    word_ = record.Word(arena_);
    payload_ = record.Payload(arena_);
    key_prefix_ = record.key_prefix;
    return true;
  }

  bool ReadItem() {
    if (at_ + kLargestRecord > buffer_.size() && run_.begin < run_.end) Fill();
    if (at_ == buffer_.size()) return false;
    ByteReader in(std::string_view(buffer_).substr(at_));
    in.Spelling(&spelling_);
    key_ = spelling_;
    sound_ = in.Bytes();
    word_ = in.Bytes();
    payload_ = in.Bytes();
    key_prefix_ = OrderedPrefix(key_);
    at_ = buffer_.size() - in.rest().size();
    return true;
  }

  void Fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::uint64_t size = std::min<std::uint64_t>(
        kReadBytes + kLargestRecord, run_.end - run_.begin);
    buffer_ += scratch_->Read(run_.begin, static_cast<std::size_t>(size));
    run_.begin += size;
  }

  const Scratch* scratch_ = nullptr;
  Run run_{0, 0};
  std::string buffer_;
  std::size_t at_ = 0;
  std::string spelling_;

  std::string_view arena_;
  std::span<const Record> records_;

  std::string_view key_;
  std::string_view sound_;
  std::string_view word_;
  std::string_view payload_;
  std::uint64_t key_prefix_ = 0;
};

LexiconBuilder::LexiconBuilder(Scratch* scratch, std::size_t memory_bytes)
    : scratch_(scratch),
      // Offsets into the arena are 32 bits.
      arena_bytes_(std::min(memory_bytes / 2, std::size_t{1} << 31U)),
      most_records_(memory_bytes / 2 / sizeof(Record)) {}

LexiconBuilder::~LexiconBuilder() = default;

void LexiconBuilder::Add(std::string_view row_key, std::string_view packed) {
  if (arena_.capacity() < arena_bytes_) {
    // Once and for all: growing would take twice as much for a while.
    arena_.reserve(arena_bytes_ + kSpareBytes);
    records_.reserve(most_records_ + kSpareRecords);
  }
  ParseWordStats(packed, &stats_);
  Relations::AssignWordsKeyOf(row_key, &words_key_);
  if (!words_key_.empty()) {
    AddItem(words_key_, {"", row_key, packed});
    for (const LanguageCount& of : stats_.languages) CountTotal(of);
  }
  relations_.Visit(row_key, stats_,
                   [this](std::string_view key, const ItemView& item) {
                     AddItem(key, item);
                   });
  if (arena_.size() > arena_bytes_ || records_.size() > most_records_) Spill();
}

void LexiconBuilder::CountTotal(const LanguageCount& of) {
  if (of.language < common_totals_.size()) {
    common_totals_[of.language] += of.count;
  } else {
    totals_.AddLanguage(of);
  }
}

WordStats LexiconBuilder::TakeTotals() {
  for (std::size_t i = 0; i < common_totals_.size(); ++i) {
    const std::uint64_t count = std::exchange(common_totals_[i], 0);
    if (count > 0) totals_.AddLanguage({static_cast<LanguageId>(i), count});
  }
  return std::exchange(totals_, {});
}

void LexiconBuilder::AddItem(std::string_view key, const ItemView& item) {
  records_.push_back(
      {OrderedPrefix(key),
       OrderedPrefix(key.size() > kPrefixBytes ? key.substr(kPrefixBytes)
                     : item.sound.empty()      ? item.word
                                               : item.sound),
       static_cast<std::uint32_t>(arena_.size()),
       static_cast<std::uint16_t>(item.word.size()),
       static_cast<std::uint8_t>(key.size()),
       static_cast<std::uint8_t>(item.sound.size())});
  const auto payload_bytes = static_cast<std::uint16_t>(item.payload.size());
  char size[sizeof payload_bytes];
  std::memcpy(size, &payload_bytes, sizeof size);
  const std::string_view parts[] = {
      key, item.sound, item.word, {size, sizeof size}, item.payload};
  std::size_t bytes = 0;
  for (const std::string_view part : parts) bytes += part.size();
  const std::size_t begin = arena_.size();
  arena_.resize(begin + bytes);
  char* at = arena_.data() + begin;
  for (const std::string_view part : parts) {
    at = std::copy(part.begin(), part.end(), at);
  }
}

void LexiconBuilder::Sort() {
  if (sorted_ == records_.size()) return;
  const std::string_view arena = arena_;
  PrefixSort(
      std::span(records_),
      [](const Record& record) { return record.key_prefix; },
      [arena](const Record& a, const Record& b) {
        return IsBefore(arena, a, b);
      });
  sorted_ = records_.size();
}

void LexiconBuilder::Spill() {
  Sort();
  const std::string_view arena = arena_;
  Run run{scratch_bytes_, scratch_bytes_};
  std::string bytes;
  std::string_view key;
  const auto flush = [&] {
    scratch_->Append(bytes);
    run.end += bytes.size();
    bytes.clear();
  };
  for (const Record& record : records_) {
    AppendSpelling(record.Key(arena), key, &bytes);
    AppendBytes(record.Sound(arena), &bytes);
    AppendBytes(record.Word(arena), &bytes);
    AppendBytes(record.Payload(arena), &bytes);
    key = record.Key(arena);
    if (bytes.size() > kReadBytes) flush();
  }
  flush();
  scratch_bytes_ = run.end;
  runs_.push_back(run);
  Clear();
}

void LexiconBuilder::Clear() {
  records_.clear();
  sorted_ = 0;
  arena_.clear();
}

void LexiconBuilder::Write(std::span<LexiconBuilder* const> builders,
                           const ValueWriter& write) {
  WordStats totals;
  std::vector<std::unique_ptr<Cursor>> cursors;
  for (LexiconBuilder* builder : builders) {
    totals.Merge(builder->TakeTotals());
    for (const Run& run : builder->runs_) {
      cursors.push_back(std::make_unique<Cursor>(*builder->scratch_, run));
    }
    builder->Sort();
    cursors.push_back(
        std::make_unique<Cursor>(builder->arena_, builder->records_));
  }
  if (!totals.languages.empty()) {
    write(TotalsKey(), PackTotals(totals.languages));
  }
  const auto later = [](const Cursor* a, const Cursor* b) {
    return Cursor::IsBefore(*b, *a);
  };
  std::priority_queue<Cursor*, std::vector<Cursor*>, decltype(later)> queue(
      later);
  for (const auto& cursor : cursors) {
    if (cursor->Next()) queue.push(cursor.get());
  }
  ListWriter lists(write);
  while (!queue.empty()) {
    Cursor* const first = queue.top();
    queue.pop();
    // As long as its items are the next ones they need no queue.
    bool more = true;
    do {
      if (first->stays()) {
        lists.AddStaying(first->key(), first->item());
      } else {
        lists.Add(first->key(), first->item());
      }
      more = first->Next();
    } while (more && (queue.empty() || Cursor::IsBefore(*first, *queue.top())));
    if (more) queue.push(first);
  }
  lists.Finish();
  for (LexiconBuilder* builder : builders) {
    builder->runs_.clear();
    builder->Clear();
  }
}

namespace {

// Joined forms are in sound lists alone, in several of them.
class JoinReader {
 public:
  explicit JoinReader(const RowVisitor& visit) : visit_(visit) {}

  void ReadValue(std::string_view key, std::string_view value) {
    if (key.find(kBlockMark) != std::string_view::npos) {
      ReadList(value);
      return;
    }
    std::vector<std::string> starts;
    const auto list = UnpackSoundClass(value, &starts);
    if (list.has_value()) ReadList(*list);
  }

 private:
  void ReadList(std::string_view list) {
    for (const Item& item : UnpackList(SoundKey(""), list)) {
      if (!IsJoin(item.word) || !seen_.insert(item.word).second) continue;
      WordStats stats;
      for (const LanguageId language : UnpackSound(item.payload).languages) {
        stats.languages.push_back({language, 1});
      }
      std::string packed;
      AppendWordStats(stats, &packed);
      visit_(kJoinRow + item.word, packed);
    }
  }

  const RowVisitor& visit_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

void ReadRows(const Lexicon& lexicon, const RowVisitor& visit) {
  lexicon.ReadPrefix(std::string{kWordsKind},
                     [&](std::string_view key, std::string_view value) {
                       for (const Item& item : UnpackList(key, value)) {
                         visit(item.word, item.payload);
                       }
                       return true;
                     });
  lexicon.ReadPrefix(std::string{kAbbreviationKind},
                     [&](std::string_view key, std::string_view value) {
                       for (const Item& item : UnpackList(key, value)) {
                         visit(kDefinitionRow + item.word, item.payload);
                       }
                       return true;
                     });
  JoinReader joins(visit);
  lexicon.ReadPrefix(std::string{kSoundKind},
                     [&](std::string_view key, std::string_view value) {
                       joins.ReadValue(key, value);
                       return true;
                     });
}

std::string RowOfUnknown(std::uint64_t occurrences) {
  std::string packed;
  AppendWordStats(
      {.untold_capital = true, .languages = {{kUnknownLanguage, occurrences}}},
      &packed);
  return packed;
}

}  // namespace dizin::lexicon
