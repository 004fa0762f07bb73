// A latch that can be waited for in steps, to do something meanwhile.
//
//   Countdown done(2);      // two threads call done.CountDown()
//   while (!done.WaitFor(std::chrono::milliseconds(100))) ShowProgress();

#ifndef DIZIN_INDEXER_COUNTDOWN_H_
#define DIZIN_INDEXER_COUNTDOWN_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace dizin::indexer {

// Safe in any number of threads.
class Countdown {
 public:
  explicit Countdown(std::size_t count) : left_(count) {}

  void CountDown() {
    const std::lock_guard lock(mutex_);
    if (left_ > 0) --left_;
    if (left_ == 0) zero_.notify_all();
  }

  // True once the count is zero.
  bool WaitFor(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return zero_.wait_for(lock, patience, [this] { return left_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable zero_;
  std::size_t left_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_COUNTDOWN_H_
