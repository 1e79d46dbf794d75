#!/usr/bin/env bash
# Measures the optimised app in a real browser, prints a table and writes target/bench.json. Nothing here passes or fails.
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
need_packages
need_browser
scripts/build.sh target/site
exec node bench/run.mjs "$@"
