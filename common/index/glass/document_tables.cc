#include "common/index/glass/document_tables.h"

#include <algorithm>
#include <utility>

#include "common/index/glass/coding.h"
#include "common/index/glass/table_reader.h"

namespace dizin::index::glass {
namespace {

constexpr std::size_t kWindowBytes = 1 << 18;

// The key of an article, and of its value slots.
class DocidKey {
 public:
  explicit DocidKey(std::uint32_t docid)
      : size_(PutSortableUint(bytes_, docid)) {
    bytes_[size_] = '\0';
  }
  std::string_view ForArticle() const { return {bytes_, size_}; }
  std::string_view ForSlots() const { return {bytes_, size_ + 1}; }

 private:
  char bytes_[kMaxUintBytes + 1];
  std::size_t size_;
};

// The table without the articles of `drops`, in a new file.
TableInfo CopyWithout(const DropList& drops, const std::string& from,
                      const TableInfo& info, const std::string& to) {
  TableReader reader(from, info);
  TableWriter writer(to, info.block_bytes);
  while (reader.Next()) {
    const char* p = reader.key().data();
    const auto docid = static_cast<std::uint32_t>(GetSortableUint(&p));
    if (drops.Contains(docid)) continue;
    writer.Add(reader.key(), reader.tag(), reader.compressed());
  }
  return writer.Finish(Sync::kYes);
}

}  // namespace

DocumentTables::DocumentTables(std::string directory, std::uint32_t block_bytes,
                               std::uint32_t first_docid, std::size_t memory)
    : directory_(std::move(directory)),
      block_bytes_(block_bytes),
      first_docid_(first_docid),
      termlist_(TablePath(directory_, kTermlist), block_bytes),
      lengths_(directory_, memory) {}

void DocumentTables::Add(const Batch& batch) {
  AddTermlists(batch);
  AddData(batch);
  lengths_.Append(batch.lengths);
  max_wdf_ = std::max(max_wdf_, batch.max_wdf);
  articles_ += batch.articles;
}

void DocumentTables::AddTermlists(const Batch& batch) {
  std::uint32_t docid = NextDocid() - 1;
  std::string_view bytes = batch.termlist_bytes;
  for (const Batch::Termlist& list : batch.termlists) {
    if (!list.is_slots) ++docid;
    const DocidKey key(docid);
    termlist_.Add(list.is_slots ? key.ForSlots() : key.ForArticle(),
                  bytes.substr(0, list.bytes), list.compressed);
    bytes.remove_prefix(list.bytes);
  }
}

void DocumentTables::AddData(const Batch& batch) {
  std::uint32_t docid = NextDocid();
  std::string_view bytes = batch.data_bytes;
  if (docdata_ == nullptr && !bytes.empty()) {
    docdata_ = std::make_unique<TableWriter>(TablePath(directory_, kDocdata),
                                             block_bytes_);
  }
  for (const std::uint32_t size : batch.data_sizes) {
    if (size > 0) {
      docdata_->Add(DocidKey(docid).ForArticle(), bytes.substr(0, size));
      bytes.remove_prefix(size);
    }
    ++docid;
  }
}

void DocumentTables::Finish(const DropList& drops, Tables* tables) {
  (*tables)[kTermlist] = FinishTable(kTermlist, &termlist_, drops);
  if (docdata_ != nullptr) {
    (*tables)[kDocdata] = FinishTable(kDocdata, docdata_.get(), drops);
  }
}

TableInfo DocumentTables::FinishTable(Table table, TableWriter* writer,
                                      const DropList& drops) const {
  if (drops.empty()) return writer->Finish(Sync::kYes);
  const std::string path = TablePath(directory_, table);
  const std::string aside = path + ".tmp";
  const TableInfo info = writer->Finish(Sync::kNo);
  const TableInfo copied = CopyWithout(drops, path, info, aside);
  RenameFile(aside, path);
  return copied;
}

void DocumentTables::WriteLengths(const DropList& drops, PostlistWriter* lists,
                                  Statistics* statistics) const {
  const Section section = lengths_.Since(0);
  SectionReader reader(section, kWindowBytes);
  std::uint64_t at = 0;
  *statistics = {};
  statistics->max_wdf = max_wdf_;
  statistics->max_length = max_wdf_;  // at least, whatever is dropped
  for (std::uint64_t i = 0; i < articles_; ++i) {
    const auto docid = static_cast<std::uint32_t>(first_docid_ + i);
    const char* const begin =
        reader.View(at, static_cast<std::size_t>(std::min<std::uint64_t>(
                            kMaxUintBytes, section.size() - at)));
    const char* p = begin;
    const std::uint32_t length = GetUint32(&p);
    at += static_cast<std::uint64_t>(p - begin);
    if (!drops.empty() && drops.Contains(docid)) continue;
    if (statistics->documents == 0) lists->BeginLengths(docid);
    lists->Append(docid, length);
    ++statistics->documents;
    statistics->last_docid = docid;
    statistics->total_length += length;
    statistics->max_length = std::max(statistics->max_length, length);
    if (length > 0 &&
        (statistics->min_length == 0 || length < statistics->min_length)) {
      statistics->min_length = length;
    }
  }
  if (statistics->documents > 0) lists->End();
}

}  // namespace dizin::index::glass
