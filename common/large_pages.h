// Memory for large tables that are read in no order: in pages of 2 MB where the
// kernel has them, as most of such a read is waiting for the page table.
//
//   std::vector<Slot, LargePages<Slot>> slots_;
//
// Small tables are where they always were.

#ifndef DIZIN_COMMON_LARGE_PAGES_H_
#define DIZIN_COMMON_LARGE_PAGES_H_

#include <cstddef>
#include <new>

#include <sys/mman.h>

namespace dizin {

template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class U>
  explicit(false) LargePages(const LargePages<U>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    void* const memory = ::operator new(bytes, AlignmentOf(bytes));
#ifdef MADV_HUGEPAGE
    // What is not granted is slower, and that is all.
    if (bytes >= kPageBytes) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    ::operator delete(memory, AlignmentOf(count * sizeof(T)));
  }

  friend bool operator==(const LargePages&, const LargePages&) { return true; }

 private:
  static constexpr std::size_t kPageBytes = std::size_t{2} << 20;

  static std::align_val_t AlignmentOf(std::size_t bytes) {
    return std::align_val_t{bytes >= kPageBytes ? kPageBytes : alignof(T)};
  }
};

}  // namespace dizin

#endif  // DIZIN_COMMON_LARGE_PAGES_H_
