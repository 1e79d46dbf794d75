#!/usr/bin/env bash
# Measures the optimised app in a real browser, prints a table and writes target/bench.json. Nothing here passes or fails.
# Only some of it: scripts/bench.sh start memory (the names of the files of bench/measures).
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"

# generated_notebooks: the large notebook and the one ten times as large, in target/bench. The generator is a package of its
# own: tests never build it. Made again only when what decides what is in them has changed.
generated_notebooks() {
  local made_from stamp=target/stamps/bench
  made_from="$(node scripts/inputs.mjs bench/generate/Cargo.lock bench/generate/Cargo.toml bench/generate/src \
    src/domain src/domain.rs src/workspace src/workspace.rs src/exchange src/exchange.rs public/dati-del-piano.json)"
  if [ -f target/bench/theirs.json ] && [ "$(cat "$stamp" 2>/dev/null)" = "$made_from" ]; then
    echo "target/bench is up to date."
    return
  fi
  need_rust
  say "Building what writes the generated notebooks (about four minutes the first time)"
  mkdir -p target/bench target/stamps
  rm -f "$stamp" target/bench/*.json
  cargo build --release --locked --manifest-path bench/generate/Cargo.toml --target-dir target/bench/build
  for what in 1 10 differing; do
    target/bench/build/release/filo-generate target/bench "$what"
  done
  # Written last, so that a build cut short is made again.
  printf '%s' "$made_from" >"$stamp"
}

need_packages
need_browser
generated_notebooks
# FILO_SITE=FOLDER measures a site that was built before.
[ -n "${FILO_SITE:-}" ] || scripts/build.sh target/site
exec node bench/run.mjs "$@"
