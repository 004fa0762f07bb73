// The query parser on any bytes: it answers or throws Error(kUsage), and what
// it answers is printed, read again strictly, and the same.
//
// The first byte chooses the options; the rest is the query.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "common/error.h"
#include "common/query/parser.h"
#include "common/query/printer.h"

namespace {

using dizin::query::Print;

void Require(bool holds, const std::string& what, const std::string& text) {
  if (holds) return;
  std::fprintf(stderr, "%s\nprinted: %s\n", what.c_str(), text.c_str());
  std::abort();
}

void CheckStrictAgrees(std::string_view text,
                       const dizin::query::ParsedQuery& parsed,
                       dizin::query::ParseOptions options) {
  options.strict = true;
  try {
    const auto strict = ParseQuery(text, options);
    Require(parsed.notes.empty(), "read strictly, but noted",
            Print(strict.root));
    Require(strict.root == parsed.root, "strict differs", Print(strict.root));
  } catch (const dizin::Error&) {
    Require(!parsed.notes.empty(), "refused strictly, but not noted",
            Print(parsed.root));
  }
}

void CheckRoundTrip(const dizin::query::Node& root,
                    dizin::query::ParseOptions options) {
  const std::string printed = Print(root);
  if (printed.size() > dizin::query::kMaxQueryBytes) return;
  options.strict = true;
  options.now_seconds += 1000000;  // what is printed does not depend on it
  try {
    const auto again = ParseQuery(printed, options);
    Require(again.root == root, "read again it differs", printed);
    Require(Print(again.root) == printed, "printed again it differs", printed);
  } catch (const dizin::Error& e) {
    Require(false, e.what(), printed);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  dizin::query::ParseOptions options;
  options.match_all = (data[0] & 1) != 0;
  options.now_seconds = 1613001600 + 86400 * 20 * (data[0] >> 1);
  options.fields = {"price", "p"};
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  try {
    const auto parsed = ParseQuery(text, options);
    CheckRoundTrip(parsed.root, options);
    CheckStrictAgrees(text, parsed, options);
  } catch (const dizin::Error& e) {
    Require(e.kind() == dizin::ErrorKind::kUsage, e.what(), text);
  }
  return 0;
}
