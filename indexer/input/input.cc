#include "indexer/input/input.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "indexer/input/decompress.h"
#include "indexer/input/encoding.h"

namespace dizin::indexer {
namespace {

// Runs `body` and puts the name before the message of what it throws.
template <typename Body>
auto Named(const std::string& name, const Body& body) {
  try {
    return body();
  } catch (const Error& e) {
    throw Error(e.kind(), (name == "-" ? "stdin" : name) + ": " + e.what());
  }
}

bool IsRegular(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

}  // namespace

Input::Input(const std::string& path, const FileWatch& watch,
             std::string_view charset)
    : name_(path), may_wait_(!IsRegular(path)) {
  Named(name_, [&] { Open(OpenFile(path, watch), charset); });
}

Input::Input(std::string name, std::string bytes) : name_(std::move(name)) {
  Named(name_, [&] { Open(FromMemory(std::move(bytes)), ""); });
}

Input::Input(std::string name, std::unique_ptr<ByteSource> source)
    : name_(std::move(name)), may_wait_(true) {
  Named(name_, [&] { Open(std::move(source), ""); });
}

void Input::Open(std::unique_ptr<ByteSource> source, std::string_view charset) {
  source_ = std::make_unique<PeekSource>(
      ConvertToUtf8(Decompress(std::move(source), name_), charset, may_wait_));
}

std::string_view Input::Peek(std::size_t most) {
  return Named(name_,
               [&] { return source_->Peek(may_wait_ ? 1 : most, most); });
}

std::size_t Input::Read(char* out, std::size_t size) {
  const std::size_t got =
      Named(name_, [&] { return source_->Read(out, size); });
  line_ += static_cast<std::uint64_t>(std::count(out, out + got, '\n'));
  return got;
}

std::string LongerThan(std::uint64_t bytes) {
  return "is longer than " + std::to_string(bytes) +
         " bytes, the most that is taken";
}

}  // namespace dizin::indexer
