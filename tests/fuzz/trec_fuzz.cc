// The TREC reader on any bytes, and on any bytes as the inside of a record.

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/check_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin::indexer;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadAndCheck(Format::kTrec, bytes);
  ReadAndCheck(Format::kTrec, "<DOC>\n<DOCNO>1</DOCNO>" + bytes + "\n</DOC>\n");
  return 0;
}
