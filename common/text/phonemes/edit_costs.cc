#include "common/text/phonemes/edit_costs.h"

#include <algorithm>
#include <memory>
#include <mutex>
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

// Each family against Latin, as the table has it.
class LearnedCosts {
 public:
  LearnedCosts() {
    TableReader reader;
    for (EditCosts& costs : of_family_) costs = ReadFamily(&reader);
    if (!reader.Next().empty()) TableReader::Fail("more than all families");
  }

  EditCosts Between(std::size_t a, std::size_t b) const {
    EditCosts costs = b == kLatin   ? of_family_[a]
                      : a == kLatin ? Turned(of_family_[b])
                                    : Compose(of_family_[a], of_family_[b]);
    if (a == b) FreeTheSame(&costs);
    return costs;
  }

 private:
  static constexpr auto kLatin = static_cast<std::size_t>(ScriptFamily::kLatin);

  std::array<EditCosts, kFamilies> of_family_;
};

// Composing one takes longer than most searches, and few are asked for.
struct OncePair {
  std::once_flag made;
  EditCosts costs;
};

}  // namespace

const EditCosts& CostsBetween(ScriptFamily a, ScriptFamily b) {
  static const auto learned = std::make_unique<const LearnedCosts>();
  static const auto pairs =
      std::make_unique<std::array<OncePair, kFamilies * kFamilies>>();
  const auto first = static_cast<std::size_t>(a);
  const auto second = static_cast<std::size_t>(b);
  OncePair& pair = (*pairs)[first * kFamilies + second];
  std::call_once(pair.made,
                 [&] { pair.costs = learned->Between(first, second); });
  return pair.costs;
}

void FindContexts(const std::uint8_t* places, std::size_t size,
                  std::uint8_t* contexts) {
  for (std::size_t i = 0; i < size; ++i) {
    contexts[i] = ContextAt(places, size, i);
  }
}

}  // namespace dizin::phonemes
