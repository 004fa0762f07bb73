// What a database keeps by term, made of runs at the end of a bulk load: the
// posting lists and the position table (key: sortable term, sortable docid;
// tag: position_encoder.h).

#ifndef DIZIN_COMMON_INDEX_GLASS_TERM_TABLES_H_
#define DIZIN_COMMON_INDEX_GLASS_TERM_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/glass/drop_list.h"
#include "common/index/glass/postlist_writer.h"
#include "common/index/glass/run_merger.h"
#include "common/index/glass/table_writer.h"

namespace dizin::index::glass {

// These only read the runs: they may go on at once, in a thread each. Lists are
// read through windows of `window_bytes`. Throw Error(kSystem).

// The articles that another one replaces: all but the last that have a term
// which begins with `id_prefix`. None if the prefix is empty.
DropList FindReplaced(const Runs& runs, std::string_view id_prefix,
                      std::size_t window_bytes);

// The lists of all terms, without the articles of `drops`.
void WriteTermLists(const Runs& runs, const DropList& drops,
                    std::size_t window_bytes, PostlistWriter* lists);

// The whole table, in a file at `path`; none if there are no positions.
TableInfo WritePositionTable(const Runs& runs, const DropList& drops,
                             std::size_t window_bytes, const std::string& path,
                             std::uint32_t block_bytes);

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_TERM_TABLES_H_
