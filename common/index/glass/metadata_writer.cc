#include "common/index/glass/metadata_writer.h"

#include "common/error.h"

namespace dizin::index::glass {
namespace {

constexpr std::string_view kPrefix("\0\xc0", 2);

class Writer {
 public:
  explicit Writer(TableWriter* table) : table_(table) {}

  void Add(std::string_view key, std::string_view value) {
    if (key.empty() || key.size() > kMaxMetadataKeyBytes) {
      throw Error(ErrorKind::kInternal,
                  "a metadata key of " + std::to_string(key.size()) + " bytes");
    }
    if (value.empty()) return;
    key_.assign(kPrefix).append(key);
    table_->Add(key_, value);
  }

 private:
  TableWriter* const table_;
  std::string key_;
};

}  // namespace

void WriteMetadata(const std::map<std::string, std::string>& set,
                   const MetadataSource& source, TableWriter* table) {
  Writer writer(table);
  auto next_set = set.begin();
  std::string last_key;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (key <= last_key && !last_key.empty()) {
      throw Error(ErrorKind::kInternal,
                  "metadata out of order: " + std::string(key));
    }
    for (; next_set != set.end() && next_set->first < key; ++next_set) {
      writer.Add(next_set->first, next_set->second);
    }
    if (next_set == set.end() || next_set->first != key) writer.Add(key, value);
    last_key = key;
  };
  if (source) source(add);
  for (; next_set != set.end(); ++next_set) {
    writer.Add(next_set->first, next_set->second);
  }
}

}  // namespace dizin::index::glass
