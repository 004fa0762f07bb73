#include "common/index/glass/postlist_writer.h"

#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

constexpr std::string_view kLengthsKey("\0\xe0", 2);
constexpr std::uint64_t kOccurrencesMask = 0xffffffff;

}  // namespace

PostlistWriter::PostlistWriter(TableWriter* table, std::size_t chunk_bytes)
    : table_(table), chunk_bytes_(chunk_bytes) {}

void PostlistWriter::BeginLengths(std::uint32_t first_docid) {
  key_.assign(kLengthsKey);
  first_key_bytes_ = key_.size();
  header_ = {0, 0, first_docid};
  is_first_chunk_ = true;
}

void PostlistWriter::BeginTerm(std::string_view term,
                               const PostlistHeader& header) {
  key_.clear();
  AppendSortableString(&key_, term, KeyPart::kInner);
  first_key_bytes_ = key_.size() - 1;
  header_ = header;
  is_first_chunk_ = true;
}

void PostlistWriter::MoveTo(std::uint32_t docid) {
  if (IsFull()) WriteChunk(false);
  if (body_.empty()) {
    chunk_first_ = docid;
  } else {
    AppendUint(&body_, docid - chunk_last_ - 1);
  }
  chunk_last_ = docid;
}

void PostlistWriter::Append(std::uint32_t docid, std::uint32_t wdf) {
  MoveTo(docid);
  AppendUint(&body_, wdf);
}

void PostlistWriter::Append(std::uint32_t first, std::uint32_t last,
                            std::string_view entries) {
  // Where nothing is cut nothing has to be taken apart.
  if (body_.size() + kMaxUintBytes + entries.size() < chunk_bytes_) {
    MoveTo(first);
    body_.append(entries);
    chunk_last_ = last;
  } else {
    AppendEntryWise(first, entries);
  }
}

void PostlistWriter::AppendEntryWise(std::uint32_t first,
                                     std::string_view entries) {
  const char* p = entries.data();
  const char* const end = p + entries.size();
  MoveTo(first);
  // [begin, p) has been read and belongs to the open chunk.
  const char* begin = p;
  std::uint32_t docid = first;
  while (true) {
    GetUint(&p);  // wdf
    if (p == end) break;
    const char* const entry_end = p;
    docid += GetUint32(&p) + 1;
    const auto pending = static_cast<std::size_t>(entry_end - begin);
    if (body_.size() + pending >= chunk_bytes_) {
      body_.append(begin, pending);
      WriteChunk(false);
      chunk_first_ = docid;
      begin = p;
    }
    chunk_last_ = docid;
  }
  body_.append(begin, static_cast<std::size_t>(end - begin));
}

void PostlistWriter::WriteChunk(bool is_last) {
  tag_.clear();
  if (is_first_chunk_) {
    AppendUint(&tag_, header_.articles);
    AppendUint(&tag_, header_.occurrences & kOccurrencesMask);
    AppendUint(&tag_, header_.first - 1);
  }
  tag_.push_back(is_last ? '1' : '0');
  AppendUint(&tag_, chunk_last_ - chunk_first_);
  tag_.append(body_);
  if (is_first_chunk_) {
    table_->Add(std::string_view(key_).substr(0, first_key_bytes_), tag_);
  } else {
    const std::size_t size = key_.size();
    AppendSortableUint(&key_, chunk_first_);
    table_->Add(key_, tag_);
    key_.resize(size);
  }
  is_first_chunk_ = false;
  body_.clear();
}

void PostlistWriter::End() { WriteChunk(true); }

}  // namespace dizin::index::glass
