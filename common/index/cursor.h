// A Cursor says where a page of an answer ended, so that the next one goes on
// there whatever was written to the index in between.
//
//   HitList first = reader->Search(query, {.limit = 10});
//   // … articles are added, replaced and deleted …
//   HitList second =
//       reader->Search(query, {.limit = 10, .after = first.next});
//
// What holds, from the first page on:
//  * No article is shown twice; with `collapse` no near-duplicate of it either.
//  * None is skipped: an article that was there, matches still and has not been
//    shown comes on a later page, also if it would now rank above those shown.
//  * Articles that were added since are not shown: they belong before what has
//    been read, or to an answer that is asked for anew.
//  * The order is that of the index as it is now, and ages count from the time
//    of the first page.
//
// Why not otherwise: an offset counts from the top, so that every article that
// is added above it repeats one, and every deleted one skips one. The score of
// the last hit ("search after") would do if scores stayed, but each commit
// moves all of them a little (they depend on how many articles there are and
// how long they are), and so moves articles over the border in both directions.
// Keeping the first page's revision open works in one process, and glass
// overwrites it at the second commit after. So a cursor names what was shown:
// hashes of the ids. While the index is as it was, they are not needed and an
// offset does.
//
// Limits: a cursor has room for the last kMaxShown articles. Those before them
// are known by their place alone: all above the middle one of those it names.
// So the promise holds behind the first kMaxShown for articles that move by
// less than half as many places at once. Where a shard was made anew in between
// (a large addition, --optimize), new articles cannot be told from old ones,
// and are shown. Two ids of the same hash, 1 of 8 million at the most, count as
// one.

#ifndef DIZIN_COMMON_INDEX_CURSOR_H_
#define DIZIN_COMMON_INDEX_CURSOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::index {

// What is known of the shards at one time.
struct StateMark {
  std::uint64_t revision = 0;  // of all; another after each commit. 0: unknown
  std::uint64_t shards = 0;    // names them; another when one is made anew
  // The greatest document id that each has had: those of later articles are
  // greater. Ids stay while the shards do.
  std::vector<std::uint32_t> last_documents;

  friend bool operator==(const StateMark&, const StateMark&) = default;
};

struct Cursor {
  // By these a caller knows whether the cursor is of the same search, and what
  // time it was. The reader passes them on.
  std::uint64_t search = 0;
  std::int64_t now_seconds = 0;

  std::uint64_t offset = 0;          // hits before the next one
  StateMark mark;                    // at the first page
  std::vector<std::uint32_t> shown;  // ShownHash() of each, the last one last

  friend bool operator==(const Cursor&, const Cursor&) = default;
};

inline constexpr std::size_t kMaxShown = 500;
// Of what EncodeCursor() answers.
inline constexpr std::size_t kMaxCursorBytes = 8192;

// Of the article with this id in one of the shards: two databases may have
// different ones with the same id.
std::uint32_t ShownHash(std::string_view id, std::size_t shard);

// As letters, digits, '-' and '_', for addresses: some 80 of them and 6 for
// each article shown. Thread-safe, as is the other.
std::string EncodeCursor(const Cursor& cursor);
// Nothing for what EncodeCursor() does not answer.
std::optional<Cursor> DecodeCursor(std::string_view text);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_CURSOR_H_
