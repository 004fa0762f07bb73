// What a call throws, for tests of messages.
//
//   EXPECT_THAT(Thrown(ErrorKind::kIndex, [] { ReadLayout("none"); }),
//               HasSubstr("there is no such database"));

#ifndef DIZIN_TESTS_SUPPORT_THROWN_H_
#define DIZIN_TESTS_SUPPORT_THROWN_H_

#include <string>

#include <gtest/gtest.h>

#include "common/error.h"

namespace dizin::testing {

// The message of the Error that `function` throws; fails the test if it throws
// none, or one of another kind, or one that is not a line.
template <typename Function>
std::string Thrown(ErrorKind kind, Function&& function) {
  try {
    function();
  } catch (const Error& e) {
    const std::string message = e.what();
    EXPECT_EQ(e.kind(), kind) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos) << message;
    return message;
  }
  ADD_FAILURE() << "no Error was thrown";
  return "";
}

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_SUPPORT_THROWN_H_
