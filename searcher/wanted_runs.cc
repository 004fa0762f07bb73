#include "searcher/wanted_runs.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dizin {
namespace {

bool IsOfTheScripts(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) ||  // Thai, Lao
         (c >= 0x1000 && c <= 0x109F) ||  // Burmese
         (c >= 0x1780 && c <= 0x17FF);    // Khmer
}

// Marks of a combining class, which normalization may put in another order,
// and the two vowels of Khmer that it takes away.
bool IsLeftOut(char32_t c) {
  switch (c) {
    case 0x0E38:
    case 0x0E39:
    case 0x0E3A:
    case 0x0E48:
    case 0x0E49:
    case 0x0E4A:
    case 0x0E4B:
    case 0x0EB8:
    case 0x0EB9:
    case 0x0EBA:
    case 0x0EC8:
    case 0x0EC9:
    case 0x0ECA:
    case 0x0ECB:
    case 0x1037:
    case 0x1039:
    case 0x103A:
    case 0x108D:
    case 0x17B4:
    case 0x17B5:
    case 0x17D2:
    case 0x17DD:
      return true;
    default:
      return false;
  }
}

void AppendDecomposed(char32_t c, std::u16string* letters) {
  switch (c) {
    case 0x0E33:
      letters->append(u"\u0E4D\u0E32");
      break;
    case 0x0EB3:
      letters->append(u"\u0ECD\u0EB2");
      break;
    case 0x0EDC:
      letters->append(u"\u0EAB\u0E99");
      break;
    case 0x0EDD:
      letters->append(u"\u0EAB\u0EA1");
      break;
    case 0x1026:
      letters->append(u"\u1025\u102E");
      break;
    default:
      letters->push_back(static_cast<char16_t>(c));
  }
}

struct Letters {
  bool any = false;     // of the scripts
  bool others = false;  // of others
};

Letters Compare(std::string_view text, std::u16string* letters) {
  letters->clear();
  Letters found;
  for (Utf8Reader reader(text); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (!IsOfTheScripts(c)) {
      found.others = true;
      continue;
    }
    found.any = true;
    if (!IsLeftOut(c)) AppendDecomposed(c, letters);
  }
  return found;
}

std::size_t Beginning(std::u16string_view letters) {
  const std::size_t second = letters.size() > 1 ? letters[1] : 0;
  return letters[0] * 67U + second;
}

}  // namespace

void WantedRuns::Add(std::string_view term) {
  std::u16string letters;
  const Letters found = Compare(term, &letters);
  if (!found.any) return;
  if (found.others || letters.empty()) {
    all_ = true;
    return;
  }
  if (letters.size() == 1) {
    beginnings_.set();
  } else {
    beginnings_.set(Beginning(letters) % kBits);
  }
  terms_.push_back(std::move(letters));
}

bool WantedRuns::Wants(std::string_view run) const {
  if (all_ || run.size() > kLongRunBytes) return true;
  if (Compare(run, &letters_).others) return true;
  const std::u16string_view letters = letters_;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::u16string_view rest = letters.substr(i);
    if (!beginnings_[Beginning(rest) % kBits]) continue;
    const bool found = std::any_of(
        terms_.begin(), terms_.end(),
        [rest](const std::u16string& term) { return rest.starts_with(term); });
    if (found) return true;
  }
  return false;
}

}  // namespace dizin
