#!/usr/bin/env bash
# Serves the app on http://127.0.0.1:8090/ and builds it again at every change (another port: PORT=8091). Another port
# than `make serve`, because there a service worker keeps the files it has seen.
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
need_builder
say "Building and watching (about a minute and a half the first time, then seconds)"
exec trunk --skip-version-check serve --address 127.0.0.1 --port "${PORT:-8090}" --dist "$ROOT/target/dev" \
  --locked=false --offline=false
