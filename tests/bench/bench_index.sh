#!/usr/bin/env bash
# Dizin and its peers index the same articles in turn; see bench_index.py.
exec python3 "$(dirname "$0")/bench_index.py" "$@"
