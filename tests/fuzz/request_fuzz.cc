// The parser of requests on any bytes: it answers or throws Error(kUsage) with
// a message of one line, and the id that it answers can be put into JSON.
//
// The first byte, a digit, chooses the operation, a line with an id, or what a
// searcher is opened with; the rest is JSON. seeds/request/ has one of each.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/text/utf8.h"
#include "searcher/request_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  const std::string_view json(reinterpret_cast<const char*>(data) + 1,
                              size - 1);
  constexpr unsigned kOperations = 7;
  const unsigned choice = data[0] & 15;
  std::string id = "null";
  try {
    if (choice > kOperations) {
      dizin::ParseSearcherOptions(json);
    } else if (choice == kOperations) {
      dizin::ParseRequestLine(json, {}, &id);
    } else {
      dizin::ParseRequest(static_cast<dizin::Operation>(choice), json, {});
    }
  } catch (const dizin::Error& e) {
    const std::string_view message = e.what();
    if (e.kind() != dizin::ErrorKind::kUsage) std::abort();
    if (message.find('\n') != message.npos) std::abort();
    if (!dizin::IsWellFormed(message)) std::abort();
  }
  if (id.empty() || id.find('\n') != id.npos) std::abort();
  return 0;
}
