// Checks a shard to the last byte: Xapian's own check, and whether all that was
// made of the articles is what would be made of them now.
//
//   VerifyTables("news.dizin/shard-0", problem);
//   VerifyContents({.path = "news.dizin/shard-0", .number = 0, .shards = 2},
//                  problem, progress);
//
// Xapian checks how tables hang together, and not what is in them: a byte that
// changed on the disk can pass. So VerifyContents()
// - reads every stored article, which has checksums, and analyses it again: its
//   terms, values and length must be those of the index, and its id there once,
//   in the right shard;
// - reads every posting and position, and compares them with those of the
//   articles by a sum of hashes for each article;
// - makes the lexicon of its own rows again, and compares the lists; each word,
//   joined form and definition of the articles must be in it.
// Not compared: the content hash, which is of the article as it was given; a
// wrong one costs an unneeded rewrite.
// What other rules would have made otherwise, terms and lexicon, is not
// compared where the shard's fingerprint is another than this program's
// (ShardAge() says so): then only tables are compared with each other.
//
// Damage that Xapian does not expect can end the process: run it in a child.

#ifndef DIZIN_COMMON_INDEX_VERIFY_SHARD_H_
#define DIZIN_COMMON_INDEX_VERIFY_SHARD_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace dizin::index {

struct ShardToVerify {
  std::string path;
  std::size_t number = 0;  // of the shard in its database
  std::size_t shards = 1;  // that the database has
};

// What is wrong, a line each.
using ProblemVisitor = std::function<void(const std::string& problem)>;
// Called often; steps are articles and terms, of about so many in all.
using StepVisitor = std::function<void(std::uint64_t done, std::uint64_t all)>;

// Both throw Error where they cannot go on.
void VerifyTables(const std::string& path, const ProblemVisitor& problem);
// About 8 bytes of memory an article, and what its vocabulary takes.
void VerifyContents(const ShardToVerify& shard, const ProblemVisitor& problem,
                    const StepVisitor& step);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_VERIFY_SHARD_H_
