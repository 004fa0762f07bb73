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
  bool all_regular = true;
  Walk(paths, [this, &all_regular](const FoundFile& file) {
    bytes_ += file.bytes;
    all_regular = all_regular && (file.regular || !file.problem.empty());
    return !stop_;
  });
  known_ = all_regular;
}

}  // namespace dizin::indexer
