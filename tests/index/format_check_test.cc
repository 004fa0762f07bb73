#include "common/index/format_check.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

using ::testing::HasSubstr;
using testing::Thrown;

constexpr std::string_view kOurs =
    "tokenizer 2, fold 3, stem 1, names 4, lexicon 1, icu 72.1, unicode 15.0";

TEST(FormatCheckTest, RefusesWhatItCannotRead) {
  struct Row {
    const char* why;
    const char* format;
    const char* fingerprint;
    const char* message;
  };
  static constexpr Row kRows[] = {
      {"not ours", "", "", "not made by dizin-index"},
      {"no number", "one", kOurs.data(), "damaged"},
      {"no version", "0", kOurs.data(), "damaged"},
      {"newer", "99", kOurs.data(), "use a newer dizin"},
      {"no fingerprint", "1", "", "made with no tokenizer"},
      {"another tokenizer", "1",
       "tokenizer 1, fold 3, stem 1, icu 72.1, unicode 15.0",
       "made with tokenizer 1, this program has tokenizer 2: index again"},
      {"another fold", "1",
       "tokenizer 2, fold 31, stem 1, icu 72.1, unicode 15.0",
       "made with fold 31, this program has fold 3"},
      {"another layout", "1",
       "tokenizer 2, fold 3, stem 1, names 4, lexicon 2, icu 72.1, unicode "
       "15.0",
       "made with lexicon 2, this program has lexicon 1: index again"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_THAT(
        Thrown(ErrorKind::kIndex,
               [&] {
                 CheckFormat(row.format, row.fingerprint, "a.dizin", kOurs);
               }),
        ::testing::AllOf(HasSubstr("a.dizin: "), HasSubstr(row.message)));
  }
}

TEST(FormatCheckTest, NotesWhatChangesAFewWords) {
  EXPECT_EQ(CheckFormat("1", kOurs, "a.dizin", kOurs), "");
  EXPECT_THAT(
      CheckFormat("1",
                  "tokenizer 2, fold 3, stem 1, names 4, lexicon 1, icu 70.1, "
                  "unicode 14.0",
                  "a.dizin", kOurs),
      ::testing::AllOf(HasSubstr("made with tokenizer 2, fold 3, stem 1, names "
                                 "4, lexicon 1, icu 70.1"),
                       HasSubstr("until it is indexed again")));
}

TEST(FormatCheckTest, SaysWhenTheLexiconIsToBeLearntAnew) {
  for (const char* theirs :
       {"tokenizer 2, fold 3, stem 2, names 4, lexicon 1, icu 72.1",
        "tokenizer 2, fold 3, stem 1, names 3, lexicon 1, icu 72.1",
        "tokenizer 2, fold 3, stem 1, icu 72.1"}) {
    EXPECT_THAT(
        CheckFormat("1", theirs, "a.dizin", kOurs),
        HasSubstr("until 'dizin-index --relearn --db DIR' has been run"))
        << theirs;
  }
}

}  // namespace
}  // namespace dizin::index
