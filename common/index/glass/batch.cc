#include "common/index/glass/batch.h"

namespace dizin::index::glass {

std::size_t Batch::MemoryUse() const {
  std::size_t bytes = termlists.capacity() * sizeof(termlists[0]) +
                      termlist_bytes.capacity() +
                      data_sizes.capacity() * sizeof(data_sizes[0]) +
                      data_bytes.capacity() + lengths.capacity();
  if (run != nullptr) bytes += run->MemoryUse();
  for (const ValueColumn& column : values) bytes += column.entries.capacity();
  return bytes;
}

}  // namespace dizin::index::glass
