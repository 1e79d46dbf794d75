#!/usr/bin/env bash
# kills.sh [NAME]: kills a real browser in the middle of its work, again and again (KILLS times, 100 unless told): what it had
# called saved must be there afterwards. NAME is one of tests/browser/kills, all of them unless told.
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
need_packages
need_browser
scripts/build.sh target/site
export KILLS=${KILLS:-100}
browser_tests 1 tests/browser/kills/${1:-*}.test.mjs
