// DIZIN_EXPORT marks what the shared library offers; all else stays inside.

#ifndef DIZIN_COMMON_EXPORT_H_
#define DIZIN_COMMON_EXPORT_H_

#define DIZIN_EXPORT __attribute__((visibility("default")))

#endif  // DIZIN_COMMON_EXPORT_H_
