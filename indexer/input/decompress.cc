#include "indexer/input/decompress.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include <boost/iostreams/concepts.hpp>
#include <boost/iostreams/filter/bzip2.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <zstd.h>

#include "common/error.h"

namespace dizin::indexer {
namespace {

namespace io = boost::iostreams;

// Also what is lost before the place where a stream is damaged.
constexpr std::streamsize kBufferBytes = 1 << 13;
constexpr std::size_t kMagicBytes = 10;

[[noreturn]] void FailDamaged(std::string_view what, std::uint64_t good_bytes) {
  throw Error(ErrorKind::kInput,
              "damaged or cut short: " + std::string(what) + " data after " +
                  std::to_string(good_bytes) + " bytes of text");
}

// What Boost copies around: a pointer to one of ours.
class BoostDevice : public io::source {
 public:
  explicit BoostDevice(ByteSource* source) : source_(source) {}
  std::streamsize read(char* out, std::streamsize size) {
    const std::size_t got = source_->Read(out, static_cast<std::size_t>(size));
    return got == 0 ? -1 : static_cast<std::streamsize>(got);
  }

 private:
  ByteSource* source_;
};

class BoostSource : public ByteSource {
 public:
  template <typename Filter>
  BoostSource(std::unique_ptr<ByteSource> source, const char* what,
              const Filter& filter)
      : source_(std::move(source)), what_(what) {
    chain_.push(filter, kBufferBytes);
    chain_.push(BoostDevice(source_.get()), kBufferBytes);
  }

  std::size_t Read(char* out, std::size_t size) override {
    if (ended_) return 0;
    try {
      // No more than there is at hand: sgetn() would go on and lose it all when
      // it meets the damage.
      using Traits = std::char_traits<char>;
      ended_ = Traits::eq_int_type(chain_.sgetc(), Traits::eof());
      if (ended_) return 0;
      const std::streamsize got = chain_.sgetn(
          out, std::min(chain_.in_avail(), static_cast<std::streamsize>(size)));
      good_bytes_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    } catch (const std::ios_base::failure&) {
      ended_ = true;
      FailDamaged(what_, good_bytes_);
    }
  }

 private:
  std::unique_ptr<ByteSource> source_;
  const char* what_;
  io::filtering_istreambuf chain_;
  std::uint64_t good_bytes_ = 0;
  bool ended_ = false;
};

class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)),
        stream_(ZSTD_createDStream()),
        buffer_(ZSTD_DStreamInSize()) {
    if (!stream_) throw std::bad_alloc();
  }

  std::size_t Read(char* out, std::size_t size) override {
    ZSTD_outBuffer target{out, size, 0};
    while (target.pos == 0 && !ended_) {
      if (damaged_) Fail();
      if (input_.pos == input_.size && !output_waits_ && !Refill()) break;
      const std::size_t left =
          ZSTD_decompressStream(stream_.get(), &target, &input_);
      damaged_ = ZSTD_isError(left) != 0;
      in_frame_ = left != 0;
      // A full output buffer: there may be more without further input.
      output_waits_ = in_frame_ && target.pos == target.size;
    }
    good_bytes_ += target.pos;
    return target.pos;
  }

 private:
  bool Refill() {
    input_.size = source_->Read(buffer_.data(), buffer_.size());
    input_.pos = 0;
    input_.src = buffer_.data();
    if (input_.size > 0) return true;
    if (in_frame_) Fail();
    ended_ = true;
    return false;
  }

  [[noreturn]] void Fail() {
    ended_ = true;
    FailDamaged("zstd", good_bytes_);
  }

  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::vector<char> buffer_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  std::uint64_t good_bytes_ = 0;
  bool in_frame_ = false;
  bool output_waits_ = false;
  bool damaged_ = false;  // what came before it is given first
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> Decompress(std::unique_ptr<ByteSource> source) {
  using namespace std::string_view_literals;
  auto peek = std::make_unique<PeekSource>(std::move(source));
  const std::string_view magic = peek->Peek(kMagicBytes, kMagicBytes);
  const auto is = [magic](std::string_view m) { return magic.starts_with(m); };
  // RFC 1952; bzip2: "BZh", level, pi or (empty) its root; .xz format 1.2; RFC
  // 8878.
  if (is("\x1f\x8b\x08"sv)) {
    return std::make_unique<BoostSource>(
        std::move(peek), "gzip",
        io::gzip_decompressor(io::gzip::default_window_bits, kBufferBytes));
  }
  if (is("BZh"sv) && magic.size() == kMagicBytes &&
      (magic.substr(4, 6) == "1AY&SY"sv ||
       magic.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv)) {
    return std::make_unique<BoostSource>(
        std::move(peek), "bzip2", io::bzip2_decompressor(false, kBufferBytes));
  }
  if (is("\xfd\x37zXZ\0"sv)) {
    return std::make_unique<BoostSource>(std::move(peek), "xz",
                                         io::lzma_decompressor(kBufferBytes));
  }
  if (is("\x28\xb5\x2f\xfd"sv)) {
    return std::make_unique<ZstdSource>(std::move(peek));
  }
  return peek;
}

}  // namespace dizin::indexer
