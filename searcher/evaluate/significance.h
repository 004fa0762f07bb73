// Is the difference between two runs more than chance? Both tests are paired
// and two-sided: they look at the differences topic by topic, and answer the
// probability of a mean difference at least as large if the runs were alike
// (Smucker, Allan and Carterette, CIKM 2007, compare them).
//
//   std::vector<double> d = {.1, .05, -.02};
//   RandomisationTest(d)   // .5: four of the eight choices of signs
//
// Thread-safe.

#ifndef DIZIN_SEARCHER_EVALUATE_SIGNIFICANCE_H_
#define DIZIN_SEARCHER_EVALUATE_SIGNIFICANCE_H_

#include <cstddef>
#include <span>

namespace dizin::evaluate {

// Up to this many topics every choice of signs is tried; above, kSamples drawn
// from a fixed seed, so that the answer is the same each time.
inline constexpr std::size_t kExactTopics = 16;
inline constexpr std::size_t kSamples = 100'000;

// Fisher's randomisation test: the share of choices of signs under which the
// mean difference is at least as large. 1 for no differences.
double RandomisationTest(std::span<const double> differences);

// Student's paired t-test. 1 for fewer than two differences or none but zeros;
// 0 if all are the same and not zero.
double PairedTTest(std::span<const double> differences);

// The regularised incomplete beta function I_x(a, b), for a, b > 0 and x in
// [0, 1]: what the t distribution is computed from.
double IncompleteBeta(double a, double b, double x);

}  // namespace dizin::evaluate

#endif  // DIZIN_SEARCHER_EVALUATE_SIGNIFICANCE_H_
