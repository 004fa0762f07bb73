#include "common/index/bm25.h"

#include <cmath>
#include <functional>
#include <queue>
#include <vector>

#include <xapian.h>

namespace dizin::index {

double Bm25::Idf(double have, double articles) {
  const double odds = (articles - have + .5) / (have + .5);
  // What most articles have is still worth something.
  return std::log(odds < 2 ? odds * .5 + 1 : odds);
}

Xapian::BM25Weight WeightingOf(const Bm25& bm25) {
  return {bm25.k1, 0, bm25.k3, bm25.b, bm25.min_normal_length};
}

std::uint32_t ArticlesWithAny(std::span<const std::uint32_t> frequencies,
                              double articles) {
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>>
      rarest(frequencies.begin(), frequencies.end());
  while (rarest.size() > 1) {
    const double a = rarest.top();
    rarest.pop();
    const double b = rarest.top();
    rarest.pop();
    rarest.push(
        static_cast<std::uint32_t>(std::floor(b + a - b * a / articles + .5)));
  }
  return rarest.top();
}

}  // namespace dizin::index
