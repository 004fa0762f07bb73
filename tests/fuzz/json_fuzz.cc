// The JSON reader on any bytes, also within a list, and within a list in an
// object.

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
  ReadAndCheck(Format::kJson,
               "{\"n\": 1, \"docs\": [{\"text\": \"x\"}," + bytes + "]}\n{}");
  return 0;
}
