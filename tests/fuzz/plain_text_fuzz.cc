// The plain text reader on any bytes, also compressed ones and other encodings:
// what it gives is fit to index, and its title is not too long.

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/readers/title.h"
#include "tests/fuzz/check_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin;
  using namespace dizin::indexer;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Article article = ReadAndCheck(Format::kPlainText, bytes);
  const std::string title = TitleFromText(article.text);
  Require(CodePointCount(title) <= kMaxTitleCharacters, "long title", title);
  Require(IsWellFormed(title), "title", title);
  return 0;
}
