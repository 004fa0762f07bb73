#!/usr/bin/env bash
# Names in the endings of their languages; see eval_forms.py.
set -euo pipefail
cd "$(dirname "$0")/../.."

tests/bench/eval_cities.sh --sets none >/dev/null
if ! tests/bench/fetch_messages.sh build/eval/messages \
  libgtk-3-common libgtk-4-common libglib2.0-data; then
  echo "eval forms: skipped, the packages cannot be had"
  exit 0
fi
exec python3 tests/bench/eval_forms.py "$@"
