// CPU time of this thread, so that other work on the machine does not count.

#ifndef DIZIN_TESTS_BENCH_CPU_CLOCK_H_
#define DIZIN_TESTS_BENCH_CPU_CLOCK_H_

#include <time.h>

namespace dizin {

inline double CpuMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace dizin

#endif  // DIZIN_TESTS_BENCH_CPU_CLOCK_H_
