#!/usr/bin/env bash
# Names in the translations of a game; see eval_translations.py. The messages
# are those of its stories.
set -euo pipefail
cd "$(dirname "$0")/../.."

stories=(did dm dw ei httt l low nr sof sota sotbe thot trow tsg ttb utbs)
folder=build/eval/wesnoth
if ! tests/bench/fetch_messages.sh "$folder" "${stories[@]/#/wesnoth-1.16-}"; then
  echo "eval translations: skipped, the packages of Wesnoth cannot be had"
  exit 0
fi
exec python3 tests/bench/eval_translations.py "$folder" "$@"
