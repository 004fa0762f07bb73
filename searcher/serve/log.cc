#include "searcher/serve/log.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include <unistd.h>

#include "common/text/json_writer.h"
#include "common/text/utf8.h"

namespace dizin::serve {
namespace {

std::string Now() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto whole = std::chrono::time_point_cast<std::chrono::seconds>(now);
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now - whole);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[40];
  const std::size_t length =
      std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  std::snprintf(text + length, sizeof text - length, ".%03dZ",
                static_cast<int>(ms.count()));
  return text;
}

// All that C0, DEL, C1 and the line and paragraph separators could do to a
// terminal or to a reader of lines.
std::string Harmless(std::string_view value) {
  std::string clean;
  for (Utf8Reader reader(TruncateUtf8(value, Log::kMaxValueBytes));
       !reader.AtEnd();) {
    const char32_t c = reader.Next();
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
                         c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069);
    AppendUtf8(control ? kReplacementCharacter : c, &clean);
  }
  return clean;
}

bool IsBare(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '=' && c != '\\';
  });
}

void AppendLogfmt(std::string_view name, std::string_view value,
                  std::string* line) {
  if (!line->empty()) *line += ' ';
  line->append(name) += '=';
  if (IsBare(value)) {
    *line += value;
  } else {
    AppendJsonString(value, line);
  }
}

}  // namespace

std::string LogLine(LogFormat format, std::string_view time,
                    std::string_view event,
                    std::initializer_list<Log::Field> fields) {
  std::string line;
  if (format == LogFormat::kJson) {
    JsonWriter json(&line);
    json.BeginObject().Key("time").String(time).Key("event").String(event);
    for (const auto& [name, value] : fields) {
      if (!value.empty()) json.Key(name).String(Harmless(value));
    }
    json.EndObject();
    return line;
  }
  AppendLogfmt("time", time, &line);
  AppendLogfmt("event", event, &line);
  for (const auto& [name, value] : fields) {
    if (!value.empty()) AppendLogfmt(name, Harmless(value), &line);
  }
  return line;
}

Log::Log(LogFormat format) : format_(format), thread_([this] { Run(); }) {}

Log::~Log() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Log::Write(std::string_view event, std::initializer_list<Field> fields) {
  if (format_ == LogFormat::kNone) return;
  const std::string line = LogLine(format_, Now(), event, fields) + '\n';
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (waiting_.size() + line.size() > kMaxWaitingBytes) {
      ++dropped_;
      return;
    }
    waiting_ += line;
  }
  changed_.notify_one();
}

void Log::Run() {
  while (true) {
    std::string lines;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      lines.swap(waiting_);
      if (dropped_ > 0) {
        lines += LogLine(format_, Now(), "dropped",
                         {{"lines", std::to_string(dropped_)}}) +
                 '\n';
        dropped_ = 0;
      }
    }
    for (std::string_view rest = lines; !rest.empty();) {
      const ssize_t n = write(STDERR_FILENO, rest.data(), rest.size());
      if (n <= 0) break;
      rest.remove_prefix(static_cast<std::size_t>(n));
    }
  }
}

}  // namespace dizin::serve
