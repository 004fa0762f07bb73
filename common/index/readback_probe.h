// Tells whether Xapian can read again what it would write: its compression
// writes some values that its decompression then refuses.
//
//   ReadbackProbe probe;
//   probe.CanRead(document, 9000)   // false: add a pad and ask again
//
// Xapian (1.4.22 to 2.1.0) inflates into pieces of 8192 bytes and stops when
// the input is used up, even if output is pending: "Too few chunks of
// compressed data". Document data and term lists a little over a multiple of
// 8192 bytes and highly repetitive (id1 id2 id3 …) are hit. Such a document can
// neither be read, nor replaced, nor deleted ever after, so it must be found
// before it is written: the probe writes it to a database of its own, which is
// never committed.

#ifndef DIZIN_COMMON_INDEX_READBACK_PROBE_H_
#define DIZIN_COMMON_INDEX_READBACK_PROBE_H_

#include <cstddef>
#include <memory>

namespace Xapian {
class Document;
}  // namespace Xapian

namespace dizin::index {

// Not safe in two threads at once. Throws Error(kSystem) if it cannot write to
// the directory for temporary files.
class ReadbackProbe {
 public:
  ReadbackProbe();
  ~ReadbackProbe();
  ReadbackProbe(const ReadbackProbe&) = delete;
  ReadbackProbe& operator=(const ReadbackProbe&) = delete;

  // `term_bytes`: of the document's terms, each once. Of no cost for a document
  // that the bug cannot reach; else about that of indexing its words once more.
  bool CanRead(const Xapian::Document& document, std::size_t term_bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;  // made when first needed
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_READBACK_PROBE_H_
