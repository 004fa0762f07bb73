// Bytes from the thread that receives them to the thread that reads them, one
// piece at a time: nothing is taken from a client before it is wanted.
//
//   ByteChannel channel([] { /* any thread: send the next piece */ });
//   channel.Read(buffer, size);     // here: asks, and waits
//   channel.Give("{\"id\": …", /*last=*/true);   // there

#ifndef DIZIN_SEARCHER_SERVE_BYTE_CHANNEL_H_
#define DIZIN_SEARCHER_SERVE_BYTE_CHANNEL_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/input/byte_source.h"

namespace dizin::serve {

// Read() belongs to one thread, the rest to another.
class ByteChannel : public indexer::ByteSource {
 public:
  // `ask` is called by Read(), once for each piece that is wanted.
  explicit ByteChannel(std::function<void()> ask) : ask_(std::move(ask)) {}

  // Throws Error(kInput) after Break().
  std::size_t Read(char* out, std::size_t size) override;

  // `last`: that was all, and nothing more is asked for.
  void Give(std::string_view bytes, bool last);
  // The rest will never come.
  void Break();

 private:
  enum class End : std::uint8_t { kNone, kFinished, kBroken };

  const std::function<void()> ask_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string bytes_;
  std::size_t at_ = 0;
  End end_ = End::kNone;
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_BYTE_CHANNEL_H_
