#include "common/cli/watchdog.h"

#include <chrono>
#include <utility>

#include <unistd.h>

namespace dizin::cli {

Watchdog::Watchdog(std::string message, double seconds, ExitStatus status)
    : message_(std::move(message)) {
  if (seconds > 0) {
    thread_ = std::thread([this, seconds, status] { Wait(seconds, status); });
  }
}

Watchdog::~Watchdog() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    done_ = true;
  }
  done_changed_.notify_one();
  thread_.join();
}

void Watchdog::Wait(double seconds, ExitStatus status) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (done_changed_.wait_for(lock, std::chrono::duration<double>(seconds),
                             [this] { return done_; })) {
    return;
  }
  // Nothing can be done about a stderr that does not take it.
  [[maybe_unused]] const auto written =
      write(STDERR_FILENO, message_.data(), message_.size());
  _exit(static_cast<int>(status));
}

}  // namespace dizin::cli
