// What a run has met, for --sync: which articles that came from the given paths
// have gone from them.
//
//   SeenArticles seen({"news/"});
//   seen.Add("news/a.txt", "news/a.txt");
//   seen.Keep("news/b.jsonl");          // could not be read to its end
//   seen.IsGone("news/c.txt", "news/c.txt")   // true
//
// Nothing is gone that we do not know to be: articles of a file that had any
// problem stay, and so do all articles of a given path in which nothing was met
// at all (a disk that is not mounted is an empty folder).

#ifndef DIZIN_INDEXER_SEEN_ARTICLES_H_
#define DIZIN_INDEXER_SEEN_ARTICLES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dizin::indexer {

// About 20 bytes an article. Not safe in two threads at once.
class SeenArticles {
 public:
  explicit SeenArticles(const std::vector<std::string>& given_paths);

  // `origin`: the path of the file, normalised.
  void Add(std::string_view id, std::string_view origin);
  // A file or folder that could not be read, or not all of it.
  void Keep(std::string_view path);

  bool IsGone(std::string_view id, std::string_view origin) const;

  // Given paths in which no article was met, though IsGone() was asked for one.
  const std::vector<std::string>& given() const { return given_; }
  bool IsBare(std::size_t given) const { return !met_[given]; }

 private:
  std::vector<std::string> given_;         // normalised
  std::vector<bool> met_;                  // an article of each
  std::unordered_set<std::uint64_t> ids_;  // hashes
  std::vector<std::string> kept_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_SEEN_ARTICLES_H_
