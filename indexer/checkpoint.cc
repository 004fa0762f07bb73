#include "indexer/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace dizin::indexer {
namespace {

constexpr std::string_view kVersionLine = "dizin checkpoint 1\n";

// Takes "name value\n" off `*text`.
bool TakeLine(std::string_view* text, std::string_view name,
              std::string_view* value) {
  if (!text->starts_with(name) || text->substr(name.size(), 1) != " ") {
    return false;
  }
  text->remove_prefix(name.size() + 1);
  const std::size_t end = text->find('\n');
  if (end == std::string_view::npos) return false;
  *value = text->substr(0, end);
  text->remove_prefix(end + 1);
  return true;
}

template <typename Number>
bool TakeNumber(std::string_view* text, std::string_view name, Number* number) {
  std::string_view value;
  if (!TakeLine(text, name, &value)) return false;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, *number);
  return error == std::errc() && stop == end;
}

template <typename Number>
std::string Line(std::string_view name, Number number) {
  return std::string(name) + " " + std::to_string(number) + "\n";
}

// By components: Walk() goes through a folder before it goes to its neighbour
// "folder-2", though '-' comes before '/'.
int ComparePaths(std::string_view a, std::string_view b) {
  const auto rank = [](char c) {
    return c == '/' ? 0 : static_cast<unsigned char>(c) + 1;
  };
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i]) return rank(a[i]) - rank(b[i]);
  }
  if (a.size() == b.size()) return 0;
  return a.size() < b.size() ? -1 : 1;
}

bool SameRun(const Checkpoint& a, const Checkpoint& b) {
  return a.run == b.run && a.started_ns == b.started_ns;
}

}  // namespace

int CompareFiles(const Place& a, const Place& b) {
  if (a.given != b.given) return a.given < b.given ? -1 : 1;
  return ComparePaths(a.file, b.file);
}

bool operator<(const Place& a, const Place& b) {
  const int order = CompareFiles(a, b);
  return order != 0 ? order < 0 : a.records < b.records;
}

std::string EncodeCheckpoint(const Checkpoint& checkpoint) {
  // The path is last, with its length: it may hold anything.
  const std::string& file = checkpoint.place.file;
  return std::string(kVersionLine) + Line("run", checkpoint.run) +
         Line("started_ns", checkpoint.started_ns) +
         Line("finished", checkpoint.finished ? 1 : 0) +
         Line("rejected", checkpoint.rejected) +
         Line("given", checkpoint.place.given) +
         Line("records", checkpoint.place.records) + Line("file", file.size()) +
         file;
}

std::optional<Checkpoint> DecodeCheckpoint(std::string_view text) {
  if (!text.starts_with(kVersionLine)) return std::nullopt;
  text.remove_prefix(kVersionLine.size());
  Checkpoint c;
  int finished = 0;
  std::size_t file_bytes = 0;
  const bool good = TakeNumber(&text, "run", &c.run) &&
                    TakeNumber(&text, "started_ns", &c.started_ns) &&
                    TakeNumber(&text, "finished", &finished) &&
                    TakeNumber(&text, "rejected", &c.rejected) &&
                    TakeNumber(&text, "given", &c.place.given) &&
                    TakeNumber(&text, "records", &c.place.records) &&
                    TakeNumber(&text, "file", &file_bytes) &&
                    file_bytes == text.size();
  if (!good) return std::nullopt;
  c.finished = finished != 0;
  c.place.file = text;
  return c;
}

bool IsOfRun(std::string_view text, std::uint64_t run) {
  const std::optional<Checkpoint> checkpoint = DecodeCheckpoint(text);
  return checkpoint && checkpoint->run == run;
}

std::optional<Checkpoint> FindResumable(const std::vector<std::string>& stored,
                                        std::uint64_t run) {
  std::optional<Checkpoint> least;
  for (const std::string& text : stored) {
    const std::optional<Checkpoint> c = DecodeCheckpoint(text);
    if (!c || c->run != run) return std::nullopt;
    if (least && !SameRun(*least, *c)) return std::nullopt;
    // A shard that has finished has all.
    if (!least || least->finished ||
        (!c->finished && c->place < least->place)) {
      least = c;
    }
  }
  if (!least || least->finished) return std::nullopt;
  return least;
}

std::string PlaceNote(const Checkpoint& checkpoint) {
  std::string note = "behind record " +
                     std::to_string(checkpoint.place.records) + " of " +
                     checkpoint.place.file;
  if (checkpoint.rejected > 0) {
    note += " (" + std::to_string(checkpoint.rejected) +
            " records were rejected before)";
  }
  return note;
}

std::string ResumeNote(const Checkpoint& checkpoint) {
  return "goes on where it was interrupted, " + PlaceNote(checkpoint);
}

std::int64_t FileClockNow() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace dizin::indexer
