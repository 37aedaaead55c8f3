#!/usr/bin/env bash
# make bench: measures the speed, natively and as wasm. What is measured stands in tests/bench.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools/setup.sh web native
tools/build.sh native embedscape_bench
tools/build.sh web embedscape_bench
say ""
say "== native"
build/native/embedscape_bench
say ""
say "== wasm, under node $(node --version)"
node --no-experimental-fetch build/web-objects/embedscape_bench.js
