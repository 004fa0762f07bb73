// All that is in a database, as lines of text that do not depend on the numbers
// that Xapian gave to the articles: two databases that say the same have equal
// dumps.

#ifndef DIZIN_TESTS_SUPPORT_INDEX_DUMP_H_
#define DIZIN_TESTS_SUPPORT_INDEX_DUMP_H_

#include <string>
#include <vector>

namespace dizin::testing {

// Of all shards, sorted: "term …", "value …", "data …", "meta …", "length …".
// The checkpoint is left out. Throws what Xapian throws, and
// std::runtime_error if Xapian's check finds an error.
std::vector<std::string> DumpDatabase(const std::string& path);

// The first lines that only one of them has, for a message; empty if equal.
std::string FirstDifferences(const std::vector<std::string>& want,
                             const std::vector<std::string>& got);

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_SUPPORT_INDEX_DUMP_H_
