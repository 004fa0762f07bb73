#include "common/index/glass/termlist_encoder.h"

#include <cstdint>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "common/index/glass/coding.h"
#include "tests/index/glass/sample_articles.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;
using Terms = std::map<std::string, std::uint32_t>;

std::string Encode(std::uint32_t length, const Terms& terms) {
  OutBuffer tag;
  TermlistEncoder list(length, static_cast<std::uint32_t>(terms.size()), &tag);
  for (const auto& [term, wdf] : terms) {
    list.Add(term, OrderedPrefix(term), wdf);
  }
  return std::string(tag.view());
}

// As the header describes the tag.
Terms Decode(const std::string& tag, std::uint32_t length) {
  Terms terms;
  const char* p = tag.data();
  EXPECT_EQ(GetUint(&p), length);
  const std::uint64_t count = GetUint(&p);
  std::string term;
  while (p < tag.data() + tag.size()) {
    std::uint32_t wdf = 0;
    bool packed = false;
    if (!term.empty()) {
      std::size_t shared = static_cast<std::uint8_t>(*p++);
      packed = shared > term.size();
      if (packed) {
        wdf = static_cast<std::uint32_t>(shared / (term.size() + 1) - 1);
        shared %= term.size() + 1;
      }
      term.resize(shared);
    }
    const auto rest = static_cast<std::uint8_t>(*p++);
    term.append(p, rest);
    p += rest;
    if (!packed) wdf = GetUint32(&p);
    EXPECT_TRUE(terms.emplace(term, wdf).second);
  }
  EXPECT_EQ(terms.size(), count);
  return terms;
}

TEST(TermlistEncoderTest, WritesWhatGlassHas) {
  struct Row {
    const char* why;
    Terms terms;
    std::string tag;
  };
  const Row rows[] = {
      {"one term", {{"ankara", 3}}, "\x09\x01\x06"s + "ankara\3"},
      {"wdf and shared bytes in one: (1 + 1) * 7 + 6",
       {{"ankara", 3}, {"ankaralı", 1}},
       "\x09\x02\x06"s + "ankara\3" + "\x14\x03lı"},
      {"nothing shared: (0 + 1) * 2 + 0",
       {{"a", 1}, {"b", 0}},
       "\x09\x02\x01"s + "a\1" + "\x02\x01" + "b"},
      {"wdf too large to share a byte",
       {{"a", 1}, {"b", 127}},
       "\x09\x02\x01"s + "a\1" + "\0\x01"s + "b\x7f"},
      {"the largest that does: (126 + 1) * 2 + 0",
       {{"a", 1}, {"b", 126}},
       "\x09\x02\x01"s + "a\1" + "\xfe\x01" + "b"},
      {"a NUL is a byte of the term",
       {{"a", 1}, {"a\0"s, 1}},
       "\x09\x02\x01"s + "a\1" + "\x05\x01\0"s},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Encode(9, row.terms), row.tag);
    EXPECT_EQ(Decode(row.tag, 9), row.terms);
  }
}

TEST(TermlistEncoderTest, IsReadBack) {
  std::mt19937 random(PrintedSeed(1));
  for (int round = 0; round < 500; ++round) {
    Terms terms;
    const std::size_t count = 1 + random() % 60;
    while (terms.size() < count) {
      std::string term(1 + random() % (round % 10 == 0 ? kLongestTerm : 11),
                       '\0');
      for (char& c : term) c = "\0ab\xff"[random() % 4];
      terms[term] = static_cast<std::uint32_t>(random()) >> (random() % 32);
    }
    ASSERT_EQ(Decode(Encode(77, terms), 77), terms);
  }
}

}  // namespace
}  // namespace dizin::index::glass
