// All articles of a shard with one of their values: what --sync compares with
// what it has read.
//
//   VisitArticles("news.dizin/shard-0", kOriginSlot,
//                 [](std::string_view id, std::string_view origin) { … });

#ifndef DIZIN_COMMON_INDEX_ARTICLE_LIST_H_
#define DIZIN_COMMON_INDEX_ARTICLE_LIST_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dizin::index {

// Called with each article's id and its value in `slot`, empty if it has none,
// as they were at the last commit. What `visit` is given is valid during the
// call. Throws Error(kIndex) if the shard cannot be read.
void VisitArticles(const std::string& shard, std::uint32_t slot,
                   const std::function<void(std::string_view id,
                                            std::string_view value)>& visit);

// Called with each key of the shard's metadata that begins with `prefix`, in
// order. Throws as above.
void VisitMetadata(const std::string& shard, std::string_view prefix,
                   const std::function<void(std::string_view key,
                                            std::string_view value)>& visit);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_ARTICLE_LIST_H_
