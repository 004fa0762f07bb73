// DIZIN_EXPORT marks what the shared library offers; all else stays inside, and
// so does what is DIZIN_LOCAL within a class that is offered.

#ifndef DIZIN_COMMON_EXPORT_H_
#define DIZIN_COMMON_EXPORT_H_

#define DIZIN_EXPORT __attribute__((visibility("default")))
#define DIZIN_LOCAL __attribute__((visibility("hidden")))

#endif  // DIZIN_COMMON_EXPORT_H_
