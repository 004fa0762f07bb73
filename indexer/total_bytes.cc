#include "indexer/total_bytes.h"

#include "indexer/input/walk.h"

namespace dizin::indexer {

TotalBytes::TotalBytes(const std::vector<std::string>& paths)
    : thread_([this, paths] { Count(paths); }) {}

TotalBytes::~TotalBytes() {
  stop_ = true;
  thread_.join();
}

void TotalBytes::Count(const std::vector<std::string>& paths) {
  bool all_known = true;
  Walk(paths, [this, &all_known](const FoundFile& file) {
    bytes_ += file.bytes;
    all_known =
        all_known && (file.regular || file.bytes > 0 || !file.problem.empty());
    return !stop_;
  });
  known_ = all_known;
}

}  // namespace dizin::indexer
