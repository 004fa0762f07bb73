#include "indexer/input/decompress.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/error.h"
#include "indexer/ascii.h"
#include "indexer/input/decoder.h"

namespace dizin::indexer {
namespace {

using Outcome = Decoder::Outcome;

constexpr std::size_t kReadBytes = 1 << 16;
constexpr std::size_t kMostAtOnce = 1 << 20;  // what libraries count in

[[noreturn]] void Fail(const std::string& message) {
  throw Error(ErrorKind::kInput, message);
}

class DecodedSource : public ByteSource {
 public:
  DecodedSource(std::unique_ptr<PeekSource> source, const Codec& codec)
      : source_(std::move(source)), codec_(codec), decoder_(codec.make()) {}

  std::size_t Read(char* out, std::size_t size) override {
    while (!ended_) {
      if (outcome_ != Outcome::kGoesOn && !EndMember()) break;
      const std::span<char> room(out, std::min(size, kMostAtOnce));
      Decoder::Flow flow{in_, room};
      outcome_ = decoder_->Decode(&flow);
      in_ = flow.in;
      const std::size_t got = room.size() - flow.out.size();
      if (got > 0) return got;
      if (outcome_ == Outcome::kGoesOn && in_.empty() && !Refill()) {
        FailHere("cut short: its " + Name() + " data has no end");
      }
    }
    return 0;
  }

 private:
  std::string Name() const { return std::string(codec_.name); }

  [[noreturn]] void FailHere(const std::string& message) {
    ended_ = true;
    Fail(message);
  }

  // False if the source is at its end.
  bool Refill() {
    buffer_.erase(0, buffer_.size() - in_.size());
    const std::size_t had = buffer_.size();
    buffer_.resize(had + kReadBytes);
    buffer_.resize(had + source_->Read(buffer_.data() + had, kReadBytes));
    in_ = buffer_;
    return buffer_.size() > had;
  }

  // Goes on to the member behind one that has ended; false if there is none.
  bool EndMember() {
    if (outcome_ == Outcome::kTooLarge) {
      FailHere("its " + Name() + " data needs more than " +
               std::to_string(kDecoderBytes >> 20) +
               " MiB of memory; decompress it first, with '" +
               std::string(codec_.program) + "'");
    }
    if (outcome_ == Outcome::kDamaged) {
      FailHere("damaged: its " + Name() + " data is wrong before here");
    }
    do {
      in_.remove_prefix(std::min(in_.find_first_not_of('\0'), in_.size()));
    } while (in_.size() < kMagicBytes && Refill());
    ended_ = in_.empty();
    if (ended_) return false;
    if (!codec_.begins(in_)) {
      FailHere("what follows its " + Name() + " data is none, and is not read");
    }
    outcome_ = Outcome::kGoesOn;
    decoder_ = codec_.make();
    return true;
  }

  std::unique_ptr<PeekSource> source_;
  const Codec& codec_;
  std::unique_ptr<Decoder> decoder_;
  Outcome outcome_ = Outcome::kGoesOn;
  std::string buffer_;
  std::string_view in_;  // of buffer_, not yet decoded
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> Decompress(std::unique_ptr<ByteSource> source,
                                       std::string_view name) {
  auto peek = std::make_unique<PeekSource>(std::move(source));
  const std::string_view head = peek->Peek(kMagicBytes, kMagicBytes);
  const std::string lower = ToLower(name);
  for (const Codec& codec : Codecs()) {
    if (codec.begins(head)) {
      return std::make_unique<DecodedSource>(std::move(peek), codec);
    }
    if (head.empty() && lower.ends_with(codec.ending)) {
      Fail("is empty, which no " + std::string(codec.name) + " file is");
    }
  }
  return peek;
}

}  // namespace dizin::indexer
