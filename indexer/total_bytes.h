// The sizes of all files of a request, added up in a thread of its own: how far
// a run is, and how large what it adds will be.

#ifndef DIZIN_INDEXER_TOTAL_BYTES_H_
#define DIZIN_INDEXER_TOTAL_BYTES_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace dizin::indexer {

class TotalBytes {
 public:
  explicit TotalBytes(const std::vector<std::string>& paths);
  ~TotalBytes();
  TotalBytes(const TotalBytes&) = delete;
  TotalBytes& operator=(const TotalBytes&) = delete;

  // 0 while it is not known, and where a pipe is among them.
  std::uint64_t Get() const { return known_ ? bytes_.load() : 0; }

 private:
  void Count(const std::vector<std::string>& paths);

  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<bool> known_{false};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_TOTAL_BYTES_H_
