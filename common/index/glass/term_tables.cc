#include "common/index/glass/term_tables.h"

#include <memory>
#include <span>
#include <vector>

#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

using Cursors = std::span<RunCursor* const>;

// Calls visit(docid, wdf) for each posting at the cursor.
template <class Visit>
void ForEachPosting(RunCursor* cursor, Visit visit) {
  const std::string_view entries = cursor->Postings();
  const char* p = entries.data();
  const char* const end = p + entries.size();
  std::uint32_t docid = cursor->entry().first;
  while (true) {
    visit(docid, GetUint32(&p));
    if (p == end) return;
    docid += GetUint32(&p) + 1;
  }
}

bool MeetsAny(const DropList& drops, Cursors cursors) {
  if (drops.empty()) return false;
  for (const RunCursor* cursor : cursors) {
    if (drops.Meets(cursor->entry().first, cursor->entry().last)) return true;
  }
  return false;
}

void WriteWhole(std::string_view term, Cursors cursors, PostlistWriter* lists) {
  PostlistHeader header;
  header.first = cursors.front()->entry().first;
  for (const RunCursor* cursor : cursors) {
    header.articles += cursor->entry().articles;
    header.occurrences += cursor->entry().occurrences;
  }
  lists->BeginTerm(term, header);
  for (RunCursor* cursor : cursors) {
    lists->Append(cursor->entry().first, cursor->entry().last,
                  cursor->Postings());
  }
  lists->End();
}

// The header has to be known before the first chunk is written: so what is left
// of the list is gathered first.
void WriteWithout(const DropList& drops, std::string_view term, Cursors cursors,
                  PostlistWriter* lists) {
  PostlistHeader header;
  std::uint32_t last = 0;
  std::string entries;
  for (RunCursor* cursor : cursors) {
    ForEachPosting(cursor, [&](std::uint32_t docid, std::uint32_t wdf) {
      if (drops.Contains(docid)) return;
      if (header.articles == 0) {
        header.first = docid;
      } else {
        AppendUint(&entries, docid - last - 1);
      }
      AppendUint(&entries, wdf);
      ++header.articles;
      header.occurrences += wdf;
      last = docid;
    });
  }
  if (header.articles == 0) return;
  lists->BeginTerm(term, header);
  lists->Append(header.first, last, entries);
  lists->End();
}

}  // namespace

DropList FindReplaced(const Runs& runs, std::string_view id_prefix,
                      std::size_t window_bytes) {
  std::vector<std::uint32_t> replaced;
  if (id_prefix.empty()) return {};
  RunMerger merger(runs, window_bytes);
  merger.SkipTo(id_prefix);
  while (merger.Next() && merger.term().starts_with(id_prefix)) {
    std::uint32_t last = 0;
    const auto note = [&](std::uint32_t docid, std::uint32_t) {
      if (last != 0) replaced.push_back(last);
      last = docid;
    };
    for (RunCursor* cursor : merger.cursors()) ForEachPosting(cursor, note);
  }
  return DropList(std::move(replaced));
}

void WriteTermLists(const Runs& runs, const DropList& drops,
                    std::size_t window_bytes, PostlistWriter* lists) {
  RunMerger merger(runs, window_bytes);
  while (merger.Next()) {
    if (MeetsAny(drops, merger.cursors())) {
      WriteWithout(drops, merger.term(), merger.cursors(), lists);
    } else {
      WriteWhole(merger.term(), merger.cursors(), lists);
    }
  }
}

TableInfo WritePositionTable(const Runs& runs, const DropList& drops,
                             std::size_t window_bytes, const std::string& path,
                             std::uint32_t block_bytes) {
  std::unique_ptr<TableWriter> table;
  RunMerger merger(runs, window_bytes);
  std::string key;
  RunCursor::Positions positions;
  while (merger.Next()) {
    key.clear();
    AppendSortableString(&key, merger.term(), KeyPart::kInner);
    const std::size_t prefix = key.size();
    key.resize(prefix + kMaxUintBytes);
    for (RunCursor* cursor : merger.cursors()) {
      while (cursor->NextPositions(&positions)) {
        if (!drops.empty() && drops.Contains(positions.docid)) continue;
        if (table == nullptr) {
          table = std::make_unique<TableWriter>(path, block_bytes);
        }
        const std::size_t size =
            prefix + PutSortableUint(key.data() + prefix, positions.docid);
        table->Add({key.data(), size}, positions.bytes);
      }
    }
  }
  if (table != nullptr) return table->Finish(Sync::kYes);
  TableInfo none;
  none.block_bytes = block_bytes;
  return none;
}

}  // namespace dizin::index::glass
