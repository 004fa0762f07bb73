#include "searcher/unit_memo.h"

#include <utility>

namespace dizin {
namespace {

constexpr std::size_t kMaxRememberedBytes = 128;

}  // namespace

const UnitTokens& UnitMemo::Analyze(std::string_view bytes, const Unit& unit) {
  if (bytes.size() > kMaxRememberedBytes) {
    long_unit_ = AnalyzeUnit(bytes, unit.kind, unit.in_capitals);
    return long_unit_;
  }
  const auto kind = static_cast<std::size_t>(unit.kind);
  Units* units = &units_[kind][unit.in_capitals ? 1 : 0];
  if (const auto it = units->find(bytes); it != units->end()) {
    return it->second;
  }
  if (size_ == kMaxUnits) {
    for (auto& both : units_) {
      for (Units& forgotten : both) forgotten.clear();
    }
    size_ = 0;
  }
  ++size_;
  return units->emplace(bytes, AnalyzeUnit(bytes, unit.kind, unit.in_capitals))
      .first->second;
}

}  // namespace dizin
