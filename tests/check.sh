#!/usr/bin/env bash
# What a reviewer should not have to look for: formatting, layers, shell
# scripts and spelling. Prints what is wrong and fails if anything is.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
failed=0

fail() {
  echo "check: $1" >&2
  failed=1
}

# only WHAT PATTERN ALLOWED…: includes that match PATTERN stand only in files
# whose path matches one of the extended regular expressions ALLOWED.
only() {
  local what=$1 pattern=$2 allowed
  shift 2
  allowed=$(IFS='|'; echo "$*")
  local stray
  stray=$(git grep -lE "^#include [<\"]$pattern" -- \
    'common/*' 'indexer/*' 'searcher/*' 'library/*' | grep -vE "^($allowed)" || true)
  [ -z "$stray" ] || fail "$what is included outside its layer: $stray"
}

only xapian.h 'xapian' 'common/index/[^/]*\.cc$'
only unicode/ 'unicode/' 'common/text/.*\.cc$'
only boost/ 'boost/' 'common/cli/' \
  'searcher/serve/(connection|connection_answer|listen|request_head|server)\.'
only libstemmer 'libstemmer' 'common/text/'
only 'the library' 'library/' 'library/'
only 'the indexer' 'indexer/' 'indexer/' 'library/' 'searcher/serve/'
only 'the searcher' 'searcher/' 'searcher/' 'library/'
only 'the index layer' 'common/index/' 'common/index/' 'indexer/' \
  'searcher/'
only 'the query layer' 'common/query/' 'common/query/' 'common/index/' \
  'indexer/' 'searcher/'
only 'the lexicon layer' 'common/lexicon/' 'common/lexicon/' 'common/query/' \
  'common/index/' 'indexer/' 'searcher/'

stray=$(git grep -l 'Query::MatchAll' -- 'common/*.cc' || true)
[ -z "$stray" ] || fail "Query::MatchAll is no thread's own; see EveryArticle(): $stray"

built=$(git ls-files '*.glass' '*.o' '*.so' 'build/*' | head -3)
[ -z "$built" ] || fail "build output or a database is committed: $built"

git ls-files '*.h' '*.cc' | xargs clang-format --dry-run -Werror ||
  fail 'run clang-format -i on the files above'
git ls-files dev .ci/run '*.sh' '*.bash' | xargs shellcheck || fail 'shellcheck'
git ls-files '*.h' '*.cc' '*.md' '*.sh' '*.cmake' '*CMakeLists.txt' |
  grep -v '^corpus/' |
  xargs codespell --builtin clear --ignore-words tests/codespell-ignore.txt ||
  fail 'codespell: mend the words above'
exit $failed
