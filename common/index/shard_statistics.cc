#include "common/index/shard_statistics.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/xapian_error.h"
#include "common/lexicon/layout.h"

namespace dizin::index {
namespace {

std::uint64_t FileBytes(const std::string& shard, const char* table) {
  std::error_code none;
  const auto bytes =
      std::filesystem::file_size(shard + "/" + table + ".glass", none);
  return none ? 0 : bytes;  // tables without entries have no file
}

// Articles by what follows `prefix` in a term.
std::map<std::string, std::uint64_t> CountByTerm(
    const Xapian::Database& database, std::string_view prefix) {
  std::map<std::string, std::uint64_t> counts;
  const std::string start(prefix);
  for (auto i = database.allterms_begin(start);
       i != database.allterms_end(start); ++i) {
    counts[(*i).substr(prefix.size())] = i.get_termfreq();
  }
  return counts;
}

// Words have no prefix, and prefixes begin with a capital: folded words do not.
bool IsWord(const std::string& term) {
  return term.front() < 'A' || term.front() > 'Z';
}

void CountTerms(const Xapian::Database& database, ShardStatistics* s) {
  for (auto i = database.allterms_begin(); i != database.allterms_end(); ++i) {
    ++s->terms;
    if (IsWord(*i)) ++s->different_words;
  }
  s->languages = CountByTerm(database, kLanguagePrefix);
  s->sources = CountByTerm(database, kSourcePrefix);
}

void ReadDates(const Xapian::Database& database, ShardStatistics* s) {
  s->dated = database.get_value_freq(kDateSlot);
  if (s->dated == 0) return;
  s->first_date =
      Xapian::sortable_unserialise(database.get_value_lower_bound(kDateSlot));
  s->last_date =
      Xapian::sortable_unserialise(database.get_value_upper_bound(kDateSlot));
}

std::uint64_t ValueBytes(const Xapian::Database& database, std::uint32_t slot) {
  std::uint64_t bytes = 0;
  for (auto i = database.valuestream_begin(slot);
       i != database.valuestream_end(slot); ++i) {
    bytes += (*i).size() + 2;  // with its length and the gap before it
  }
  return bytes;
}

void MeasureParts(const std::string& shard, const Xapian::Database& database,
                  ShardStatistics* s) {
  PartSizes& bytes = s->bytes;
  for (auto i = database.metadata_keys_begin();
       i != database.metadata_keys_end(); ++i) {
    const std::string key = *i;
    const bool is_lexicon =
        lexicon::kKeyKinds.find(key.front()) != std::string_view::npos;
    (is_lexicon ? bytes.lexicon : bytes.other) +=
        key.size() + database.get_metadata(key).size();
  }
  for (const std::uint32_t slot :
       {kDateSlot, kHashSlot, kLanguageSlot, kSourceSlot, kLengthSlot,
        kSimhashSlot, kOriginSlot, kIdSlot}) {
    bytes.values += ValueBytes(database, slot);
  }
  for (const auto& [name, kinds] : s->fields) {
    if ((kinds & (kHoldsNumbers | kHoldsDates)) != 0) {
      bytes.values += ValueBytes(database, FieldSlot(name));
    }
  }
  const std::uint64_t inside = bytes.lexicon + bytes.values + bytes.other;
  const std::uint64_t postlist = FileBytes(shard, "postlist");
  bytes.postings = postlist - std::min(postlist, inside);
  bytes.positions = FileBytes(shard, "position");
  bytes.term_lists = FileBytes(shard, "termlist");
  bytes.stored_text = FileBytes(shard, "docdata");
}

void AddCounts(const std::map<std::string, std::uint64_t>& more,
               std::map<std::string, std::uint64_t>* sum) {
  for (const auto& [name, count] : more) (*sum)[name] += count;
}

}  // namespace

ShardStatistics DescribeShard(const std::string& shard) {
  return GuardXapian("reading", shard, [&] {
    const Xapian::Database database(shard, Xapian::DB_BACKEND_GLASS);
    const auto metadata = [&database](std::string_view key) {
      return database.get_metadata(std::string(key));
    };
    ShardStatistics s;
    s.articles = database.get_doccount();
    s.words = database.get_total_length();
    s.format = metadata(kFormatKey);
    s.fingerprint = metadata(kFingerprintKey);
    s.checkpoint = metadata(kCheckpointKey);
    s.fields = DecodeFieldKinds(metadata(kFieldsKey));
    CountTerms(database, &s);
    ReadDates(database, &s);
    MeasureParts(shard, database, &s);
    return s;
  });
}

void AddStatistics(const ShardStatistics& more, ShardStatistics* sum) {
  sum->articles += more.articles;
  sum->words += more.words;
  sum->different_words += more.different_words;
  sum->terms += more.terms;
  AddCounts(more.languages, &sum->languages);
  AddCounts(more.sources, &sum->sources);
  sum->dated += more.dated;
  if (more.first_date &&
      (!sum->first_date || more.first_date < sum->first_date)) {
    sum->first_date = more.first_date;
  }
  if (more.last_date && (!sum->last_date || more.last_date > sum->last_date)) {
    sum->last_date = more.last_date;
  }
  MergeFieldKinds(more.fields, &sum->fields);
  sum->bytes.postings += more.bytes.postings;
  sum->bytes.positions += more.bytes.positions;
  sum->bytes.term_lists += more.bytes.term_lists;
  sum->bytes.stored_text += more.bytes.stored_text;
  sum->bytes.lexicon += more.bytes.lexicon;
  sum->bytes.values += more.bytes.values;
  sum->bytes.other += more.bytes.other;
}

}  // namespace dizin::index
