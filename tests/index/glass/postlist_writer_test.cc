#include "common/index/glass/postlist_writer.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "common/index/glass/coding.h"
#include "tests/index/glass/dump_table.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;
using testing::TempDir;

constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();

struct Posting {
  std::uint32_t docid;
  std::uint32_t wdf;
  friend bool operator==(const Posting&, const Posting&) = default;
};
using Postings = std::vector<Posting>;

// A table in a file of its own with what `write` makes of it.
template <class Write>
Entries Written(std::size_t chunk_bytes, Write write) {
  const TempDir dir;
  TableWriter table(dir / "t", kDefaultBlockBytes);
  PostlistWriter lists(&table, chunk_bytes);
  write(&lists);
  return DumpTable(dir / "t", table.Finish(Sync::kNo));
}

// "wdf {gap - 1, wdf}*" of postings [begin, end).
std::string Encode(const Postings& postings, std::size_t begin,
                   std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) {
      AppendUint(&out, postings[i].docid - postings[i - 1].docid - 1);
    }
    AppendUint(&out, postings[i].wdf);
  }
  return out;
}

// Reads a list back; checks headers and where chunks begin and end.
Postings Decode(const Entries& entries, const std::string& first_key,
                const PostlistHeader& header) {
  Postings postings;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& [key, tag] = entries[i];
    const char* p = tag.data();
    std::uint32_t docid = 0;
    if (i == 0) {
      EXPECT_EQ(key, first_key);
      EXPECT_EQ(GetUint(&p), header.articles);
      EXPECT_EQ(GetUint(&p), header.occurrences & kMax32);
      docid = GetUint32(&p) + 1;
    } else {
      const char* k = key.data() + first_key.size();
      if (first_key != "\0\xe0"s) {
        EXPECT_EQ(*k++, '\0');
      }
      docid = static_cast<std::uint32_t>(GetSortableUint(&k));
      EXPECT_EQ(k, key.data() + key.size());
    }
    EXPECT_EQ(*p++, i + 1 == entries.size() ? '1' : '0');
    const std::uint32_t last = docid + GetUint32(&p);
    while (true) {
      postings.push_back({docid, GetUint32(&p)});
      if (p == tag.data() + tag.size()) break;
      docid += GetUint32(&p) + 1;
    }
    EXPECT_EQ(docid, last);
  }
  return postings;
}

TEST(PostlistWriterTest, WritesWhatGlassHas) {
  struct Row {
    const char* why;
    std::string term;
    Postings postings;
    Entries entries;
  };
  const Row rows[] = {
      {"one posting", "a", {{1, 1}}, {{"a", "\1\1\0"s + "1\0"s + "\1"}}},
      {"two, wdf 0",
       "a",
       {{5, 0}, {7, 2}},
       {{"a",
         "\2\2\4"
         "1\2\0\1\2"s}}},
      {"a term with a NUL",
       "a\0b"s,
       {{1, 1}},
       {{"a\0\xff"
         "b"s,
         "\1\1\0"s + "1\0"s + "\1"}}},
      {"the largest docid and wdf",
       "a",
       {{kMax32, kMax32}},
       {{"a",
         "\1\xff\xff\xff\xff\x0f\xfe\xff\xff\xff\x0f"
         "1\0\xff\xff\xff\xff\x0f"s}}},
      {"a chunk ends behind the entry that fills it",
       "b",
       {{1, 1}, {2, 1}, {3, 1}, {4, 1}, {9, 1}},
       {{"b",
         "\5\5\0"
         "0\2\1\0\1\0\1"s},
        {"b\0\0\4"s, "1\5\1\4\1"s}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    PostlistHeader header{row.postings.size(), 0, row.postings[0].docid};
    for (const Posting& posting : row.postings) {
      header.occurrences += posting.wdf;
    }
    const Entries entries = Written(5, [&](PostlistWriter* lists) {
      lists->BeginTerm(row.term, header);
      for (const Posting& p : row.postings) lists->Append(p.docid, p.wdf);
      lists->End();
    });
    EXPECT_EQ(entries, row.entries);
  }
}

TEST(PostlistWriterTest, WritesLengthsUnderTheirKey) {
  const Entries entries = Written(2, [](PostlistWriter* lists) {
    lists->BeginLengths(3);
    for (std::uint32_t docid = 3; docid < 7; ++docid) lists->Append(docid, 9);
    lists->End();
  });
  const Entries want = {{"\0\xe0"s,
                         "\0\0\2"
                         "0\1\x09\0\x09"s},
                        {"\0\xe0\0\5"s, "1\1\x09\0\x09"s}};
  EXPECT_EQ(entries, want);
}

TEST(PostlistWriterTest, PiecesMakeTheSameListAsArticles) {
  std::mt19937 random(PrintedSeed(1));
  for (int round = 0; round < 300; ++round) {
    Postings postings;
    std::uint32_t docid = 0;
    const std::size_t count = 1 + random() % 400;
    PostlistHeader header{count, 0, 0};
    while (postings.size() < count) {
      docid += 1 + static_cast<std::uint32_t>(
                       random() % (random() % 50 == 0 ? 9'000'000 : 3));
      const auto wdf = static_cast<std::uint32_t>(
          random() % (random() % 50 == 0 ? kMax32 : 5));
      postings.push_back({docid, wdf});
      header.occurrences += wdf;
    }
    header.first = postings[0].docid;
    const std::size_t chunk_bytes = 1 + random() % 300;
    const Entries one_by_one = Written(chunk_bytes, [&](PostlistWriter* lists) {
      lists->BeginTerm("term", header);
      for (const Posting& p : postings) lists->Append(p.docid, p.wdf);
      lists->End();
    });
    const Entries in_pieces = Written(chunk_bytes, [&](PostlistWriter* lists) {
      lists->BeginTerm("term", header);
      for (std::size_t i = 0; i < count;) {
        const std::size_t end = std::min(count, i + 1 + random() % 100);
        lists->Append(postings[i].docid, postings[end - 1].docid,
                      Encode(postings, i, end));
        i = end;
      }
      lists->End();
    });
    ASSERT_EQ(Decode(one_by_one, "term", header), postings);
    ASSERT_EQ(Decode(in_pieces, "term", header), postings);
    ASSERT_EQ(in_pieces, one_by_one);
  }
}

TEST(PostlistWriterTest, KeepsTheSumOfWdfIn32Bits) {
  const PostlistHeader header{2, std::uint64_t{1} << 32 | 5, 1};
  const Entries entries = Written(500, [&](PostlistWriter* lists) {
    lists->BeginTerm("a", header);
    lists->Append(1, kMax32);
    lists->Append(2, 6);
    lists->End();
  });
  const char* p = entries[0].second.data();
  EXPECT_EQ(GetUint(&p), 2U);
  EXPECT_EQ(GetUint(&p), 5U);
}

}  // namespace
}  // namespace dizin::index::glass
