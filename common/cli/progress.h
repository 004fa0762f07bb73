// How far a long run is, on stderr: a bar on a terminal, a line every ten
// seconds elsewhere, or a JSON object a second for another program.
//
//   Progress progress(ProgressStyle::kAuto);
//   progress.Update({.bytes_done = 17, .bytes_total = 40, .articles = 3});
//   progress.Finish();
//
//   [=======>            ]  38 %  12,345 articles  2,301/s  14.2 MB/s  0:41
//   left 12,345 articles, 38 %, 2,301/s, 14.2 MB/s, 0:41 left
//   {"articles":12345,"bytes":123,"bytes_total":400,"seconds":5.4,"file":"a"}
//
// Rates are those of the last ten seconds or so; the time left is what is left
// of the bytes at that rate, and is not shown where the total is not known;
// when all is read, what is written after that takes a time that nobody knows.

#ifndef DIZIN_COMMON_CLI_PROGRESS_H_
#define DIZIN_COMMON_CLI_PROGRESS_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace dizin::cli {

enum class ProgressStyle : std::uint8_t { kAuto, kBar, kLines, kJson, kNone };

struct ProgressState {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;  // 0: not known
  std::uint64_t articles = 0;
  std::string_view file;  // the one that is being read
};

// Not safe in two threads at once.
class Progress {
 public:
  explicit Progress(ProgressStyle style);
  // With a clock (seconds), a width and a place of its own, for tests.
  // REQUIRES: `style` is not kAuto.
  Progress(ProgressStyle style, std::function<double()> clock,
           std::size_t width, std::function<void(std::string_view)> write);
  // Finish().
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cheap: may be called for every article.
  void Update(const ProgressState& state);

  // Takes the bar off the line, so that other messages can be printed; the next
  // Update() brings it back.
  void Hide();
  void Finish() { Hide(); }

 private:
  struct Sample {
    double time;
    std::uint64_t bytes;
    std::uint64_t articles;
  };
  struct Rates {
    double articles = 0;  // a second
    double bytes = 0;
  };

  void Remember(const ProgressState& state, double now);
  Rates CurrentRates(const ProgressState& state, double now) const;
  std::string Bar(const ProgressState& state, const Rates& rates) const;
  static std::string Line(const ProgressState& state, const Rates& rates);
  std::string Json(const ProgressState& state, double now) const;

  ProgressStyle style_;
  std::function<double()> clock_;
  std::size_t width_;
  std::function<void(std::string_view)> write_;
  double started_;
  double next_;  // nothing is printed before
  bool shown_ = false;
  std::deque<Sample> samples_;
};

// 1234567 as "1,234,567".
std::string WithCommas(std::uint64_t number);
// 14901234 as "14.9 MB" (powers of 1000).
std::string HumanBytes(double bytes);
// 3725 as "1:02:05", 41 as "0:41".
std::string HumanSeconds(double seconds);

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_PROGRESS_H_
