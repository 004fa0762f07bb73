#include "common/index/cursor.h"

#include <algorithm>

#include "common/index/hash.h"
#include "common/index/varint.h"

namespace dizin::index {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kHashBytes = 4;
constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::uint32_t Hash32(std::string_view bytes) {
  return static_cast<std::uint32_t>(Hash64(bytes));
}

void AppendHash(std::uint32_t hash, std::string* out) {
  for (std::size_t i = 0; i < kHashBytes; ++i) {
    out->push_back(static_cast<char>(hash >> 8 * i));
  }
}

std::uint32_t ReadHash(ByteReader* in) {
  const std::string_view bytes = in->Take(kHashBytes);
  std::uint32_t hash = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    hash |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
  }
  return hash;
}

// Base 64 of RFC 4648, section 5, without padding.
std::string ToLetters(std::string_view bytes) {
  std::string letters;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = held << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6) {
      letters += kDigits[held >> (bits - 6) & 63];
    }
  }
  if (bits > 0) letters += kDigits[held << (6 - bits) & 63];
  return letters;
}

std::optional<std::string> FromLetters(std::string_view letters) {
  std::string bytes;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char letter : letters) {
    const std::size_t digit = kDigits.find(letter);
    if (digit == std::string_view::npos) return std::nullopt;
    held = held << 6 | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits);
  }
  return bytes;
}

}  // namespace

std::uint32_t ShownHash(std::string_view id, std::size_t shard) {
  std::string name(id);
  AppendVarint(shard, &name);
  return Hash32(name);
}

std::string EncodeCursor(const Cursor& cursor) {
  std::string bytes(1, kVersion);
  AppendVarint(cursor.search, &bytes);
  AppendVarint(static_cast<std::uint64_t>(cursor.now_seconds), &bytes);
  AppendVarint(cursor.offset, &bytes);
  AppendVarint(cursor.mark.revision, &bytes);
  AppendVarint(cursor.mark.shards, &bytes);
  AppendVarint(cursor.mark.last_documents.size(), &bytes);
  for (const std::uint32_t last : cursor.mark.last_documents) {
    AppendVarint(last, &bytes);
  }
  for (const std::uint32_t hash : cursor.shown) AppendHash(hash, &bytes);
  AppendHash(Hash32(bytes), &bytes);
  return ToLetters(bytes);
}

std::optional<Cursor> DecodeCursor(std::string_view text) {
  if (text.size() > kMaxCursorBytes) return std::nullopt;
  const std::optional<std::string> bytes = FromLetters(text);
  if (!bytes || bytes->size() < kHashBytes + 1) return std::nullopt;
  if (bytes->front() != kVersion) return std::nullopt;
  ByteReader in(std::string_view(*bytes).substr(1));
  Cursor cursor;
  cursor.search = in.Varint();
  cursor.now_seconds = static_cast<std::int64_t>(in.Varint());
  cursor.offset = in.Varint();
  cursor.mark.revision = in.Varint();
  cursor.mark.shards = in.Varint();
  for (std::uint64_t shards = in.Varint(); shards > 0 && in.ok(); --shards) {
    cursor.mark.last_documents.push_back(
        static_cast<std::uint32_t>(in.Varint()));
  }
  while (in.rest().size() > kHashBytes) cursor.shown.push_back(ReadHash(&in));
  // Also tells what was changed or cut off.
  if (!in.ok() || EncodeCursor(cursor) != text) return std::nullopt;
  // Anybody can make one: what is counted from its time must not overflow.
  if (cursor.now_seconds < 0 || cursor.now_seconds > kLastSecond) {
    return std::nullopt;
  }
  if (cursor.shown.size() > std::min<std::uint64_t>(kMaxShown, cursor.offset)) {
    return std::nullopt;
  }
  return cursor;
}

}  // namespace dizin::index
