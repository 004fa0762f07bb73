// Compressed text, by the libraries' own writers.

#ifndef DIZIN_TESTS_SUPPORT_COMPRESS_H_
#define DIZIN_TESTS_SUPPORT_COMPRESS_H_

#include <stdexcept>
#include <string>

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

namespace dizin::testing {

// Enough for little text, too.
inline std::size_t RoomToCompress(const std::string& text) {
  return text.size() + text.size() / 8 + 1024;
}

inline void RequireCompressed(bool good) {
  if (!good) throw std::runtime_error("cannot compress");
}

inline std::string Gzip(const std::string& text) {
  std::string out(RoomToCompress(text), '\0');
  std::string in = text;
  z_stream stream{};
  RequireCompressed(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8,
                                 Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  RequireCompressed(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string Bzip2(const std::string& text, int level = 9) {
  std::string out(RoomToCompress(text), '\0');
  std::string in = text;
  auto size = static_cast<unsigned>(out.size());
  RequireCompressed(BZ2_bzBuffToBuffCompress(out.data(), &size, in.data(),
                                             static_cast<unsigned>(in.size()),
                                             level, 0, 0) == BZ_OK);
  out.resize(size);
  return out;
}

inline std::string Xz(const std::string& text) {
  std::string out(RoomToCompress(text), '\0');
  std::size_t size = 0;
  RequireCompressed(lzma_easy_buffer_encode(
                        3, LZMA_CHECK_CRC64, nullptr,
                        reinterpret_cast<const std::uint8_t*>(text.data()),
                        text.size(),
                        reinterpret_cast<std::uint8_t*>(out.data()), &size,
                        out.size()) == LZMA_OK);
  out.resize(size);
  return out;
}

inline std::string Zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3);
  RequireCompressed(ZSTD_isError(size) == 0);
  out.resize(size);
  return out;
}

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_SUPPORT_COMPRESS_H_
