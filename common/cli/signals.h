// Ctrl-C as a request: the first one asks the program to finish what it has
// and stop, the second ends it at once.
//
//   StopSignals signals;
//   while (!signals.stop().load()) IndexSome();
//
// Listens to SIGINT, SIGTERM and SIGHUP. A second signal of any of them ends
// the process as the signal would have (status 130 for Ctrl-C in a shell).

#ifndef DIZIN_COMMON_CLI_SIGNALS_H_
#define DIZIN_COMMON_CLI_SIGNALS_H_

#include <atomic>
#include <memory>

namespace dizin::cli {

// One at a time in a process. The destructor brings the old handlers back.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // True once a signal has come. Valid as long as the process.
  const std::atomic<bool>& stop() const;

 private:
  struct OldHandlers;
  std::unique_ptr<OldHandlers> old_;
};

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_SIGNALS_H_
