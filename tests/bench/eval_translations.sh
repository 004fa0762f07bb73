#!/usr/bin/env bash
# Names in the translations of a game; see eval_translations.py. The messages
# are taken from Debian's packages of its stories, once.
set -euo pipefail
cd "$(dirname "$0")/../.."

stories=(did dm dw ei httt l low nr sof sota sotbe thot trow tsg ttb utbs)
folder=build/eval/wesnoth

fetch() {  # FOLDER
  cd "$1"
  apt-get download -q "${stories[@]/#/wesnoth-1.16-}" >&2
  local package
  for package in *.deb; do
    dpkg --fsys-tarfile "$package" | tar -x --wildcards '*.mo'
  done
  rm -- *.deb
}

if [ ! -d "$folder" ]; then
  mkdir -p build/eval
  new=$(mktemp -d build/eval/new.XXXXXX)
  trap 'rm -rf "$new"' EXIT
  if ! (fetch "$new"); then
    echo "eval translations: skipped, the packages of Wesnoth cannot be had"
    exit 0
  fi
  mv "$new" "$folder"
  chmod 755 "$folder"
fi
exec python3 tests/bench/eval_translations.py "$folder" "$@"
