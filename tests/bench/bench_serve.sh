#!/usr/bin/env bash
# Load on dizin-serve beside the library in process; see bench_serve.py.
exec python3 "$(dirname "$0")/bench_serve.py" "$@"
