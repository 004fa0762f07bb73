#include "common/index/xapian_error.h"

#include <functional>
#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"

namespace dizin::index {
namespace {

using ::testing::HasSubstr;

TEST(XapianErrorTest, SaysWhatToDo) {
  struct Row {
    const char* why;
    std::function<void()> raise;
    ErrorKind kind;
    const char* message;
  };
  const Row kRows[] = {
      {"locked", [] { throw Xapian::DatabaseLockError("already locked"); },
       ErrorKind::kTransient, "another process is writing"},
      {"no permission to lock",
       [] { throw Xapian::DatabaseLockError("no", "", EACCES); },
       ErrorKind::kSystem, "permissions"},
      {"changed", [] { throw Xapian::DatabaseModifiedError("discarded"); },
       ErrorKind::kTransient, "try again"},
      {"network", [] { throw Xapian::NetworkTimeoutError("Timeout"); },
       ErrorKind::kTransient, "is the server"},
      {"none", [] { throw Xapian::DatabaseNotFoundError("no such file"); },
       ErrorKind::kIndex, "restore it, or index again"},
      {"format", [] { throw Xapian::DatabaseVersionError("version 7"); },
       ErrorKind::kIndex, "index again"},
      {"damaged", [] { throw Xapian::DatabaseCorruptError("bad block"); },
       ErrorKind::kIndex, "--verify"},
      {"full", [] { throw Xapian::DatabaseError("writing", "", ENOSPC); },
       ErrorKind::kSystem, "free some space"},
      {"wide query", [] { throw Xapian::WildcardError("more than 100"); },
       ErrorKind::kUsage, "more than 100"},
      {"ours to avoid", [] { throw Xapian::InvalidArgumentError("long"); },
       ErrorKind::kInternal, "long"},
      {"of ours already", [] { throw Error(ErrorKind::kInput, "line 3"); },
       ErrorKind::kInput, "line 3"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    try {
      GuardXapian("opening", "news.dizin", row.raise);
      ADD_FAILURE() << "no error";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), row.kind) << e.what();
      EXPECT_THAT(e.what(), HasSubstr(row.message));
      EXPECT_THAT(e.what(), ::testing::Not(HasSubstr("\n")));
      if (e.kind() != ErrorKind::kInput) {
        EXPECT_THAT(e.what(), HasSubstr("opening news.dizin: "));
      }
    }
  }
}

TEST(XapianErrorTest, LetsOthersPass) {
  EXPECT_EQ(GuardXapian("", "", [] { return 3; }), 3);
  EXPECT_THROW(GuardXapian("", "", [] { throw std::bad_alloc(); }),
               std::bad_alloc);
}

}  // namespace
}  // namespace dizin::index
