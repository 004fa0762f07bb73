// Numbers about the server, in the text format of Prometheus (0.0.4).
//
//   metrics.Count("search", 200, seconds, bytes);
//   response.body = metrics.Render();
//
// Names follow prometheus.io/docs/practices/naming. Labels are names of routes
// and statuses: there is a fixed number of them, whatever is asked.

#ifndef DIZIN_SEARCHER_SERVE_METRICS_H_
#define DIZIN_SEARCHER_SERVE_METRICS_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::serve {

// What the threads that search know of the database.
struct Health {
  std::atomic<bool> readable{true};
  std::atomic<bool> draining{false};
  std::atomic<std::uint64_t> articles{0};
};

// Used by the thread of the connections; `health` by any.
class Metrics {
 public:
  enum class Closed : std::uint8_t { kTimeout, kIdle, kCrowded, kRefused };
  static constexpr std::size_t kClosedReasons = 4;

  void Count(std::string_view route, int status, double seconds,
             std::size_t bytes);
  void CountAccepted() { ++accepted_; }
  void CountClosed(Closed why) { ++closed_[static_cast<std::size_t>(why)]; }
  void CountFull() { ++full_; }

  // What is looked up when it is asked for: name, help, value.
  void AddGauge(std::string name, std::string help,
                std::function<double()> value);

  std::string Render() const;

  Health health;

 private:
  static constexpr std::array<double, 12> kBounds = {
      .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5};
  struct Histogram {
    std::array<std::uint64_t, kBounds.size() + 1> counts{};
    double sum = 0;
  };
  struct Gauge {
    std::string name, help;
    std::function<double()> value;
  };

  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Histogram, std::less<>> seconds_;
  std::uint64_t sent_bytes_ = 0;
  std::uint64_t accepted_ = 0;
  std::uint64_t full_ = 0;
  std::array<std::uint64_t, kClosedReasons> closed_{};
  std::vector<Gauge> gauges_;
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_METRICS_H_
