#!/usr/bin/env bash
# make serve: installs what the page needs, builds it, serves it on loopback (PORT=, default 8080).
# Read next: serve.mjs.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools/setup.sh web
node tools/serve.mjs --check # a taken port is said before the build, not after it
tools/build.sh web embedscape page
STARTED=$STARTED exec node tools/serve.mjs build/web
