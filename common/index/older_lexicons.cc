#include "common/index/older_lexicons.h"

#include <algorithm>
#include <deque>
#include <vector>

#include <xapian.h>

#include "common/index/lexicon_store.h"
#include "common/index/merge_shards.h"
#include "common/index/schema.h"
#include "common/index/xapian_error.h"
#include "common/lexicon/layout.h"
#include "common/lexicon/lexicon_builder.h"
#include "common/lexicon/row_keys.h"

namespace dizin::index {
namespace {

// True if every term that a row speaks of is in some article. What texts define
// abbreviations to be stays: it is little, and true without them.
bool IsLive(const Xapian::Database& database, std::string_view row) {
  if (row.front() != lexicon::kJoinRow) {
    return !lexicon::IsWordRow(row) || database.term_exists(std::string(row));
  }
  const std::vector<std::string> terms = lexicon::TermsOf(row.substr(1));
  return std::all_of(terms.begin(), terms.end(),
                     [&database](const std::string& term) {
                       return database.term_exists(term);
                     });
}

}  // namespace

struct OlderLexicons::Shard {
  Shard(const std::string& given, Keep which)
      : path(given),
        keep(which),
        database(given, Xapian::DB_BACKEND_GLASS),
        lexicon(&database, /*remote=*/false),
        terms(given, Xapian::DB_BACKEND_GLASS),
        next(database.metadata_keys_begin(std::string(kLexiconPrefix))),
        end(database.metadata_keys_end(std::string(kLexiconPrefix))) {
    Settle();
  }

  void Step() {
    ++next;
    Settle();
  }

  std::string path;
  Keep keep;
  Xapian::Database database;
  ShardLexicon lexicon;
  // The same database: its place among the terms is another than that among the
  // rows, and each would lose the blocks of the other.
  Xapian::Database terms;
  Xapian::TermIterator next;  // the key whose turn it is to be marked
  Xapian::TermIterator end;
  std::string key;  // *next; empty at the end

 private:
  // To a key of the lexicon: other metadata are not its business.
  void Settle() {
    for (; next != end; ++next) {
      key = *next;
      if (lexicon::kKeyKinds.find(key.front()) != std::string_view::npos) {
        return;
      }
    }
    key.clear();
  }
};

struct OlderLexicons::State {
  std::deque<Shard> shards;

  // The least key that is left in any, empty if none is.
  std::string Least() const {
    std::string least;
    for (const Shard& shard : shards) {
      if (!shard.key.empty() && (least.empty() || shard.key < least)) {
        least = shard.key;
      }
    }
    return least;
  }

  void StepPast(const std::string& key) {
    for (Shard& shard : shards) {
      if (shard.key == key) shard.Step();
    }
  }
};

OlderLexicons::OlderLexicons() : state_(std::make_unique<State>()) {}
OlderLexicons::~OlderLexicons() = default;

void OlderLexicons::Add(const std::string& shard, Keep keep) {
  GuardXapian("opening", shard,
              [&] { state_->shards.emplace_back(shard, keep); });
}

std::uint64_t OlderLexicons::VisitRows(const lexicon::RowVisitor& visit) const {
  std::uint64_t left_out = 0;
  for (const Shard& shard : state_->shards) {
    GuardXapian("reading the lexicon of", shard.path, [&] {
      lexicon::ReadRows(
          shard.lexicon, [&](std::string_view key, std::string_view packed) {
            if (shard.keep == Keep::kAll || IsLive(shard.terms, key)) {
              visit(key, packed);
            } else {
              ++left_out;
            }
          });
    });
  }
  return left_out;
}

void OlderLexicons::MarkUpTo(std::string_view key,
                             const lexicon::ValueWriter& write) {
  if (state_->shards.empty()) return;
  GuardXapian("reading the lexicon of", "an older shard", [&] {
    for (;;) {
      const std::string least = state_->Least();
      if (least.empty() || least > key) return;
      if (least < key) write(least, kDroppedMetadata);
      state_->StepPast(least);
    }
  });
}

void OlderLexicons::MarkRest(const lexicon::ValueWriter& write) {
  GuardXapian("reading the lexicon of", "an older shard", [&] {
    for (std::string key = state_->Least(); !key.empty();
         key = state_->Least()) {
      write(key, kDroppedMetadata);
      state_->StepPast(key);
    }
  });
}

}  // namespace dizin::index
