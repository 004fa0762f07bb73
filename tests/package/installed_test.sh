#!/usr/bin/env bash
# installed_test.sh FOLDER: installs the packages in FOLDER on this machine, uses
# what they bring, and removes them without a trace. Needs root; changes nothing
# if one of the packages is already there.
set -euo pipefail
folder=$(realpath "$1")
source=$(realpath "$(dirname "$0")/../..")
packages=(dizin libdizin0 libdizin-dev dizin-doc)

fail() {
  echo "installed_test: $1" >&2
  exit 1
}

for package in "${packages[@]}"; do
  ! dpkg-query -W "$package" >/dev/null 2>&1 || fail "$package is installed"
done
scratch=$(mktemp -d)
clean_up() {
  dpkg --purge "${packages[@]}" >/dev/null 2>&1 || true
  rm -rf "$scratch"
}
trap clean_up EXIT

export DEBIAN_FRONTEND=noninteractive
apt-get install -q -y --no-install-recommends \
  "$folder"/{dizin,libdizin0,libdizin-dev,dizin-doc}_*.deb >"$scratch/apt.log" ||
  { cat "$scratch/apt.log" >&2; fail 'cannot be installed'; }
dpkg -L "${packages[@]}" | sort -u >"$scratch/files"
dpkg --verify "${packages[@]}"

cd "$scratch"
# The programs, their manuals and their completion.
/usr/bin/dizin-index --db news.dizin "$source/corpus/news" >index.log
/usr/bin/dizin-search --db news.dizin --format ids -n 1 kalin | grep -q . ||
  fail 'dizin-search finds nothing'
echo '{"names": {"word": "kalin"}}' |
  /usr/bin/dizin-search --db news.dizin --serve-stdio |
  grep -q '"kalın"' || fail 'dizin-search --serve-stdio does not answer'
grep -q "^ExecStart=/usr/bin/dizin-serve " \
  /usr/lib/systemd/system/dizin-serve.service || fail 'no unit of dizin-serve'
/usr/bin/dizin-serve --version >/dev/null || fail 'dizin-serve does not start'
for page in dizin-index.1 dizin-search.1 dizin-serve.1 dizin-query.7; do
  man -w "${page##*.}" "${page%.*}" >/dev/null || fail "no manual of $page"
done
grep -q dizin-search /usr/share/bash-completion/completions/dizin-search ||
  fail 'no completion for bash'

# The library: where the loader, pkg-config and CMake look for it.
ldconfig -p | grep -q 'libdizin\.so\.0 ' || fail 'ldconfig does not know it'
python3 - <<'END'
import ctypes
lib = ctypes.CDLL("libdizin.so.0")
lib.dizin_version.restype = ctypes.c_char_p
assert lib.dizin_version()
END
cat >version.c <<'END'
#include <dizin/dizin.h>
#include <stdio.h>
int main(void) { return puts(dizin_version()) < 0; }
END
# shellcheck disable=SC2046  # flags are words
cc version.c $(pkg-config --cflags --libs dizin) -o version
./version >version.txt
printf '%s\n' 'cmake_minimum_required(VERSION 3.25)' 'project(user C CXX)' \
  'find_package(dizin REQUIRED)' 'add_executable(user version.c)' \
  'target_link_libraries(user PRIVATE dizin::dizin)' >CMakeLists.txt
{ cmake -S . -B build && cmake --build build; } >cmake.log 2>&1 ||
  { cat cmake.log >&2; fail 'find_package(dizin) does not do'; }
build/user | cmp - version.txt
[ -s /usr/share/doc/dizin-doc/embedding.md ] || fail 'no documentation'

dpkg --purge "${packages[@]}" >purge.log 2>&1 || fail 'cannot be removed'
while read -r file; do
  [ -d "$file" ] || [ ! -e "$file" ] || fail "$file is left"
done <files
! ldconfig -p | grep -q 'libdizin\.so' || fail 'ldconfig still knows it'
[ ! -e /usr/include/dizin ] || fail '/usr/include/dizin is left'
echo "installed_test: $(wc -l <files) files came and went"
