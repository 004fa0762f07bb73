// What readers of formats have in common whose articles are pieces of a file:
// all but how a piece is read.

#ifndef DIZIN_INDEXER_READERS_PIECE_READER_H_
#define DIZIN_INDEXER_READERS_PIECE_READER_H_

#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/article_builder.h"
#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

// Pieces are ChunkReader, JsonValues, or the like.
template <typename Pieces>
class PieceReader : public ArticleReader {
 public:
  bool Next(Record* record) override {
    if (!pieces_.Next()) return false;
    builder_.Begin(pieces_.line());
    if (std::string problem = pieces_.Problem(); !problem.empty()) {
      builder_.Reject(std::move(problem));
    } else {
      Read(pieces_.piece());
    }
    builder_.Finish(record);
    return true;
  }

 protected:
  PieceReader(const Input& input, const ReaderOptions& options, Pieces pieces)
      : options_(options),
        pieces_(std::move(pieces)),
        builder_(input.name(), ArticleBuilder::Holds::kMany, &options_.map) {}

  // Adds to the builder what is in a piece.
  virtual void Read(std::string_view piece) = 0;

  const FieldMap& map() const { return options_.map; }
  Pieces& pieces() { return pieces_; }
  ArticleBuilder& builder() { return builder_; }

 private:
  ReaderOptions options_;
  Pieces pieces_;
  ArticleBuilder builder_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_PIECE_READER_H_
