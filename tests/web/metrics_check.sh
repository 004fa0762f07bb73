#!/usr/bin/env bash
# metrics_check.sh DIZIN_SERVE DIZIN_INDEX SOURCES: /metrics by promtool, of
# Debian's package prometheus. Ends with 77 where that is not installed.
set -euo pipefail
command -v promtool >/dev/null || { echo "skipped: no promtool"; exit 77; }
serve=$1 index=$2
cd "$3"
folder=$(mktemp -d)
export XDG_CONFIG_HOME=/nonexistent
"$index" --db "$folder/db" corpus/news/en >/dev/null
"$serve" --db "$folder/db" --listen 127.0.0.1:0 2>"$folder/log" &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$folder"' EXIT
until url=$(grep -o 'http://[0-9.:]*' "$folder/log"); do sleep .05; done
get() {
  python3 -c 'import sys, urllib.request as u
sys.stdout.buffer.write(u.urlopen(sys.argv[1]).read())' "$url$1"
}
get '/v1/search?query=kalin' >/dev/null
get /healthz >/dev/null
get /metrics >"$folder/metrics"
grep -q 'dizin_http_requests_total{route="search",code="200"} 1' \
  "$folder/metrics"
promtool check metrics <"$folder/metrics"
