// The terms of one article, as the tag of a termlist table entry (key:
// sortable docid).
//
//   TermlistEncoder list(length, 2, &tag);
//   list.Add("ankara", OrderedPrefix("ankara"), 3);   // terms in byte order
//
// Tag: nothing for an article without terms; else uint document length, uint
// number of terms, then each term: bytes shared with the one before it (1 byte,
// not for the first), bytes behind those (1 byte) and they themselves, uint
// wdf. Where wdf < 127 and x = (wdf + 1) * (length of the term before + 1) +
// shared < 256, x stands in place of `shared` and the uint is left out.
//
// The value slots of an article are a second entry (key: sortable docid, 00):
// uint slot - slot before - 1, each, the one before the first being -1.

#ifndef DIZIN_COMMON_INDEX_GLASS_TERMLIST_ENCODER_H_
#define DIZIN_COMMON_INDEX_GLASS_TERMLIST_ENCODER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/index/glass/out_buffer.h"

namespace dizin::index::glass {

class TermlistEncoder {
 public:
  // Appends to `out`. REQUIRES: `terms` > 0 terms follow.
  TermlistEncoder(std::uint32_t length, std::uint32_t terms, OutBuffer* out);

  // `prefix` is OrderedPrefix(term), which who sorts terms has at hand: a term
  // of up to 8 bytes is not read.
  // REQUIRES: `term` is above the last one, of 1 to 245 bytes; it stays where
  // it is until the next one has been added.
  void Add(std::string_view term, std::uint64_t prefix, std::uint32_t wdf);

 private:
  OutBuffer* out_;
  std::string_view previous_;
  std::uint64_t previous_prefix_ = 0;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_TERMLIST_ENCODER_H_
