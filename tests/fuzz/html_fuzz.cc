// The HTML reader on any bytes, in any encoding: what it gives is fit to index.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/check_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin::indexer;
  ReadAndCheck(Format::kHtml, {reinterpret_cast<const char*>(data), size});
  return 0;
}
