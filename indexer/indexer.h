// Indexer puts articles into a database: by hand, or all that is in files.
//
//   dizin::Indexer indexer({.database = "news.dizin"});
//   indexer.Add(article);
//   indexer.Commit();                            // durable when it returns
//   IndexReport report = indexer.AddFiles({.paths = {"news/"}});
//
// An article with a known id replaces the old one; one that is as it was
// changes nothing. Articles are analysed and written by threads of the
// indexer's own: what goes wrong there is thrown by the next call. After an
// error nothing more is written, and the last commit stands.
//
// Files that make a new database, or are large beside the one that is there,
// are loaded in bulk, many times faster, and committed all at once at the end;
// everything else is updated a shard at a time. What comes through a pipe goes
// in either way, and is committed when the pipe pauses.

#ifndef DIZIN_INDEXER_INDEXER_H_
#define DIZIN_INDEXER_INDEXER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/export.h"
#include "indexer/index_request.h"

namespace dizin {

struct IndexerOptions {
  std::string database;
  // Of a database that is made; 0 for the default. The number of an existing
  // one never changes.
  std::size_t shards = 0;
  bool create = true;  // the database, if there is none
  // Of a bulk load: threads (0: one a core), and bytes it may hold.
  std::size_t jobs = 0;
  std::size_t memory = std::size_t{512} << 20;
  // Less than so much new text in a database that has articles is no large
  // addition; 0: everything is one.
  std::uint64_t large_addition_bytes = std::uint64_t{2} << 20;
  // Load in bulk at all; never where Xapian's table format is another than the
  // bulk writer knows.
  bool bulk = true;
};

// `jobs`, or if that is 0, one a core.
std::size_t JobsOf(std::size_t jobs);

// How far a run is. Views are valid during the call.
struct IndexProgress {
  std::uint64_t articles = 0;  // that are done
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;  // 0: not known (yet)
  std::string_view file;
};

// Used by one thread; locks the database as long as it lives.
class DIZIN_EXPORT Indexer {
 public:
  // Throws Error: kTransient if another process writes to the database, kIndex
  // if there is none (and `create` is not set), or it is foreign, damaged or of
  // another version, kUsage if `shards` is not the number it has.
  explicit Indexer(const IndexerOptions& options);
  // Drops what is not committed.
  ~Indexer();
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  // The language of the article may be in any form, or empty: then that of its
  // text is taken. Waits while too much is on its way. Throws Error(kInput) for
  // an article over 100 MB, without an id, or without a title and a text, and
  // for one with further fields of names that cannot be; that costs this
  // article only.
  void Add(Article article);
  void Delete(std::string id);
  void Commit();

  // Reads the files, commits on the way and at the end. `progress` is called
  // often; `stop` ends the run soon after it becomes true, with all that was
  // read committed.
  IndexReport AddFiles(
      const IndexRequest& request,
      const std::function<void(const IndexProgress&)>& progress = {},
      const std::atomic<bool>* stop = nullptr);

  // Counts since the indexer was made; the parts that are about files are zero.
  IndexReport Counts() const;

 private:
  struct DIZIN_LOCAL State;
  struct DIZIN_LOCAL Run;

  DIZIN_LOCAL void LoadNew(Run* run);
  DIZIN_LOCAL void Update(Run* run);

  std::unique_ptr<State> state_;
};

}  // namespace dizin

#endif  // DIZIN_INDEXER_INDEXER_H_
