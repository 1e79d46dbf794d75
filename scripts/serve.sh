#!/usr/bin/env bash
# Builds the optimised app if needed and serves it on http://127.0.0.1:8080/ (another port: PORT=8081).
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
scripts/build.sh target/site
exec node scripts/serve.mjs target/site
