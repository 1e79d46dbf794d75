#!/usr/bin/env bash
# build.sh FOLDER [BASE]: the optimised site in FOLDER, to be served under BASE ("/" unless told). Does nothing when
# nothing it is made from has changed since the last time.
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
out=${1:?a folder is needed}
base=${2:-/}

need_builder
# Whoever only builds need not have a browser: the app is the same, and who has never been here waits for it.
looks=without
if [ -n "${CHROMIUM:-}" ] || find_browser >/dev/null; then
  need_browser
  need_packages
  looks=with
fi
made_from="$(node scripts/inputs.mjs) $base $(rustc --version) $looks"
stamp=target/stamps/$(basename -- "$out")
if [ -f "$out/index.html" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$made_from" ]; then
  echo "$out is up to date."
  exit 0
fi

say "Building the optimised app into $out (about two minutes the first time)"
mkdir -p target/stamps
rm -f "$stamp"
FILO_WASM_BINDGEN=$(command -v wasm-bindgen)
export FILO_WASM_BINDGEN FILO_CHUNKS=$ROOT/target/chunks
# Where this machine keeps the sources of libraries is nobody's business, and would make the same app another one elsewhere.
export RUSTFLAGS="--cfg erase_components --cfg chunks -Clink-args=--emit-relocs --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src="
PATH=$ROOT/scripts/chunks:$PATH trunk --skip-version-check --log warn build --release --dist "$ROOT/$out" --public-url "$base" \
  || stop "The app could not be built: the reason is above."
if [ "$looks" = with ]; then
  node scripts/first_look.mjs "$out" || stop "The app was built, but what is seen before it arrives could not be drawn: the reason is above."
else
  say "No Chromium was found: nothing is seen of Filò before the app arrives."
fi
# Written last, so that a build cut short is made again.
printf '%s' "$made_from" >"$stamp"
