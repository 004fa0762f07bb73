#!/usr/bin/env bash
# Latency of queries by Dizin and its peers; see bench_query.py.
exec python3 "$(dirname "$0")/bench_query.py" "$@"
