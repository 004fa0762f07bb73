#include "common/index/glass/spool.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace dizin::index::glass {

Spool::Spool(std::string directory, std::size_t memory)
    : directory_(std::move(directory)), memory_(memory) {}

Section Spool::Append(std::string_view bytes) {
  const std::uint64_t begin = size();
  tail_.append(bytes);
  if (tail_.size() > memory_) {
    if (!file_) file_ = File::CreateUnnamed(directory_);
    file_->Write(tail_);
    written_ += tail_.size();
    tail_.clear();
  }
  return {this, begin, bytes.size()};
}

void Spool::ReadAt(std::uint64_t offset, char* out, std::size_t size) const {
  if (offset < written_) {
    const auto from_file = static_cast<std::size_t>(
        std::min<std::uint64_t>(size, written_ - offset));
    file_->ReadAt(offset, out, from_file);
    offset += from_file;
    out += from_file;
    size -= from_file;
  }
  if (size > 0) std::memcpy(out, InMemory(offset), size);
}

SectionReader::SectionReader(const Section& section, std::size_t window_bytes)
    : spool_(section.spool_),
      section_begin_(section.offset_),
      size_(section.size_),
      window_bytes_(window_bytes) {
  memory_ = spool_ == nullptr ? section.bytes_.data()
                              : spool_->InMemory(section_begin_);
}

void SectionReader::Fill(std::uint64_t offset, std::size_t size) {
  const auto wanted = static_cast<std::size_t>(
      std::min<std::uint64_t>(std::max(size, window_bytes_), size_ - offset));
  // One long view must not leave a long window behind.
  if (window_.capacity() > 2 * std::max(wanted, window_bytes_)) {
    window_ = std::vector<char>();
  }
  window_.resize(wanted);
  window_begin_ = offset;
  spool_->ReadAt(section_begin_ + offset, window_.data(), wanted);
}

}  // namespace dizin::index::glass
