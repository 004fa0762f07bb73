// A value of a request, read as what its field wants: JSON has types, an
// address has text for all of them.

#ifndef DIZIN_SEARCHER_REQUEST_FIELD_H_
#define DIZIN_SEARCHER_REQUEST_FIELD_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "common/index/results.h"
#include "common/query/parser.h"
#include "searcher/request_json.h"

namespace dizin {

// Monostate: of a type that no field has.
struct RequestBuilder::Value {
  std::variant<std::monostate, std::string_view, bool, std::uint64_t, double,
               std::vector<std::string_view>>
      value;
  bool is_text = false;  // a string that stands for a value of any type
};

// Each throws Error(kUsage), "want a string", for a value of another kind.
// Thread-safe.

// A view of the value.
std::string_view TextOf(const RequestBuilder::Value& value,
                        std::size_t max_bytes = query::kMaxQueryBytes);
bool FlagOf(const RequestBuilder::Value& value);
std::size_t WholeOf(const RequestBuilder::Value& value, std::size_t most);
double SecondsOf(const RequestBuilder::Value& value);
std::vector<index::FacetKind> FacetsOf(const RequestBuilder::Value& value);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_REQUEST_FIELD_H_
