#!/usr/bin/env bash
# Relevance on evaluation data; see eval_names.py.
exec python3 "$(dirname "$0")/eval_names.py" "$@"
