#include "common/cli/progress.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <utility>

#include <unistd.h>

#include "common/cli/terminal.h"
#include "common/text/json_writer.h"

namespace dizin::cli {
namespace {

constexpr double kBarSeconds = .1;
constexpr double kJsonSeconds = 1;
constexpr double kLineSeconds = 10;
constexpr double kRateSeconds = 10;    // rates are taken over about this long
constexpr double kSampleSeconds = .5;  // between two samples
constexpr std::size_t kWidestBar = 30;
constexpr std::size_t kNarrowestBar = 5;

double MonotonicSeconds() {
  using std::chrono::duration;
  return duration<double>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

void WriteToStderr(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

std::string Formatted(const char* format, double number, const char* unit) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, format, number, unit);
  return buffer;
}

std::string Rounded(double rate) {
  return WithCommas(static_cast<std::uint64_t>(std::llround(rate)));
}

double Interval(ProgressStyle style) {
  switch (style) {
    case ProgressStyle::kBar:
      return kBarSeconds;
    case ProgressStyle::kJson:
      return kJsonSeconds;
    default:
      return kLineSeconds;
  }
}

// Between 0 and 1.
double Share(const ProgressState& state) {
  const double share = static_cast<double>(state.bytes_done) /
                       static_cast<double>(state.bytes_total);
  return std::min(share, 1.0);
}

std::string Percent(const ProgressState& state) {
  return std::to_string(static_cast<int>(Share(state) * 100)) + " %";
}

std::string TimeLeft(const ProgressState& state, double bytes_a_second) {
  if (state.bytes_total == 0) return "";
  if (state.bytes_done >= state.bytes_total) return "all read, writing";
  if (bytes_a_second <= 0) return "";
  const double left = static_cast<double>(state.bytes_total) -
                      static_cast<double>(state.bytes_done);
  return HumanSeconds(std::max(left, 0.0) / bytes_a_second) + " left";
}

}  // namespace

std::string WithCommas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string HumanBytes(double bytes) {
  constexpr const char* kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (bytes >= 999.5 && unit + 1 < std::size(kUnits)) {
    bytes /= 1000;
    ++unit;
  }
  const bool whole = unit == 0 || bytes >= 99.95;
  return Formatted(whole ? "%.0f %s" : "%.1f %s", bytes, kUnits[unit]);
}

std::string HumanSeconds(double seconds) {
  constexpr double kLongest = 99 * 3600;
  const auto whole =
      static_cast<int>(std::lround(std::clamp(seconds, 0.0, kLongest)));
  char buffer[32];
  if (whole >= 3600) {
    std::snprintf(buffer, sizeof buffer, "%d:%02d:%02d", whole / 3600,
                  whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(buffer, sizeof buffer, "%d:%02d", whole / 60, whole % 60);
  }
  return buffer;
}

Progress::Progress(ProgressStyle style)
    : Progress(style != ProgressStyle::kAuto ? style
               : IsTerminal(STDERR_FILENO)   ? ProgressStyle::kBar
                                             : ProgressStyle::kLines,
               MonotonicSeconds, TerminalWidth(STDERR_FILENO), WriteToStderr) {}

Progress::Progress(ProgressStyle style, std::function<double()> clock,
                   std::size_t width,
                   std::function<void(std::string_view)> write)
    : style_(style),
      clock_(std::move(clock)),
      width_(width),
      write_(std::move(write)),
      started_(clock_()),
      next_(started_ + Interval(style)) {}

Progress::~Progress() { Finish(); }

void Progress::Update(const ProgressState& state) {
  if (style_ == ProgressStyle::kNone) return;
  const double now = clock_();
  if (samples_.empty() || now - samples_.back().time >= kSampleSeconds) {
    Remember(state, now);
  }
  if (now < next_) return;
  next_ = now + Interval(style_);
  const Rates rates = CurrentRates(state, now);
  switch (style_) {
    case ProgressStyle::kBar:
      write_("\r" + Bar(state, rates) + "\x1b[K");
      shown_ = true;
      break;
    case ProgressStyle::kJson:
      write_(Json(state, now) + "\n");
      break;
    default:
      write_(Line(state, rates) + "\n");
  }
}

void Progress::Hide() {
  if (shown_) write_("\r\x1b[K");
  shown_ = false;
}

void Progress::Remember(const ProgressState& state, double now) {
  samples_.push_back({now, state.bytes_done, state.articles});
  while (samples_.size() > 2 && now - samples_[1].time >= kRateSeconds) {
    samples_.pop_front();
  }
}

Progress::Rates Progress::CurrentRates(const ProgressState& state,
                                       double now) const {
  const Sample& first = samples_.front();
  const double seconds = now - first.time;
  if (seconds <= 0) return {};
  return {static_cast<double>(state.articles - first.articles) / seconds,
          static_cast<double>(state.bytes_done - first.bytes) / seconds};
}

std::string Progress::Bar(const ProgressState& state,
                          const Rates& rates) const {
  std::string facts = WithCommas(state.articles) + " articles";
  const auto add = [&facts](const std::string& fact) {
    if (!fact.empty()) facts += "  " + fact;
  };
  add(Rounded(rates.articles) + "/s");
  add(HumanBytes(rates.bytes) + "/s");
  add(TimeLeft(state, rates.bytes));
  if (state.bytes_total > 0) facts = Percent(state) + "  " + facts;

  // "[", "]", two blanks, and the last column stays free.
  const std::size_t taken = facts.size() + 5;
  if (state.bytes_total == 0 || width_ < taken + kNarrowestBar) {
    return facts.substr(0, width_ - 1);
  }
  const std::size_t length = std::min(width_ - taken, kWidestBar);
  const auto done =
      static_cast<std::size_t>(Share(state) * static_cast<double>(length));
  std::string bar(done, '=');
  if (done < length) bar += '>';
  bar.resize(length, ' ');
  return "[" + bar + "]  " + facts;
}

std::string Progress::Line(const ProgressState& state, const Rates& rates) {
  std::string line = WithCommas(state.articles) + " articles";
  if (state.bytes_total > 0) line += ", " + Percent(state);
  line += ", " + Rounded(rates.articles) + "/s";
  line += ", " + HumanBytes(rates.bytes) + "/s";
  const std::string left = TimeLeft(state, rates.bytes);
  return left.empty() ? line : line + ", " + left;
}

std::string Progress::Json(const ProgressState& state, double now) const {
  std::string line;
  JsonWriter json(&line);
  json.BeginObject().Key("articles").Number(state.articles);
  json.Key("bytes").Number(state.bytes_done);
  json.Key("bytes_total").Number(state.bytes_total);
  json.Key("seconds").Number(std::round((now - started_) * 10) / 10);
  json.Key("file").String(state.file);
  json.EndObject();
  return line;
}

}  // namespace dizin::cli
