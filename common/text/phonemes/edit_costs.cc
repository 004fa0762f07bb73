#include "common/text/phonemes/edit_costs.h"

#include <algorithm>
#include <memory>
#include <string>

#include "common/error.h"

namespace dizin::phonemes {
namespace {

// costs.tab is one raw string.
constexpr std::string_view kTable =
#include "common/text/phonemes/costs.tab"
    ;

// A cell is a letter: A is nothing, each further letter one step.
constexpr std::string_view kLevels =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr float kStep = .025F;

constexpr std::size_t kFamilies = kScriptFamilies;

// The words of the table, one after another; lines that begin with # are not
// part of it.
class TableReader {
 public:
  std::string_view Next() {
    while (true) {
      const std::size_t begin = rest_.find_first_not_of(" \n");
      if (begin == std::string_view::npos) return {};
      rest_.remove_prefix(begin);
      const bool comment = rest_[0] == '#';
      const std::size_t end =
          std::min(rest_.find_first_of(comment ? "\n" : " \n"), rest_.size());
      const std::string_view word = rest_.substr(0, end);
      rest_.remove_prefix(end);
      if (!comment) return word;
    }
  }

  // As many cells as `costs` has.
  template <std::size_t kSize>
  void ReadCells(std::array<float, kSize>* costs) {
    const std::string_view word = Next();
    if (word.size() != kSize) Fail("a row has another length");
    for (std::size_t i = 0; i < kSize; ++i) {
      const std::size_t level = kLevels.find(word[i]);
      if (level == std::string_view::npos) Fail("a cell is no letter");
      (*costs)[i] = kStep * static_cast<float>(level);
    }
  }

  [[noreturn]] static void Fail(const std::string& what) {
    throw Error(ErrorKind::kInternal, "costs.tab: " + what);
  }

 private:
  std::string_view rest_ = kTable;
};

EditCosts ReadFamily(TableReader* reader) {
  EditCosts costs;
  for (std::size_t i = 0; i < kSounds; ++i) {
    if (reader->Next() != kAlphabet.substr(i, 1)) {
      TableReader::Fail("rows are not in the order of the alphabet");
    }
    reader->ReadCells(&costs.change[0][i]);
    reader->ReadCells(&costs.change[1][i]);
    reader->ReadCells(&costs.drop[i]);
    reader->ReadCells(&costs.add[i]);
  }
  return costs;
}

// Of family `a` against `b`, from those of each against Latin.
EditCosts Compose(const EditCosts& a, const EditCosts& b) {
  EditCosts costs;
  for (std::size_t first = 0; first < 2; ++first) {
    for (std::size_t i = 0; i < kSounds; ++i) {
      for (std::size_t j = 0; j < kSounds; ++j) {
        float least = a.change[first][i][0] + b.change[first][j][0];
        for (std::size_t latin = 1; latin < kSounds; ++latin) {
          least = std::min(
              least, a.change[first][i][latin] + b.change[first][j][latin]);
        }
        costs.change[first][i][j] = least;
      }
    }
  }
  // A sound that `b` has not: `a` has it for nothing, or it stands for one of
  // Latin that `b` leaves out.
  const auto compose = [](const EditCosts& x, const EditCosts& y, std::size_t i,
                          std::size_t context) {
    float least = x.drop[i][context];
    for (std::size_t latin = 0; latin < kSounds; ++latin) {
      least = std::min(least, x.change[0][i][latin] + y.add[latin][context]);
    }
    return least;
  };
  for (std::size_t i = 0; i < kSounds; ++i) {
    for (std::size_t context = 0; context < kContexts; ++context) {
      costs.drop[i][context] = compose(a, b, i, context);
      costs.add[i][context] = compose(b, a, i, context);
    }
  }
  return costs;
}

EditCosts Turned(const EditCosts& costs) {
  EditCosts turned;
  for (std::size_t first = 0; first < 2; ++first) {
    for (std::size_t i = 0; i < kSounds; ++i) {
      for (std::size_t j = 0; j < kSounds; ++j) {
        turned.change[first][i][j] = costs.change[first][j][i];
      }
    }
  }
  turned.drop = costs.add;
  turned.add = costs.drop;
  return turned;
}

// What is the same sound in one script costs nothing.
void FreeTheSame(EditCosts* costs) {
  for (auto& change : costs->change) {
    for (std::size_t i = 0; i < kSounds; ++i) change[i][i] = 0;
  }
}

struct AllCosts {
  std::array<std::array<EditCosts, kFamilies>, kFamilies> between;

  AllCosts() {
    TableReader reader;
    const auto latin = static_cast<std::size_t>(ScriptFamily::kLatin);
    for (std::size_t family = 0; family < kFamilies; ++family) {
      between[family][latin] = ReadFamily(&reader);
    }
    if (!reader.Next().empty()) TableReader::Fail("more than all families");
    for (std::size_t a = 0; a < kFamilies; ++a) {
      if (a == latin) continue;
      between[latin][a] = Turned(between[a][latin]);
      for (std::size_t b = 0; b < kFamilies; ++b) {
        if (b != latin) {
          between[a][b] = Compose(between[a][latin], between[b][latin]);
        }
      }
    }
    for (std::size_t a = 0; a < kFamilies; ++a) FreeTheSame(&between[a][a]);
  }
};

}  // namespace

const EditCosts& CostsBetween(ScriptFamily a, ScriptFamily b) {
  static const std::unique_ptr<const AllCosts> kAll =
      std::make_unique<const AllCosts>();
  return kAll
      ->between[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
}

void FindContexts(const std::uint8_t* places, std::size_t size,
                  std::uint8_t* contexts) {
  for (std::size_t i = 0; i < size; ++i) {
    contexts[i] = ContextAt(places, size, i);
  }
}

}  // namespace dizin::phonemes
