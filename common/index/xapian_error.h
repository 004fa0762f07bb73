// The one border that Xapian's exceptions cross: behind it they are
// dizin::Error, with a message that says what to do.
//
//   return GuardXapian("reading", path, [&] { return db.get_doccount(); });
//   // throws Error(kIndex, "reading news.dizin: damaged (…): run …")
//
// Which kind, most derived exception first:
//   lock held by another                         kTransient
//   changed under the reader, network            kTransient
//   no such database, other version, damaged     kIndex
//   disk full, permission, out of files          kSystem (by errno)
//   query could not be parsed or is too wide     kUsage
//   anything else of Xapian's                    kInternal
// A dizin::Error passes through as it is, and so does what is neither.

#ifndef DIZIN_COMMON_INDEX_XAPIAN_ERROR_H_
#define DIZIN_COMMON_INDEX_XAPIAN_ERROR_H_

#include <string_view>
#include <utility>

namespace dizin::index {

// REQUIRES: called in a catch block. `doing` is a participle ("opening"),
// `what` a path or a query. Thread-safe.
[[noreturn]] void RethrowXapian(std::string_view doing, std::string_view what);

template <typename Function>
auto GuardXapian(std::string_view doing, std::string_view what,
                 Function&& function) {
  try {
    return std::forward<Function>(function)();
  } catch (...) {
    RethrowXapian(doing, what);
  }
}

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_XAPIAN_ERROR_H_
