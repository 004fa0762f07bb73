// Articles out of one file, one after another, in memory bounded by the largest
// article that is let through. One format a file behind this interface.
//
//   Input input("news.jsonl");
//   auto reader = MakeReader(GuessFormat(&input), &input, options);
//   for (Record record; reader->Next(&record);) …
//
// A record that cannot be used costs that record only: it is given with the
// reason. Nothing is passed over in silence.

#ifndef DIZIN_INDEXER_READERS_ARTICLE_READER_H_
#define DIZIN_INDEXER_READERS_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "common/article.h"
#include "indexer/input/input.h"
#include "indexer/readers/reader_options.h"

namespace dizin::indexer {

struct Record {
  // Its language is as it was given ("eng", "tr-TR"), not yet a code.
  Article article;
  std::uint64_t line = 1;  // of the file, where the record begins, from 1
  // Ill-formed UTF-8 and NULs that were replaced in the article.
  std::size_t mended = 0;
  // It is no article, and was never meant to be one: a redirect.
  bool passed_over = false;
  // Not empty: why the record is rejected; `article` is not to be used.
  std::string rejection;
};

// Not safe in two threads at once.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;

  // The next record, with all of `*record` set; false at the end. Throws what
  // Input::Read() throws, after the records before the damage were given.
  virtual bool Next(Record* record) = 0;
};

// `input` must outlive the reader.
std::unique_ptr<ArticleReader> MakeReader(Format format, Input* input,
                                          const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_ARTICLE_READER_H_
