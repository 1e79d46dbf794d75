#!/usr/bin/env bash
# Kills a real browser in the middle of its work, again and again (KILLS times, 100 unless told): what it had called
# saved must be there afterwards.
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
need_packages
need_browser
scripts/build.sh target/site
export KILLS=${KILLS:-100}
browser_tests 1 tests/browser/kills/*.test.mjs
