// Which articles a shard has, for those who only look.
//
//   KnownArticles known("news.dizin/shard-0");
//   known.ContentHash("a17")   // std::nullopt if there is none

#ifndef DIZIN_COMMON_INDEX_KNOWN_ARTICLES_H_
#define DIZIN_COMMON_INDEX_KNOWN_ARTICLES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dizin::index {

// As of the last commit before it was made. Not safe in two threads at once.
// Throws Error: kIndex if the shard cannot be read or is not ours, kTransient
// if a writer has discarded what is read here.
class KnownArticles {
 public:
  explicit KnownArticles(std::string shard);
  ~KnownArticles();
  KnownArticles(KnownArticles&&) noexcept;

  std::optional<std::uint64_t> ContentHash(std::string_view id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_KNOWN_ARTICLES_H_
