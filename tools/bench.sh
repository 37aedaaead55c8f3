#!/usr/bin/env bash
# make bench: how fast we are beside others, natively, under node and in Chromium, in one run: a table, and
# build/bench.json. bench.sh [words]: only the comparisons whose id or target holds one of them. What is measured stands
# in tests/bench, what the figures mean in docs/performance.md.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools/setup.sh web native bench
tools/build.sh native embedscape_bench
tools/build.sh web embedscape_bench embedscape_map_bench
if [ $# -eq 0 ]; then
    say ""
    say "Ours alone, natively"
    display=() # the rows on the graphics card open a hidden window
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || ! command -v xvfb-run >/dev/null 2>&1 || display=(xvfb-run -a)
    "${display[@]}" build/native/embedscape_bench
fi
say ""
say "Ours and others, taking turns; node $(node --version)"
node tests/bench/run.mjs "$@"
