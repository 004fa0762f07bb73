#include "common/index/glass/deflater.h"

#include <limits>

#include <libdeflate.h>
#include <zlib.h>

#include "common/error.h"

namespace dizin::index::glass {
namespace {

constexpr int kLevel = 1;
constexpr int kRawWindowBits = -15;
constexpr int kMemoryLevel = 9;
// zlib needs more room than a sync flush takes to say that it is complete.
constexpr uInt kFlushRoom = 8;

[[noreturn]] void ThrowNoMemory() {
  throw Error(ErrorKind::kSystem, "no memory for a compressor");
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

}  // namespace

struct Deflater::Codecs {
  std::unique_ptr<libdeflate_compressor, FreeCompressor> fast;
  z_stream stream{};  // made when the first long tag comes
  bool has_stream = false;
};

Deflater::Deflater() : codecs_(std::make_unique<Codecs>()) {
  codecs_->fast.reset(libdeflate_alloc_compressor(kLevel));
  if (codecs_->fast == nullptr) ThrowNoMemory();
}

Deflater::~Deflater() {
  if (codecs_->has_stream) deflateEnd(&codecs_->stream);
}

bool Deflater::Append(std::string_view tag, std::string* out) {
  if (tag.size() <= kCompressMinBytes ||
      tag.size() > std::numeric_limits<uInt>::max()) {
    out->append(tag);
    return false;
  }
  const std::size_t begin = out->size();
  out->resize(begin + tag.size());
  const std::size_t room = tag.size() - 1;
  const std::size_t size = tag.size() <= kInflatePieceBytes
                               ? DeflateShort(tag, out->data() + begin, room)
                               : DeflateLong(tag, out->data() + begin, room);
  if (size == 0) {
    out->replace(begin, tag.size(), tag);
    return false;
  }
  out->resize(begin + size);
  return true;
}

std::size_t Deflater::DeflateShort(std::string_view tag, char* out,
                                   std::size_t room) {
  return libdeflate_deflate_compress(codecs_->fast.get(), tag.data(),
                                     tag.size(), out, room);
}

std::size_t Deflater::DeflateLong(std::string_view tag, char* out,
                                  std::size_t room) {
  z_stream* const z = &codecs_->stream;
  if (!codecs_->has_stream) {
    if (deflateInit2(z, kLevel, Z_DEFLATED, kRawWindowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      ThrowNoMemory();
    }
    codecs_->has_stream = true;
  }
  deflateReset(z);
  z->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  z->avail_in = static_cast<uInt>(tag.size());
  z->next_out = reinterpret_cast<Bytef*>(out);
  z->avail_out = static_cast<uInt>(room);
  if (deflate(z, Z_SYNC_FLUSH) != Z_OK || z->avail_in != 0 ||
      z->avail_out < kFlushRoom || deflate(z, Z_FINISH) != Z_STREAM_END) {
    return 0;
  }
  return z->total_out;
}

}  // namespace dizin::index::glass
