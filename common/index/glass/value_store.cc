#include "common/index/glass/value_store.h"

#include <utility>

#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

constexpr std::string_view kStatisticsPrefix("\0\xd0", 2);
constexpr std::string_view kChunkPrefix("\0\xd8", 2);
constexpr std::size_t kChunkBytes = 2000;

std::string StatisticsKey(std::uint32_t slot) {
  std::string key(kStatisticsPrefix);
  AppendLastUint(&key, slot);
  return key;
}

std::string ChunkKey(std::uint32_t slot) {
  std::string key(kChunkPrefix);
  AppendUint(&key, slot);
  return key;
}

}  // namespace

void ValueColumn::Add(std::uint32_t article, std::string_view value) {
  AppendUint(&entries, article - next_article);
  AppendString(&entries, value);
  next_article = article + 1;
}

ValueStore::ValueStore(const std::string& directory, std::size_t memory)
    : spool_(directory, memory) {}

void ValueStore::Add(std::uint32_t first_docid,
                     const std::vector<ValueColumn>& columns) {
  for (const ValueColumn& column : columns) {
    if (column.entries.empty()) continue;
    slots_[column.slot].push_back({first_docid, spool_.Append(column.entries)});
  }
}

template <class Visit>
void ValueStore::ForEach(const Pieces& pieces, const DropList& drops,
                         Visit visit) {
  for (const Piece& piece : pieces) {
    const auto size = static_cast<std::size_t>(piece.entries.size());
    SectionReader reader(piece.entries, size);
    const char* p = reader.View(0, size);
    const char* const end = p + size;
    std::uint32_t docid = piece.first_docid;
    while (p < end) {
      docid += GetUint32(&p);
      const std::string_view value = GetString(&p);
      if (drops.empty() || !drops.Contains(docid)) visit(docid, value);
      ++docid;
    }
  }
}

void ValueStore::WriteStatistics(std::uint32_t number, const Pieces& pieces,
                                 const DropList& drops, TableWriter* table) {
  std::uint64_t values = 0;
  std::string least;
  std::string greatest;
  ForEach(pieces, drops, [&](std::uint32_t, std::string_view value) {
    if (values == 0 || value < least) least = value;
    if (values == 0 || value > greatest) greatest = value;
    ++values;
  });
  if (values == 0) return;
  std::string tag;
  AppendUint(&tag, values);
  AppendString(&tag, least);
  if (greatest != least) tag += greatest;
  table->Add(StatisticsKey(number), tag);
}

void ValueStore::WriteChunks(std::uint32_t number, const Pieces& pieces,
                             const DropList& drops, TableWriter* table) {
  const std::string prefix = ChunkKey(number);
  std::string key;
  std::string chunk;
  std::uint32_t last = 0;
  const auto flush = [&] {
    if (!chunk.empty()) table->Add(key, chunk);
    chunk.clear();
  };
  ForEach(pieces, drops, [&](std::uint32_t docid, std::string_view value) {
    if (chunk.size() >= kChunkBytes) flush();
    if (chunk.empty()) {
      key = prefix;
      AppendSortableUint(&key, docid);
    } else {
      AppendUint(&chunk, docid - last - 1);
    }
    AppendString(&chunk, value);
    last = docid;
  });
  flush();
}

void ValueStore::Write(const DropList& drops, TableWriter* table) const {
  using Order = std::map<std::string, std::uint32_t>;  // by key
  Order statistics;
  Order chunks;
  for (const auto& [number, pieces] : slots_) {
    statistics[StatisticsKey(number)] = number;
    chunks[ChunkKey(number)] = number;
  }
  for (const auto& [key, number] : statistics) {
    WriteStatistics(number, slots_.at(number), drops, table);
  }
  for (const auto& [key, number] : chunks) {
    WriteChunks(number, slots_.at(number), drops, table);
  }
}

}  // namespace dizin::index::glass
