#include "indexer/input/decoder.h"

#include <algorithm>
#include <new>
#include <string>

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace dizin::indexer {
namespace {

using std::string_view;
using Outcome = Decoder::Outcome;
using Flow = Decoder::Flow;

void MoveOn(std::size_t read, std::size_t written, Flow* flow) {
  flow->in.remove_prefix(read);
  flow->out = flow->out.subspan(written);
}

// Runs `step` over the stream of zlib, libbz2 or liblzma, which name their
// fields alike.
template <typename Stream, typename Step>
int RunStep(Stream* stream, Flow* flow, const Step& step) {
  using In = decltype(stream->next_in);
  using Out = decltype(stream->next_out);
  using Size = decltype(stream->avail_in);
  stream->next_in = reinterpret_cast<In>(const_cast<char*>(flow->in.data()));
  stream->avail_in = static_cast<Size>(flow->in.size());
  stream->next_out = reinterpret_cast<Out>(flow->out.data());
  stream->avail_out = static_cast<Size>(flow->out.size());
  const int result = step(stream);
  MoveOn(flow->in.size() - stream->avail_in,
         flow->out.size() - stream->avail_out, flow);
  return result;
}

class GzipDecoder : public Decoder {
 public:
  GzipDecoder() {
    constexpr int kGzipOnly = 16;  // added to the size of the window
    if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  Outcome Decode(Flow* flow) override {
    switch (RunStep(&stream_, flow, [](z_stream* stream) {
      return inflate(stream, Z_NO_FLUSH);
    })) {
      case Z_STREAM_END:
        return Outcome::kEnd;
      case Z_OK:
      case Z_BUF_ERROR:
        return Outcome::kGoesOn;
      case Z_MEM_ERROR:
        throw std::bad_alloc();
      default:
        return Outcome::kDamaged;
    }
  }

 private:
  z_stream stream_{};
};

// Gives a block, of up to 900 kB (46 MB in long runs of one byte), once its
// checksum is seen to be right: libbz2 gives it first and looks then.
class Bzip2Decoder : public Decoder {
 public:
  Bzip2Decoder() {
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }
  ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

  Outcome Decode(Flow* flow) override {
    while (given_ == block_.size() && outcome_ == Outcome::kGoesOn) {
      block_.clear();
      given_ = 0;
      outcome_ = ReadBlock(&flow->in);
      if (block_.empty()) break;
    }
    const std::size_t size = std::min(block_.size() - given_, flow->out.size());
    std::copy_n(block_.data() + given_, size, flow->out.data());
    MoveOn(0, size, flow);
    given_ += size;
    return given_ == block_.size() ? outcome_ : Outcome::kGoesOn;
  }

 private:
  // Into block_, which stays empty where `in` ends before the block begins.
  // While a block comes out nothing is read, and its checksum is looked at
  // before the next is: without input, the block ends where it comes to.
  Outcome ReadBlock(string_view* in) {
    char room[1 << 14];
    for (;;) {
      const bool began = !block_.empty();
      Flow flow{began ? string_view() : *in, room};
      const int result = RunStep(&stream_, &flow, BZ2_bzDecompress);
      if (!began) *in = flow.in;
      block_.append(room, sizeof room - flow.out.size());
      if (result == BZ_STREAM_END) return Outcome::kEnd;
      if (result == BZ_MEM_ERROR) throw std::bad_alloc();
      if (result != BZ_OK) {
        block_.clear();
        return Outcome::kDamaged;
      }
      if (!flow.out.empty() && (began || block_.empty())) {
        return Outcome::kGoesOn;
      }
    }
  }

  bz_stream stream_{};
  std::string block_;
  std::size_t given_ = 0;  // of block_
  Outcome outcome_ = Outcome::kGoesOn;
};

class XzDecoder : public Decoder {
 public:
  XzDecoder() {
    if (lzma_stream_decoder(&stream_, kDecoderBytes, 0) != LZMA_OK) {
      throw std::bad_alloc();
    }
  }
  ~XzDecoder() override { lzma_end(&stream_); }
  XzDecoder(const XzDecoder&) = delete;
  XzDecoder& operator=(const XzDecoder&) = delete;

  Outcome Decode(Flow* flow) override {
    switch (RunStep(&stream_, flow, [](lzma_stream* stream) {
      return lzma_code(stream, LZMA_RUN);
    })) {
      case LZMA_STREAM_END:
        return Outcome::kEnd;
      case LZMA_OK:
      case LZMA_BUF_ERROR:
        return Outcome::kGoesOn;
      case LZMA_MEM_ERROR:
        throw std::bad_alloc();
      case LZMA_MEMLIMIT_ERROR:
        return Outcome::kTooLarge;
      default:
        return Outcome::kDamaged;
    }
  }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
};

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
  }

  Outcome Decode(Flow* flow) override {
    ZSTD_inBuffer in{flow->in.data(), flow->in.size(), 0};
    ZSTD_outBuffer out{flow->out.data(), flow->out.size(), 0};
    const std::size_t result = ZSTD_decompressStream(stream_.get(), &out, &in);
    MoveOn(in.pos, out.pos, flow);
    if (result == 0) return Outcome::kEnd;
    if (ZSTD_isError(result) == 0) return Outcome::kGoesOn;
    switch (ZSTD_getErrorCode(result)) {
      case ZSTD_error_memory_allocation:
        throw std::bad_alloc();
      case ZSTD_error_frameParameter_windowTooLarge:
        return Outcome::kTooLarge;
      default:
        return Outcome::kDamaged;
    }
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ZSTD_DStream, Free> stream_;
};

template <typename Kind>
std::unique_ptr<Decoder> Make() {
  return std::make_unique<Kind>();
}

// Two bytes are the least that tell anything.
bool IsBegin(string_view head, string_view magic) {
  return head.starts_with(magic) ||
         (head.size() >= 2 && magic.starts_with(head));
}

// RFC 1952.
bool BeginsGzip(string_view head) { return IsBegin(head, "\x1f\x8b"); }

// "BZh", the level, and pi, or its root where there is nothing within.
bool BeginsBzip2(string_view head) {
  using namespace std::string_view_literals;
  if (head.size() < 5 || !head.starts_with("BZh")) return false;
  const string_view number = head.substr(4, 6);
  return "1AY&SY"sv.starts_with(number) ||
         "\x17\x72\x45\x38\x50\x90"sv.starts_with(number);
}

// .xz format 1.2.
bool BeginsXz(string_view head) {
  using namespace std::string_view_literals;
  return IsBegin(head, "\xfd\x37zXZ\0"sv);
}

// RFC 8878; a file may begin with a frame to skip.
bool BeginsZstd(string_view head) {
  return IsBegin(head, "\x28\xb5\x2f\xfd") ||
         (head.size() >= 4 && (head[0] & 0xf0) == 0x50 &&
          head.substr(1).starts_with("\x2a\x4d\x18"));
}

constexpr Codec kCodecs[] = {
    {"gzip", ".gz", "gzip -d", BeginsGzip, Make<GzipDecoder>},
    {"bzip2", ".bz2", "bzip2 -d", BeginsBzip2, Make<Bzip2Decoder>},
    {"xz", ".xz", "xz -d", BeginsXz, Make<XzDecoder>},
    {"zstd", ".zst", "zstd -d --long=31", BeginsZstd, Make<ZstdDecoder>},
};

}  // namespace

std::span<const Codec> Codecs() { return kCodecs; }

}  // namespace dizin::indexer
