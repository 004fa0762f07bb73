// Watchdog ends the process when something takes too long that cannot be
// stopped from inside.
//
//   {
//     const Watchdog guard("dizin-search: too slow\n", 10.5,
//                          ExitStatus::kTryAgain);
//     searcher.Search(request);
//   }  // in time: nothing happens
//
// It waits in a thread of its own (some 30 µs to start), writes the message to
// stderr and leaves at once: nothing is flushed and no destructor runs. That is
// for readers; a writer would leave work undone.

#ifndef DIZIN_COMMON_CLI_WATCHDOG_H_
#define DIZIN_COMMON_CLI_WATCHDOG_H_

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "common/error.h"

namespace dizin::cli {

class Watchdog {
 public:
  // `seconds` from now; 0 or less: never.
  Watchdog(std::string message, double seconds, ExitStatus status);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  void Wait(double seconds, ExitStatus status);

  std::string message_;
  std::mutex mutex_;
  std::condition_variable done_changed_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_WATCHDOG_H_
