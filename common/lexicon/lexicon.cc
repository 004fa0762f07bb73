#include "common/lexicon/lexicon.h"

namespace dizin::lexicon {

void MergedLexicon::Read(std::string_view key,
                         const ValueVisitor& visit) const {
  for (const Lexicon* part : parts_) part->Read(key, visit);
}

void MergedLexicon::ReadPrefix(std::string_view prefix,
                               const EntryVisitor& visit) const {
  bool go_on = true;
  for (const Lexicon* part : parts_) {
    if (!go_on) return;
    part->ReadPrefix(prefix, [&](std::string_view key, std::string_view value) {
      go_on = visit(key, value);
      return go_on;
    });
  }
}

std::uint32_t MergedLexicon::DocumentFrequency(std::string_view term) const {
  std::uint32_t articles = 0;
  for (const Lexicon* part : parts_) articles += part->DocumentFrequency(term);
  return articles;
}

std::uint64_t MergedLexicon::Revision() const {
  std::uint64_t revision = 0xCBF29CE484222325U;  // of parts, in order
  for (const Lexicon* part : parts_) {
    revision = (revision ^ part->Revision()) * 0x100000001B3U;
  }
  return revision;
}

}  // namespace dizin::lexicon
