#!/usr/bin/env bash
# Sourced by the other scripts: goes to the root of the repository, then finds what a step needs or installs it,
# saying what and about how long. What is already there is used as it is, so a second run installs nothing.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
ROOT=$PWD

WASM_TARGET=wasm32-unknown-unknown
WASM_BINDGEN_VERSION=0.2.129
WASM_SPLIT_VERSION=0.2.4
TRUNK_VERSION=0.21.14
NODE_MINIMUM=20.11

# Tools of our own come first: an older one elsewhere on PATH must not win.
export PATH="$ROOT/target/tools/bin:$PATH"
# Trunk takes NO_COLOR for a flag of its own and refuses "1".
unset NO_COLOR

say() { printf '\n› %s\n' "$*"; }
stop() {
  printf '\n✗ %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# at_least MINIMUM VERSION: the second is the first or newer.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# Debian's own packages, and only where this user may install them.
debian_root() { [ "$(id -u)" = 0 ] && have apt-get && grep -qE '^ID=debian$' /etc/os-release 2>/dev/null; }
apt_install() { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

need_rust() {
  have cargo || stop "Rust is missing. Install it as https://rustup.rs says, then run this again."
  local minimum version
  minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  version=$(rustc --version | awk '{print $2}')
  at_least "$minimum" "$version" || stop "Rust $version is too old: $minimum or newer is needed. Type: rustup update stable"
}

# need_component NAME: a part of the Rust toolchain, called as "cargo NAME".
need_component() {
  cargo "$1" --version >/dev/null 2>&1 && return
  have rustup || stop "\"cargo $1\" is missing, and so is rustup that would install it. Install the $1 component of your Rust, then run this again."
  local component=$1
  [ "$component" = fmt ] && component=rustfmt
  say "Installing $component (a few seconds)"
  rustup component add "$component"
}

need_wasm_target() {
  [ -d "$(rustc --print target-libdir --target "$WASM_TARGET")" ] && return
  have rustup || stop "Rust has no $WASM_TARGET target, and rustup, which would install it, is missing. Install the target, then run this again."
  say "Installing the Rust target $WASM_TARGET (a few seconds)"
  rustup target add "$WASM_TARGET"
}

# need_crates: everything Cargo.lock names is on this machine; asks the network only when something is missing.
need_crates() { cargo fetch --locked --quiet || stop "The crates that Cargo.lock names could not be fetched. Is there a network?"; }

# need_cargo_tool COMMAND CRATE VERSION MINUTES [FLAG…]: built into target/tools, nothing outside the repository changes.
need_cargo_tool() {
  local command=$1 crate=$2 version=$3 minutes=$4
  shift 4
  [ "$("$command" --version 2>/dev/null | awk '{print $2}')" = "$version" ] && return
  say "Building $crate $version into target/tools (about $minutes minutes, only this once)"
  CARGO_TARGET_DIR="$ROOT/target/tools/build" cargo install --locked --force --root "$ROOT/target/tools" \
    "$crate" --version "=$version" "$@" || stop "$crate $version could not be installed. Is there a network?"
  rm -rf "$ROOT/target/tools/build"
}

need_wasm_bindgen() { need_cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 3; }

# It does not tell its version: cargo remembers what it has installed.
need_wasm_split() {
  grep -qsF "\"wasm_split_cli_support $WASM_SPLIT_VERSION " target/tools/.crates.toml && return
  need_cargo_tool wasm-split-cli wasm_split_cli_support "$WASM_SPLIT_VERSION" 2 --features build-binary
}
# In debug: a quarter of the time to build, and no slower where it matters.
need_trunk() { need_cargo_tool trunk trunk "$TRUNK_VERSION" 3 --debug; }

need_node() {
  if ! have node && debian_root; then
    say "Installing Node.js with apt-get (about half a minute)"
    apt_install nodejs npm || stop "Node.js could not be installed with apt-get."
  fi
  have node || stop "Node.js is missing: $NODE_MINIMUM or newer is needed. Install it as https://nodejs.org says, then run this again."
  at_least "$NODE_MINIMUM" "$(node --version | tr -d v)" \
    || stop "Node.js $(node --version) is too old: $NODE_MINIMUM or newer is needed. Install it as https://nodejs.org says, then run this again."
}

# need_packages: what package-lock.json names, and nothing else, is in node_modules.
need_packages() {
  need_node
  cmp -s package-lock.json node_modules/.installed-lock.json && return
  have npm || stop "npm is missing: it comes with Node.js. Install it, then run this again."
  say "Installing the packages of the browser tests with npm (a few seconds)"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || stop "npm could not install the packages. Is there a network?"
  cp package-lock.json node_modules/.installed-lock.json
}

find_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if have "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# need_browser: $CHROMIUM is a Chromium or Chrome that can be started.
need_browser() {
  if [ -n "${CHROMIUM:-}" ]; then
    have "$CHROMIUM" || stop "CHROMIUM is \"$CHROMIUM\", and there is no such program. Correct it or unset it."
  elif ! CHROMIUM=$(find_browser); then
    debian_root || stop "No Chromium was found. Install it (on Debian: sudo apt-get install chromium chromium-driver), or set CHROMIUM=/path/to/chrome."
    say "Installing Chromium with apt-get (about a minute)"
    apt_install chromium chromium-driver || stop "Chromium could not be installed with apt-get."
    CHROMIUM=$(find_browser) || stop "Chromium was installed, but is not on PATH. Set CHROMIUM=/path/to/chromium."
  fi
  export CHROMIUM
}

# need_chromedriver: $CHROMEDRIVER drives $CHROMIUM for the tests written in Rust, and target/webdriver.json says how.
need_chromedriver() {
  need_browser
  local beside
  beside=$(dirname -- "$(command -v "$CHROMIUM")")/chromedriver
  if [ -z "${CHROMEDRIVER:-}" ]; then
    if [ -x "$beside" ]; then
      CHROMEDRIVER=$beside
    elif ! CHROMEDRIVER=$(command -v chromedriver); then
      debian_root || stop "chromedriver is missing. Install it (on Debian: sudo apt-get install chromium-driver), or set CHROMEDRIVER=/path/to/chromedriver."
      say "Installing chromedriver with apt-get (a few seconds)"
      apt_install chromium-driver || stop "chromedriver could not be installed with apt-get."
      CHROMEDRIVER=$(command -v chromedriver) || stop "chromedriver was installed, but is not on PATH. Set CHROMEDRIVER=/path/to/chromedriver."
    fi
  fi
  mkdir -p target
  node --input-type=module -e '
    import { readFileSync, writeFileSync } from "node:fs";
    const settings = JSON.parse(readFileSync("webdriver.json", "utf8"));
    settings["goog:chromeOptions"].binary = process.argv[1];
    writeFileSync("target/webdriver.json", JSON.stringify(settings));
  ' "$(command -v "$CHROMIUM")"
  export CHROMEDRIVER WASM_BINDGEN_TEST_WEBDRIVER_JSON="$ROOT/target/webdriver.json"
}

# need_builder: everything that turns the sources into a site.
need_builder() {
  need_rust
  need_wasm_target
  need_node
  need_wasm_bindgen
  need_wasm_split
  need_trunk
  need_crates
}

# browser_tests JOBS FILE…: runs them with a readable report; a file that hangs is ended, and fails.
browser_tests() {
  local jobs=$1
  shift
  node --test --test-reporter=spec --test-force-exit --test-timeout=600000 --test-concurrency="$jobs" "$@"
}
