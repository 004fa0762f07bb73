// Whether the bulk writer (glass/) and the Xapian library that is linked speak
// of the same format.

#ifndef DIZIN_COMMON_INDEX_GLASS_PROBE_H_
#define DIZIN_COMMON_INDEX_GLASS_PROBE_H_

namespace dizin::index {

// Has Xapian write a small database and compares its version with ours; then
// has Xapian read one of ours. Looks once (5 ms), then remembers. False also
// where there is no room for temporary files. Thread-safe.
bool GlassFormatIsKnown();

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_GLASS_PROBE_H_
