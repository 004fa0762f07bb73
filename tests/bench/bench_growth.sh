#!/usr/bin/env bash
# Input that could take more than its size; see bench_growth.py.
exec python3 "$(dirname "$0")/bench_growth.py" "$@"
