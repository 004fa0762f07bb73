#include "searcher/evaluate/significance.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>

namespace dizin::evaluate {
namespace {

// Differences that only rounding tells from the observed one count as equal.
constexpr double kRounding = 1e-12;

double Sum(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

// The sum with the signs of those turned whose bit is set.
double SignedSum(std::span<const double> values, std::uint64_t bits) {
  double sum = 0;
  for (const double value : values) {
    sum += (bits & 1) != 0 ? -value : value;
    bits >>= 1;
  }
  return sum;
}

double ExactTest(std::span<const double> differences, double observed) {
  const std::uint64_t choices = std::uint64_t{1} << differences.size();
  std::uint64_t as_large = 0;
  for (std::uint64_t bits = 0; bits < choices; ++bits) {
    if (std::abs(SignedSum(differences, bits)) >= observed) ++as_large;
  }
  return static_cast<double>(as_large) / static_cast<double>(choices);
}

double SampledTest(std::span<const double> differences, double observed) {
  std::mt19937_64 random(20210211);
  std::size_t as_large = 0;
  for (std::size_t i = 0; i < kSamples; ++i) {
    double sum = 0;
    for (std::size_t at = 0; at < differences.size(); at += 64) {
      sum +=
          SignedSum(differences.subspan(
                        at, std::min<std::size_t>(64, differences.size() - at)),
                    random());
    }
    if (std::abs(sum) >= observed) ++as_large;
  }
  // The observed choice is one of those that were drawn.
  return static_cast<double>(as_large + 1) / static_cast<double>(kSamples + 1);
}

// The continued fraction of I_x(a, b), by Lentz's method (Abramowitz and Stegun
// 26.5.8; Thompson and Barnett 1986). Converges fast for x < (a+1)/(a+b+2).
double BetaFraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300;
  constexpr int kMaxSteps = 500;
  const auto away_from_zero = [](double v) {
    return std::abs(v) < kTiny ? kTiny : v;
  };
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m <= kMaxSteps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd =
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double step = 1;
    for (const double coefficient : {even, odd}) {
      d = 1 / away_from_zero(1 + coefficient * d);
      c = away_from_zero(1 + coefficient / c);
      step = c * d;
      fraction *= step;
    }
    if (std::abs(step - 1) < std::numeric_limits<double>::epsilon()) break;
  }
  return fraction;
}

}  // namespace

double RandomisationTest(std::span<const double> differences) {
  const double total = std::abs(Sum(differences));
  const double observed = total - kRounding * (1 + total);
  return differences.size() <= kExactTopics
             ? ExactTest(differences, observed)
             : SampledTest(differences, observed);
}

double IncompleteBeta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
               a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * BetaFraction(a, b, x) / a;
  return 1 - front * BetaFraction(b, a, 1 - x) / b;
}

double PairedTTest(std::span<const double> differences) {
  const auto n = static_cast<double>(differences.size());
  if (differences.size() < 2) return 1;
  const double mean = Sum(differences) / n;
  double squares = 0;
  for (const double d : differences) squares += (d - mean) * (d - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  if (std::abs(mean) < kRounding) return 1;
  if (error < kRounding * std::abs(mean)) return 0;
  const double t = mean / error;
  const double freedom = n - 1;
  return IncompleteBeta(freedom / 2, .5, freedom / (freedom + t * t));
}

}  // namespace dizin::evaluate
