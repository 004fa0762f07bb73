#include "searcher/request_field.h"

#include <charconv>
#include <string>
#include <system_error>

#include "common/error.h"
#include "searcher/request_values.h"

namespace dizin {
namespace {

using Value = RequestBuilder::Value;

[[noreturn]] void Refuse(const std::string& why) {
  throw Error(ErrorKind::kUsage, why);
}

}  // namespace

std::string_view TextOf(const Value& value, std::size_t max_bytes) {
  const auto* const text = std::get_if<std::string_view>(&value.value);
  if (text == nullptr) Refuse("want a string");
  if (text->size() > max_bytes) {
    Refuse("is longer than " + std::to_string(max_bytes) + " bytes");
  }
  return *text;
}

bool FlagOf(const Value& value) {
  if (const auto* const flag = std::get_if<bool>(&value.value)) return *flag;
  if (value.is_text) {
    const std::string_view text = TextOf(value);
    if (text == "true" || text == "1" || text.empty()) return true;
    if (text == "false" || text == "0") return false;
  }
  Refuse("want true or false");
}

std::size_t WholeOf(const Value& value, std::size_t most) {
  std::uint64_t number = most + 1;
  if (const auto* const whole = std::get_if<std::uint64_t>(&value.value)) {
    number = *whole;
  } else if (value.is_text) {
    const std::string_view text = TextOf(value);
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) number = most + 1;
  }
  if (number > most) {
    Refuse("want a whole number from 0 to " + std::to_string(most));
  }
  return number;
}

double SecondsOf(const Value& value) {
  double seconds = -1;
  if (const auto* const real = std::get_if<double>(&value.value)) {
    seconds = *real;
  } else if (const auto* const whole =
                 std::get_if<std::uint64_t>(&value.value)) {
    seconds = static_cast<double>(*whole);
  } else if (value.is_text) {
    const std::string_view text = TextOf(value);
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, seconds);
    if (read.ec != std::errc() || read.ptr != end) seconds = -1;
  }
  if (!(seconds >= 0 && seconds <= kMaxTimeoutSeconds)) {
    Refuse("want seconds, from 0 to 3600");
  }
  return seconds;
}

std::vector<index::FacetKind> FacetsOf(const Value& value) {
  const auto* const list =
      std::get_if<std::vector<std::string_view>>(&value.value);
  if (list == nullptr && !value.is_text) Refuse("want a list of strings");
  if (list == nullptr) return ParseFacets(TextOf(value));
  std::string names;
  for (const std::string_view name : *list) {
    if (name.find(',') != name.npos) Refuse("a name has no comma");
    names.append(names.empty() ? "" : ",").append(name);
  }
  return ParseFacets(names);
}

}  // namespace dizin
