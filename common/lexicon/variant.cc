#include "common/lexicon/variant.h"

namespace dizin {

std::string_view ToString(Grade grade) {
  switch (grade) {
    case Grade::kExact:
      return "exact";
    case Grade::kAlike:
      return "alike";
    case Grade::kNear:
      return "near";
    case Grade::kFar:
      return "far";
  }
  return "";
}

std::string_view ToString(Relation relation) {
  switch (relation) {
    case Relation::kTyped:
      return "typed";
    case Relation::kSpelling:
      return "spelling";
    case Relation::kInflection:
      return "inflection";
    case Relation::kSound:
      return "sound";
    case Relation::kAbbreviation:
      return "abbreviation";
    case Relation::kAlias:
      return "alias";
  }
  return "";
}

}  // namespace dizin
