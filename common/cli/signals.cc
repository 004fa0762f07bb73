#include "common/cli/signals.h"

#include <csignal>
#include <cstddef>
#include <iterator>

namespace dizin::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

// A handler can reach nothing but what is static.
std::atomic<bool>& StopFlag() {
  static std::atomic<bool> flag{false};
  return flag;
}
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void OnStopSignal(int number) {
  if (StopFlag().exchange(true)) {
    std::signal(number, SIG_DFL);
    std::raise(number);
  }
}

}  // namespace

struct StopSignals::OldHandlers {
  struct sigaction actions[std::size(kSignals)];
};

StopSignals::StopSignals() : old_(std::make_unique<OldHandlers>()) {
  StopFlag().store(false);
  struct sigaction action {};
  action.sa_handler = OnStopSignal;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    sigaction(kSignals[i], nullptr, &old_->actions[i]);
    // nohup and the like: what was ignored stays so.
    if (old_->actions[i].sa_handler == SIG_IGN) continue;
    sigaction(kSignals[i], &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    sigaction(kSignals[i], &old_->actions[i], nullptr);
  }
}

const std::atomic<bool>& StopSignals::stop() const { return StopFlag(); }

}  // namespace dizin::cli
