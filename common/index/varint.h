// Numbers in base 128, low bits first, and strings with their length before
// them: the codec of everything of ours that is stored in records.
//
//   AppendVarint(300, &out);  AppendBytes("abc", &out);
//   ByteReader in(out);
//   in.Varint()  // 300      in.Bytes()  // "abc"      in.ok()  // true

#ifndef DIZIN_COMMON_INDEX_VARINT_H_
#define DIZIN_COMMON_INDEX_VARINT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::index {

inline void AppendVarint(std::uint64_t value, std::string* out) {
  while (value >= 0x80) {
    out->push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out->push_back(static_cast<char>(value));
}

inline void AppendBytes(std::string_view bytes, std::string* out) {
  AppendVarint(bytes.size(), out);
  out->append(bytes);
}

// Reads what the functions above wrote. Bytes that they did not write make it
// answer 0 or "" from then on, and ok() false. Borrows its input.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t Varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
    return Fail(), 0;
  }

  std::string_view Bytes() { return Take(Varint()); }

  // The next `size` bytes, without a length before them.
  std::string_view Take(std::uint64_t size) {
    if (size > rest_.size()) return Fail(), std::string_view();
    const auto taken = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool ok() const { return ok_; }
  bool AtEnd() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  void Fail() {
    ok_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_VARINT_H_
