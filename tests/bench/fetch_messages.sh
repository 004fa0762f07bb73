#!/usr/bin/env bash
# fetch_messages.sh FOLDER PACKAGE…: the translated messages (.mo) of Debian's
# packages in a folder, once. Status 1 if the packages cannot be had.
set -euo pipefail

folder=$1
shift
[ ! -d "$folder" ] || exit 0
mkdir -p "${folder%/*}"
new=$(mktemp -d "${folder%/*}/new.XXXXXX")
trap 'rm -rf "$new"' EXIT
(
  cd "$new"
  apt-get download -q "$@" >&2 || exit 1
  for package in *.deb; do
    dpkg --fsys-tarfile "$package" | tar -x --wildcards '*.mo'
  done
  rm -- *.deb
)
mv "$new" "$folder"
chmod 755 "$folder"
