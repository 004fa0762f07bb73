// Are two full names the same? By the similarity of their words alone.

#ifndef DIZIN_TESTS_BENCH_SAME_NAME_H_
#define DIZIN_TESTS_BENCH_SAME_NAME_H_

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace dizin::bench {

// How alike two names of several words are, in [0, 1]: each word is paired with
// one of the other name, most alike pairs first; the mean over all words, those
// left alone counting as nothing. An initial stands for its word; words written
// as one or as two are tried both ways. Particles, titles and the forms of
// companies weigh little, and so does what one name has and the other, of two
// words or more, lacks. A letter left out or two exchanged are a slip.
float NameSimilarity(std::string_view a, std::string_view b);

// Prints precision and recall of "NameSimilarity is at least .88" and of other
// thresholds over the labelled pairs of a file (case_group, schema, name1,
// name2, is_match, …). Of those that are judged wrongly at .88 the first
// `misses` of each kind are listed.
void EvaluateSameName(const std::filesystem::path& csv, std::size_t misses);

// Prints how alike the forms on each line of a file are: the share of pairs of
// forms that share a key, and that reach the grades near and far.
void EvaluateCases(const std::filesystem::path& file);

}  // namespace dizin::bench

#endif  // DIZIN_TESTS_BENCH_SAME_NAME_H_
