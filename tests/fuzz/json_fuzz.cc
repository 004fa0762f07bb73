// The JSON reader on any bytes, and on any bytes within a list.

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/check_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin::indexer;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadAndCheck(Format::kJson, bytes);
  ReadAndCheck(Format::kJson, "[{\"id\": \"1\", \"text\": \"x\"},\n" + bytes +
                                  "\n{\"id\": \"2\", \"text\": \"y\"}]");
  return 0;
}
