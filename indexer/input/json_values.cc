#include "indexer/input/json_values.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/input/json_wrapper.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kMostBlanks = 1 << 16;  // that are kept
constexpr std::size_t kWrapperBytes = 4096;   // in which a list begins

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

JsonValues::JsonValues(Input* input, std::size_t max_bytes)
    : max_bytes_(max_bytes), window_(input) {}

void JsonValues::Drop(std::size_t bytes) {
  const std::string_view dropped = window_.Rest().substr(0, bytes);
  lines_ += static_cast<std::uint64_t>(
      std::count(dropped.begin(), dropped.end(), '\n'));
  window_.Drop(bytes);
}

// Whether there is a byte at `at` of the window.
bool JsonValues::AtByte(std::size_t at) {
  while (at >= window_.Rest().size()) {
    if (!window_.Refill()) return false;
  }
  return true;
}

// Whether the line that begins at `at` has an object in the column of this one.
bool JsonValues::BeginsObject(std::size_t at) {
  for (std::size_t i = 0; i < column_; ++i, ++at) {
    if (!AtByte(at) || !IsBlank(window_.Rest()[at])) return false;
  }
  return AtByte(at) && window_.Rest()[at] == '{';
}

// To the next value; false if there is none.
bool JsonValues::SkipBetween() {
  for (std::size_t at = 0;; ++at, ++column_) {
    if (at == kMostBlanks) Drop(std::exchange(at, 0));
    if (!AtByte(at)) {
      Drop(at);
      return false;
    }
    const char c = window_.Rest()[at];
    if (c == '\n') column_ = static_cast<std::size_t>(-1);
    if (IsBlank(c) || c == ',') continue;
    if (c == '[' && at_start_) {
      in_list_ = true;
    } else if (c == ']' && in_list_) {
      in_list_ = false;
      if (wrappers_ > 0) {
        Drop(at + 1);
        LeaveWrapper();
        return SkipBetween();
      }
    } else {
      Drop(at);
      if (c == '{' && at_start_) EnterWrapper();
      at_start_ = false;
      return true;
    }
    at_start_ = false;
  }
}

// To the first value of the list that the object which begins here is around.
void JsonValues::EnterWrapper() {
  JsonWrapper wrapper;
  do {
    wrapper = FindJsonWrapper(window_.Rest().substr(0, kWrapperBytes));
  } while (wrapper.found == JsonWrapper::Found::kCut &&
           window_.Rest().size() < kWrapperBytes && window_.Refill());
  if (wrapper.found != JsonWrapper::Found::kList) return;
  const std::string_view before = window_.Rest().substr(0, wrapper.list);
  column_ = before.size() - before.find_last_of('\n') - 1;  // npos is -1
  Drop(wrapper.list);
  wrappers_ = wrapper.depth;
  in_list_ = true;
}

// Behind what is around the list. Another may follow.
void JsonValues::LeaveWrapper() {
  const std::size_t length =
      ScanBrackets(std::string(std::exchange(wrappers_, 0), '{'));
  Drop(std::min(length, window_.Rest().size()));
  too_long_ = false;
  at_start_ = true;
}

// The length of the object or list that begins here, or goes on with these
// brackets open. Of one that is too long only the rest is left in the buffer.
std::size_t JsonValues::ScanBrackets(std::string open) {
  bool in_string = false;
  for (std::size_t at = 0;; ++at) {
    if (at > max_bytes_) {
      too_long_ = true;
      Drop(std::exchange(at, 0));
    }
    if (!AtByte(at)) return too_long_ ? at : EndOfBroken();
    const char c = window_.Rest()[at];
    if (c == '\n' && broken_ && BeginsObject(at + 1)) return at;
    if (in_string) {
      // No string has a line end: one without its quote ends there.
      if (c == '\\') {
        ++at;
      } else if (c == '"' || c == '\n') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      open += c;
    } else if (c == '}' || c == ']') {
      if (open.back() != (c == '}' ? '{' : '[')) {
        return too_long_ ? at : EndOfBroken();
      }
      open.pop_back();
      if (open.empty()) return at + 1;
    }
  }
}

// Of what has no end: up to the next line that begins with an object.
std::size_t JsonValues::EndOfBroken() {
  broken_ = true;
  const std::string_view rest = window_.Rest();
  for (std::size_t at = rest.find('\n'); at != std::string_view::npos;
       at = rest.find('\n', at + 1)) {
    const std::size_t first = rest.find_first_not_of(" \t\r\n,", at);
    if (first != std::string_view::npos && rest[first] == '{') return at;
  }
  return rest.size();
}

// A number, a word, a string, or what is no JSON.
std::size_t JsonValues::ScanOther() {
  std::size_t at = 1;
  for (; AtByte(at); ++at) {
    const char c = window_.Rest()[at];
    if (c == '\n' || c == '{' || c == ',' || (c == ']' && in_list_)) break;
    if (at > max_bytes_) {
      too_long_ = true;
      Drop(std::exchange(at, 0));
    }
  }
  return at;
}

bool JsonValues::Next() {
  Drop(std::exchange(given_, 0));
  if (!SkipBetween()) return false;
  line_ = lines_;
  too_long_ = false;
  const char first = window_.Rest().front();
  given_ = first == '{' || first == '[' ? ScanBrackets({}) : ScanOther();
  given_ = std::min(given_, window_.Rest().size());
  value_ = too_long_ ? std::string_view() : window_.Rest().substr(0, given_);
  return true;
}

}  // namespace dizin::indexer
