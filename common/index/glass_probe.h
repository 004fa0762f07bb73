// Is the Xapian we run with the one whose files glass/ knows how to write?
//
//   if (!GlassFormatIsKnown()) Say(GlassFormatDoubt());   // and go the slow
//   way
//
// The format has not changed from Xapian 1.4.0 to 2.1.0, but nothing says that
// it will not. So, once a process: the versions of the headers and the library
// are of a series we know; a database that the library makes begins as ours do;
// and one that we make is sound, has all in it that we put there, and can be
// changed. A few small files in the directory for temporary files; about as
// long as two commits.
//
// Thread-safe. Nothing is thrown: an error is a doubt.

#ifndef DIZIN_COMMON_INDEX_GLASS_PROBE_H_
#define DIZIN_COMMON_INDEX_GLASS_PROBE_H_

#include <string>
#include <string_view>

namespace dizin::index {

bool GlassFormatIsKnown();

// Why not, as a message; empty if it is.
const std::string& GlassFormatDoubt();

// What GlassFormatDoubt() does when first asked: tries it in `directory`, where
// it leaves nothing. `magic` is how the version file should begin.
std::string ProbeGlassFormat(const std::string& directory,
                             std::string_view magic);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_GLASS_PROBE_H_
