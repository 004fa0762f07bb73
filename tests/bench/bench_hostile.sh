#!/usr/bin/env bash
# A server among clients that mean it ill; see bench_hostile.py.
exec python3 "$(dirname "$0")/bench_hostile.py" "$@"
