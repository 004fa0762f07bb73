#include "indexer/readers/main_text.h"

#include <algorithm>

namespace dizin::indexer {
namespace {

using Blocks = std::vector<const HtmlBlock*>;

std::size_t TotalBytes(const Blocks& blocks) {
  std::size_t bytes = 0;
  for (const HtmlBlock* block : blocks) bytes += block->text.size();
  return bytes;
}

bool IsLinks(const HtmlBlock& block) {
  return block.link_bytes * 2 > block.text.size() &&
         block.text.size() <= kLongBlockBytes;
}

// Headings at the end.
void DropBareHeadings(Blocks* blocks) {
  while (!blocks->empty() && blocks->back()->heading) blocks->pop_back();
}

}  // namespace

std::string MainText(const std::vector<HtmlBlock>& blocks,
                     std::string_view title) {
  Blocks all;
  Blocks main;
  for (const HtmlBlock& block : blocks) {
    all.push_back(&block);
    if (block.main) main.push_back(&block);
  }
  Blocks kept = TotalBytes(main) >= kMinMainBytes ? main : all;
  std::erase_if(kept, [](const HtmlBlock* block) { return IsLinks(*block); });
  DropBareHeadings(&kept);
  if (kept.empty()) kept = all;
  if (!kept.empty() && kept.front()->text == title) kept.erase(kept.begin());

  std::string text;
  for (const HtmlBlock* block : kept) {
    if (!text.empty()) text += "\n\n";
    text += block->text;
  }
  return text;
}

}  // namespace dizin::indexer
