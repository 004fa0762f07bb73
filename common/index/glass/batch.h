// What BatchBuilder makes of some articles and BulkWriter puts into tables:
// everything is encoded already, and nothing depends on which docids the
// articles will get. Articles are counted from the batch's first.

#ifndef DIZIN_COMMON_INDEX_GLASS_BATCH_H_
#define DIZIN_COMMON_INDEX_GLASS_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/index/glass/run.h"
#include "common/index/glass/value_store.h"

namespace dizin::index::glass {

struct Batch {
  // An entry of the termlist table.
  struct Termlist {
    std::uint32_t bytes;
    bool compressed;
    bool is_slots;  // the value slots of the article before, not a new article
  };

  std::uint32_t articles = 0;
  std::unique_ptr<Run> run;
  std::vector<Termlist> termlists;
  std::string termlist_bytes;             // one behind the other
  std::vector<std::uint32_t> data_sizes;  // each article's
  std::string data_bytes;
  std::string lengths;  // uint each article's
  std::uint32_t max_wdf = 0;
  std::vector<ValueColumn> values;

  std::size_t MemoryUse() const;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_BATCH_H_
