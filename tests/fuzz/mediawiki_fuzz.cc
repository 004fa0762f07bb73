// The MediaWiki reader on any bytes, on any bytes as a page, and as the text of
// a page.

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/check_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin::indexer;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string head = "<mediawiki xml:lang=\"tr\">\n<page>";
  const std::string end = "</page>\n</mediawiki>\n";
  ReadAndCheck(Format::kMediaWiki, bytes);
  ReadAndCheck(Format::kMediaWiki, head + bytes + end);
  ReadAndCheck(Format::kMediaWiki,
               head + "<title>T</title><id>1</id><revision><text>" + bytes +
                   "</text></revision>" + end);
  return 0;
}
