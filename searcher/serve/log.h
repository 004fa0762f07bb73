// Lines about what happens, on stderr: logfmt or JSON, one event a line.
//
//   Log log(LogFormat::kLogfmt);
//   log.Write("request", {{"method", "GET"}, {"status", "200"}});
//   // time=2026-11-25T22:30:00.123Z event=request method=GET status=200
//
// An empty value is left out. Values may be anything a client sent: controls,
// quotes and ill-formed UTF-8 are escaped, and long ones cut. A thread of its
// own writes, so that a slow reader of the log slows nobody down: lines it
// cannot take are counted and dropped, and the next line says how many.

#ifndef DIZIN_SEARCHER_SERVE_LOG_H_
#define DIZIN_SEARCHER_SERVE_LOG_H_

#include <condition_variable>
#include <cstddef>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "searcher/serve/options.h"

namespace dizin::serve {

// Safe in any thread.
class Log {
 public:
  using Field = std::pair<std::string_view, std::string_view>;
  static constexpr std::size_t kMaxValueBytes = 512;
  static constexpr std::size_t kMaxWaitingBytes = std::size_t{1} << 20;

  explicit Log(LogFormat format);
  // Writes what waits.
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void Write(std::string_view event, std::initializer_list<Field> fields);

 private:
  void Run();

  const LogFormat format_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;
  std::size_t dropped_ = 0;
  bool closing_ = false;
  std::thread thread_;
};

// A line without its end, as Log writes it; `time` is its first value.
std::string LogLine(LogFormat format, std::string_view time,
                    std::string_view event,
                    std::initializer_list<Log::Field> fields);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_LOG_H_
