// A queue between two threads that holds no more than so many bytes: the one
// that reads waits for the one that writes.
//
//   BoundedQueue<Job> queue(16 << 20);
//   queue.Push(std::move(job), job_bytes);          // the reader
//   while (auto job = queue.Pop(seconds(1))) …      // the writer

#ifndef DIZIN_INDEXER_BOUNDED_QUEUE_H_
#define DIZIN_INDEXER_BOUNDED_QUEUE_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace dizin::indexer {

// Safe in any number of threads.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Waits until there is room; one item of any size always has room in an empty
  // queue. False if the queue was closed: the item is gone.
  bool Push(T item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return closed_ || items_.empty() || bytes_ + bytes <= max_bytes_;
    });
    if (closed_) return false;
    items_.push_back({std::move(item), bytes});
    bytes_ += bytes;
    changed_.notify_all();
    return true;
  }

  // Waits for an item, up to `patience`. Items that were pushed before Finish()
  // are still given; after Close() there are none.
  std::optional<T> Pop(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience,
                      [&] { return finished_ || closed_ || !items_.empty(); });
    if (closed_ || items_.empty()) return std::nullopt;
    Entry entry = std::move(items_.front());
    items_.pop_front();
    bytes_ -= entry.bytes;
    changed_.notify_all();
    return std::move(entry.item);
  }

  // All that waits, which will not come out otherwise.
  std::vector<T> TakeAll() {
    const std::lock_guard lock(mutex_);
    std::vector<T> all;
    for (Entry& entry : items_) all.push_back(std::move(entry.item));
    items_.clear();
    bytes_ = 0;
    changed_.notify_all();
    return all;
  }

  // Nothing more will be pushed.
  void Finish() {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    changed_.notify_all();
  }

  // Drops what is in it, and lets nobody wait any more.
  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    items_.clear();
    changed_.notify_all();
  }

  // Nothing will come out any more.
  bool Ended() const {
    const std::lock_guard lock(mutex_);
    return closed_ || (finished_ && items_.empty());
  }

 private:
  struct Entry {
    T item;
    std::size_t bytes;
  };

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Entry> items_;
  std::size_t bytes_ = 0;
  bool finished_ = false;
  bool closed_ = false;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_BOUNDED_QUEUE_H_
