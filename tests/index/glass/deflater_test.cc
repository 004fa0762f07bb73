#include "common/index/glass/deflater.h"

#include <algorithm>
#include <optional>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/index/glass/sample_articles.h"

namespace dizin::index::glass {
namespace {

// Inflates as Xapian's reader does: into pieces of 8192 bytes, until the stream
// ends or, the fault, the input is used up. Nothing if that is too early.
std::optional<std::string> InflateAsXapian(const std::string& deflated) {
  z_stream z{};
  EXPECT_EQ(inflateInit2(&z, -15), Z_OK);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
  z.avail_in = static_cast<uInt>(deflated.size());
  std::string out;
  int result = Z_OK;
  do {
    char piece[kInflatePieceBytes];
    z.next_out = reinterpret_cast<Bytef*>(piece);
    z.avail_out = sizeof(piece);
    result = inflate(&z, Z_SYNC_FLUSH);
    out.append(piece, sizeof(piece) - z.avail_out);
  } while (result == Z_OK && z.avail_in > 0);
  inflateEnd(&z);
  if (result != Z_STREAM_END) return std::nullopt;
  EXPECT_EQ(z.avail_in, 0U) << "junk behind the stream";
  return out;
}

std::string PlainZlib(const std::string& tag) {
  z_stream z{};
  EXPECT_EQ(deflateInit2(&z, 6, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(tag.size() + 100, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  z.avail_in = static_cast<uInt>(tag.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&z, Z_FINISH), Z_STREAM_END);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

void ExpectReadable(Deflater* deflater, const std::string& tag) {
  std::string out = "before";
  const bool compressed = deflater->Append(tag, &out);
  ASSERT_TRUE(out.starts_with("before"));
  out.erase(0, 6);
  if (!compressed) {
    ASSERT_EQ(out, tag);
    return;
  }
  ASSERT_LT(out.size(), tag.size());
  const std::optional<std::string> read = InflateAsXapian(out);
  ASSERT_TRUE(read.has_value()) << tag.size() << " bytes cannot be read";
  ASSERT_EQ(*read, tag);
}

TEST(DeflaterTest, CompressesWhereThatIsShorter) {
  std::mt19937 random(PrintedSeed(1));
  std::string noise(5000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  struct Row {
    const char* why;
    std::string tag;
    bool compressed;
  };
  const Row rows[] = {
      {"nothing", "", false},
      {"up to the least size as it is", std::string(18, 'a'), false},
      {"too little for the encoder to try", std::string(19, 'a'), false},
      {"enough for it", std::string(60, 'a'), true},
      {"noise", noise, false},
      {"long noise", noise + noise.substr(1) + noise.substr(2), true},
      {"text", "the word of the word of the word of the word of the word",
       true},
  };
  Deflater deflater;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::string out;
    EXPECT_EQ(deflater.Append(row.tag, &out), row.compressed);
    ExpectReadable(&deflater, row.tag);
  }
}

TEST(DeflaterTest, WritesNothingThatXapianTripsOver) {
  Deflater deflater;
  int tripped = 0;
  for (std::size_t pieces = 1; pieces <= 6; ++pieces) {
    for (std::size_t more = 0; more < 280; ++more) {
      const std::string tag(pieces * kInflatePieceBytes - 10 + more, 'x');
      ExpectReadable(&deflater, tag);
      if (!InflateAsXapian(PlainZlib(tag)).has_value()) ++tripped;
    }
  }
  // Or else this test shows nothing.
  EXPECT_GT(tripped, 100);
}

TEST(DeflaterTest, IsReadBackAroundEachPiece) {
  std::mt19937 random(PrintedSeed(2));
  Deflater deflater;
  for (std::size_t pieces = 1; pieces <= 4; ++pieces) {
    for (int round = 0; round < 200; ++round) {
      const std::size_t size =
          pieces * kInflatePieceBytes - 20 + random() % 300;
      std::string tag;
      const unsigned kinds = 1 + static_cast<unsigned>(random() % 4);
      while (tag.size() < size) tag += "id" + std::to_string(random() % kinds);
      tag.resize(size);
      ExpectReadable(&deflater, tag);
    }
  }
}

}  // namespace
}  // namespace dizin::index::glass
