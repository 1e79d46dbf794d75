#!/usr/bin/env bash
# Writes dist/: the site for any static host, to be served under BASE ("/" unless told; a sub-path such as BASE=/filo/).
source "$(dirname -- "${BASH_SOURCE[0]}")/need.sh"
base=/${BASE:-}/
while [[ $base == *//* ]]; do base=${base//\/\//\/}; done
[[ $base =~ ^/([A-Za-z0-9._~-]+/)*$ ]] || stop "BASE is \"$BASE\": a path is needed, such as / or /filo/, of letters, digits and . _ ~ -"

scripts/build.sh dist "$base"
cat <<END

dist/ holds the site for $base on any static host. Copy what is in it there.
Addresses inside the app need index.html for every path that is no file; 404.html does this by itself on hosts that show it.
END
