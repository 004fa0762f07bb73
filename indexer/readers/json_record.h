// One JSON object as an article, read with simdjson.
//
// Rules, over those of ArticleBuilder:
// * Numbers and booleans are taken as text, null as not given. A list adds each
//   of its values: paragraphs of `text`, authors, several values of a field.
// * The fields of an object within the record are named "outer.inner"; of an
//   author that is an object, its "name" is taken.
// * A number of more than 64 bits is taken as it is written; NaN and Infinity,
//   which Python writes, are not given.
// * Ill-formed UTF-8, and an escaped surrogate without its other half, become
//   U+FFFD (counted in Record::mended).
// * What Elasticsearch, Solr and MongoDB put around an article or a value is
//   taken off: {"_id": "1", "_source": {…}}, {"add": {"doc": {…}}}, {"$date":
//   "…"}. An action of Elasticsearch's bulk format, {"index": {"_id": "1"}}, is
//   passed over; either id is that of an article that has none.
// * What is no object, or no JSON, is rejected.

#ifndef DIZIN_INDEXER_READERS_JSON_RECORD_H_
#define DIZIN_INDEXER_READERS_JSON_RECORD_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "indexer/readers/article_builder.h"
#include "indexer/readers/field_map.h"

namespace dizin::indexer {

// Readable bytes that must stand behind what is read.
inline constexpr std::size_t kJsonPaddingBytes = 64;

// Not safe in two threads at once.
class JsonRecord {
 public:
  // Both must outlive it.
  JsonRecord(const FieldMap& map, ArticleBuilder* builder);
  ~JsonRecord();

  // REQUIRES: the builder has begun, and kJsonPaddingBytes can be read behind
  // `json`.
  void Read(std::string_view json);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_JSON_RECORD_H_
