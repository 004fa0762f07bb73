// Articles of a bulk load that a later one with the same id replaces: they are
// left out when the tables are made.

#ifndef DIZIN_COMMON_INDEX_GLASS_DROP_LIST_H_
#define DIZIN_COMMON_INDEX_GLASS_DROP_LIST_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dizin::index::glass {

// Immutable: any number of threads may share one.
class DropList {
 public:
  DropList() = default;
  explicit DropList(std::vector<std::uint32_t> docids)
      : docids_(std::move(docids)) {
    std::sort(docids_.begin(), docids_.end());
  }

  bool empty() const { return docids_.empty(); }
  std::size_t size() const { return docids_.size(); }

  bool Contains(std::uint32_t docid) const {
    return std::binary_search(docids_.begin(), docids_.end(), docid);
  }
  // Is any of them in first … last?
  bool Meets(std::uint32_t first, std::uint32_t last) const {
    const auto at = std::lower_bound(docids_.begin(), docids_.end(), first);
    return at != docids_.end() && *at <= last;
  }

 private:
  std::vector<std::uint32_t> docids_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_DROP_LIST_H_
