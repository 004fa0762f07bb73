#include "searcher/serve/encoding.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <memory>
#include <new>

#include <libdeflate.h>

namespace dizin::serve {
namespace {

// A packet takes less than this anyway.
constexpr std::size_t kLeastBytes = 1000;
constexpr int kLevel = 1;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

std::string_view Trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes what comes before `separator` off the text.
std::string_view Cut(std::string_view* text, char separator) {
  const std::size_t end = std::min(text->find(separator), text->size());
  const std::string_view part = Trimmed(text->substr(0, end));
  text->remove_prefix(std::min(end + 1, text->size()));
  return part;
}

bool IsSame(std::string_view a, std::string_view lower_case) {
  return std::equal(
      a.begin(), a.end(), lower_case.begin(), lower_case.end(),
      [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

// How much a coding is wanted: its q, 1 where there is none.
double Weight(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view one = Cut(&parameters, ';');
    if (!one.starts_with("q=") && !one.starts_with("Q=")) continue;
    double weight = 0;
    std::from_chars(one.data() + 2, one.data() + one.size(), weight);
    return weight;
  }
  return 1;
}

bool IsText(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != type.npos ||
         type.find("javascript") != type.npos || type.find("xml") != type.npos;
}

}  // namespace

bool AcceptsGzip(std::string_view field) {
  bool any = false;
  while (!field.empty()) {
    std::string_view coding = Cut(&field, ',');
    const std::string_view name = Cut(&coding, ';');
    if (IsSame(name, "gzip") || IsSame(name, "x-gzip")) {
      return Weight(coding) > 0;
    }
    if (name == "*") any = Weight(coding) > 0;
  }
  return any;
}

std::string Gzip(std::string_view bytes) {
  thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor>
      compressor(libdeflate_alloc_compressor(kLevel));
  if (compressor == nullptr) throw std::bad_alloc();
  std::string out;
  out.resize(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()));
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(),
                                      bytes.size(), out.data(), out.size()));
  return out;
}

void Encode(const Request& request, Response* response) {
  if (response->body.size() < kLeastBytes || !IsText(response->content_type)) {
    return;
  }
  for (const auto& [name, value] : response->headers) {
    if (name == "Content-Encoding") return;
  }
  response->headers.emplace_back("Vary", "Accept-Encoding");
  if (!AcceptsGzip(request.accept_encoding)) return;
  response->body = Gzip(response->body);
  response->headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace dizin::serve
