#!/usr/bin/env bash
# Relevance on evaluation data; see eval_search.py.
exec python3 "$(dirname "$0")/eval_search.py" "$@"
