#!/usr/bin/env bash
# Every test, in the order in which a mistake is cheapest to find; stops at the first step that fails.
# FILO_ONLY=native or FILO_ONLY=browser runs a part; KILLS=n sets how often the browser is killed (10 unless told).
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
only=${FILO_ONLY:-all}
[[ $only =~ ^(all|native|browser)$ ]] || stop "FILO_ONLY is \"$only\": native, browser, or nothing at all."
report=""

# step NAME COMMAND…: runs it under its name, and remembers how long it took.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n── %s\n' "$name"
  "$@" || stop "\"$name\" failed after $((SECONDS - start)) s; what it ran: $*"
  report+=$(printf '%5d s  %s' "$((SECONDS - start))" "$name")$'\n'
}

# The tests that run inside the browser, written in Rust: only when there are some.
browser_layer() { [ -f tests/browser_layer.rs ]; }
wasm_tests=()
if browser_layer; then wasm_tests=(--test browser_layer); fi

journeys() { browser_tests "${FILO_JOBS:-1}" tests/browser/*.test.mjs; }
kills() { KILLS=${KILLS:-10} scripts/kills.sh saved; }

need_rust
need_crates
if [ "$only" != browser ]; then
  need_component fmt
  need_component clippy
  step "Format" cargo fmt --check
  step "Lints" cargo clippy --locked --all-targets -- -D warnings
  step "Native tests" cargo test --locked
fi
if [ "$only" != native ]; then
  need_component clippy
  need_wasm_target
  need_packages
  need_browser
  step "Lints of the browser's side" \
    cargo clippy --locked --target "$WASM_TARGET" --lib --bins ${wasm_tests[@]+"${wasm_tests[@]}"} -- -D warnings
  if browser_layer; then
    need_wasm_bindgen
    need_chromedriver
    step "Tests of the browser layer" cargo test --locked --target "$WASM_TARGET" --test browser_layer
  fi
  step "Optimised build" scripts/build.sh target/site
  step "Journeys in a browser" journeys
  step "Kills" kills
fi

printf '\n── All passed\n%s' "$report"
