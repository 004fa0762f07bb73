#!/usr/bin/env bash
# Place names in their translations; see eval_cities.py. They are taken from
# Debian's packages, once.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=build/eval/places

fetch() {  # FOLDER
  cd "$1"
  apt-get download -q libgweather-4-common kgeography-data >&2
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
    echo "eval cities: skipped, the packages cannot be had"
    exit 0
  fi
  mv "$new" "$folder"
  chmod 755 "$folder"
fi
exec python3 tests/bench/eval_cities.py "$folder" "$@"
