// Parse -> print -> parse is the identity: over random trees and random texts.

#include <cstdlib>
#include <optional>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "common/query/parser.h"
#include "common/query/printer.h"
#include "tests/query/random_query.h"
#include "tests/query/tree_text.h"

namespace dizin::query {
namespace {

// DIZIN_TEST_SEED repeats a run; every failure prints its own.
std::uint64_t Seed() {
  if (const char* text = std::getenv("DIZIN_TEST_SEED")) {
    return std::strtoull(text, nullptr, 10);
  }
  return std::random_device()();
}

std::size_t WordsIn(const Node& node) {
  std::size_t words = node.values.size();
  if (node.children.empty() && node.values.empty()) words = 1;
  for (const Node& child : node.children) words += WordsIn(child);
  return words;
}

// The parsed query; nothing where a limit was met.
std::optional<ParsedQuery> TryParse(const std::string& text,
                                    const ParseOptions& options) {
  try {
    return ParseQuery(text, options);
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::kUsage) << text;
    return std::nullopt;
  }
}

TEST(RoundTripTest, OfRandomTrees) {
  const std::uint64_t seed = Seed();
  SCOPED_TRACE("DIZIN_TEST_SEED=" + std::to_string(seed));
  RandomQuery random(seed);
  ParseOptions options = RandomQuery::Options();
  options.strict = true;
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    const Node tree = random.Tree();
    const std::string text = Print(tree);
    if (text.size() > kMaxQueryBytes || WordsIn(tree) > kMaxQueryWords) {
      continue;
    }
    ++read;
    try {
      const ParsedQuery parsed = ParseQuery(text, options);
      ASSERT_EQ(TreeText(parsed.root), TreeText(tree)) << text;
      ASSERT_EQ(parsed.root, tree) << text;
    } catch (const Error& e) {
      FAIL() << e.what() << "\n" << text << "\n" << TreeText(tree);
    }
  }
  EXPECT_GT(read, 15000);
}

TEST(RoundTripTest, OfRandomTexts) {
  const std::uint64_t seed = Seed();
  SCOPED_TRACE("DIZIN_TEST_SEED=" + std::to_string(seed));
  RandomQuery random(seed);
  int read = 0;
  int without_notes = 0;
  for (int i = 0; i < 50000; ++i) {
    const std::string text = random.Text(i % 2 == 0 ? 8 : 40);
    ParseOptions options = RandomQuery::Options();
    options.match_all = i % 3 == 0;
    const auto parsed = TryParse(text, options);
    if (!parsed) continue;
    ++read;

    options.strict = true;
    const auto strict = TryParse(text, options);
    ASSERT_EQ(strict.has_value(), parsed->notes.empty()) << text;
    if (strict) {
      ++without_notes;
      ASSERT_EQ(strict->root, parsed->root) << text;
    }

    const std::string printed = Print(parsed->root);
    if (printed.size() > kMaxQueryBytes) continue;
    const auto again = TryParse(printed, options);
    ASSERT_TRUE(again) << text << "\n" << printed;
    ASSERT_EQ(TreeText(again->root), TreeText(parsed->root)) << text << "\n"
                                                             << printed;
    ASSERT_EQ(again->root, parsed->root) << text << "\n" << printed;
    ASSERT_EQ(Print(again->root), printed);
  }
  EXPECT_GT(read, 40000);
  EXPECT_GT(without_notes, 5000);
}

}  // namespace
}  // namespace dizin::query
