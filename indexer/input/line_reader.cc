#include "indexer/input/line_reader.h"

#include <algorithm>

namespace dizin::indexer {
namespace {

constexpr std::size_t kPeekedBytes = 1 << 16;

// Of a text that begins so.
char LineEnd(std::string_view head) {
  if (head.find('\n') != std::string_view::npos) return '\n';
  // The other half of a last one may come.
  if (!head.empty()) head.remove_suffix(1);
  return head.find('\r') == std::string_view::npos ? '\n' : '\r';
}

}  // namespace

LineReader::LineReader(Input* input, std::size_t max_line_bytes)
    : max_line_bytes_(max_line_bytes),
      line_end_(LineEnd(input->Peek(kPeekedBytes))),
      window_(input) {}

// Reads on to the end of a line that is too long.
void LineReader::SkipRest() {
  for (;;) {
    const std::size_t end = window_.Rest().find(line_end_);
    if (end != std::string_view::npos) return window_.Drop(end + 1);
    window_.Drop(window_.Rest().size());
    if (!window_.Refill()) return;
  }
}

bool LineReader::Next() {
  too_long_ = false;
  std::size_t searched = 0;  // bytes without a line end
  for (;;) {
    const std::string_view rest = window_.Rest();
    const std::size_t found = rest.find(line_end_, searched);
    const bool ends = found != std::string_view::npos;
    line_ = rest.substr(0, found);
    const bool ended_by_cr = line_.ends_with('\r');
    if (line_.size() - (ended_by_cr ? 1 : 0) > max_line_bytes_) {
      too_long_ = true;
      line_ = {};
      ++number_;
      SkipRest();
      return true;
    }
    if (!ends) {
      searched = rest.size();
      if (window_.Refill()) continue;
      if (rest.empty()) return false;
    }
    window_.Drop(std::min(line_.size() + 1, rest.size()));
    if (ended_by_cr) line_.remove_suffix(1);
    ++number_;
    return true;
  }
}

}  // namespace dizin::indexer
