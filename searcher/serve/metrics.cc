#include "searcher/serve/metrics.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

namespace dizin::serve {
namespace {

std::string Text(double value) {
  char digits[40];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

void Head(std::string_view name, std::string_view type, std::string_view help,
          std::string* out) {
  out->append("# HELP ").append(name).append(" ").append(help) += '\n';
  out->append("# TYPE ").append(name).append(" ").append(type) += '\n';
}

void Line(std::string_view name, std::string_view labels, double value,
          std::string* out) {
  out->append(name).append(labels).append(" ") += Text(value) + '\n';
}

void One(std::string_view name, std::string_view type, std::string_view help,
         double value, std::string* out) {
  Head(name, type, help, out);
  Line(name, "", value, out);
}

std::string Label(std::string_view name, std::string_view value) {
  return "{" + std::string(name) + "=\"" + std::string(value) + "\"}";
}

double ResidentBytes() {
  std::ifstream file("/proc/self/statm");
  double size = 0;
  double resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void RenderProcess(std::string* out) {
  One("process_resident_memory_bytes", "gauge", "Memory in use.",
      ResidentBytes(), out);
  One("process_cpu_seconds_total", "counter", "User and system time.",
      CpuSeconds(), out);
}

}  // namespace

void Metrics::Count(std::string_view route, int status, double seconds,
                    std::size_t bytes) {
  ++requests_[{std::string(route), status}];
  Histogram& histogram = seconds_[std::string(route)];
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  ++histogram.counts[static_cast<std::size_t>(bound - kBounds.begin())];
  histogram.sum += seconds;
  sent_bytes_ += bytes;
}

void Metrics::AddGauge(std::string name, std::string help,
                       std::function<double()> value) {
  gauges_.push_back({std::move(name), std::move(help), std::move(value)});
}

std::string Metrics::Render() const {
  std::string out;
  Head("dizin_build_info", "gauge", "Always 1; which version this is.", &out);
  Line("dizin_build_info", Label("version", DIZIN_VERSION), 1, &out);
  Head("dizin_http_requests_total", "counter",
       "Requests, by route and status of the answer.", &out);
  for (const auto& [key, count] : requests_) {
    Line("dizin_http_requests_total",
         "{route=\"" + key.first + "\",code=\"" + std::to_string(key.second) +
             "\"}",
         static_cast<double>(count), &out);
  }
  Head("dizin_http_request_duration_seconds", "histogram",
       "From the first byte of a request to its answer.", &out);
  for (const auto& [route, histogram] : seconds_) {
    const std::string name = "dizin_http_request_duration_seconds";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i <= kBounds.size(); ++i) {
      below += histogram.counts[i];
      Line(name + "_bucket",
           "{route=\"" + route + "\",le=\"" +
               (i < kBounds.size() ? Text(kBounds[i]) : "+Inf") + "\"}",
           static_cast<double>(below), &out);
    }
    Line(name + "_sum", Label("route", route), histogram.sum, &out);
    Line(name + "_count", Label("route", route), static_cast<double>(below),
         &out);
  }
  One("dizin_http_sent_bytes_total", "counter",
      "Bytes of answers, bodies only.", static_cast<double>(sent_bytes_), &out);
  One("dizin_http_connections_accepted_total", "counter",
      "Connections that were taken.", static_cast<double>(accepted_), &out);
  Head("dizin_http_connections_cut_total", "counter",
       "Connections that were closed by the server, by reason.", &out);
  static constexpr std::array<std::string_view, kClosedReasons> kReasons = {
      "timeout", "idle", "crowded", "refused"};
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    Line("dizin_http_connections_cut_total", Label("reason", kReasons[i]),
         static_cast<double>(closed_[i]), &out);
  }
  One("dizin_queue_refused_total", "counter",
      "Requests that were refused, as too many waited.",
      static_cast<double>(full_), &out);
  One("dizin_database_up", "gauge", "1 if the database could be read last.",
      health.readable ? 1 : 0, &out);
  One("dizin_database_articles", "gauge", "Articles in the database.",
      static_cast<double>(health.articles), &out);
  for (const Gauge& gauge : gauges_) {
    One(gauge.name, "gauge", gauge.help, gauge.value(), &out);
  }
  RenderProcess(&out);
  return out;
}

}  // namespace dizin::serve
