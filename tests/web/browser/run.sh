#!/usr/bin/env bash
# Tests the web page in Chromium. Packages from npm go below build/.
# usage: tests/web/browser/run.sh [build directory, build/dev]
# DIZIN_SCREENSHOTS=DIR keeps pictures of the pages.
set -euo pipefail
source=$(cd "$(dirname "$0")/../../.." && pwd)
build=$(cd "${1:-$source/build/dev}" && pwd)
work=$build/browser
mkdir -p "$work"
cp "$source"/tests/web/browser/{package.json,page.test.js} "$work"
npm install --prefix "$work" --no-audit --no-fund --no-package-lock --silent
export DIZIN_SOURCE=$source CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
export DIZIN_INDEX=$build/indexer/dizin-index
export DIZIN_SERVE=$build/searcher/serve/dizin-serve
cd "$work"
exec node --test page.test.js
