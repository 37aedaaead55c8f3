#!/usr/bin/env bash
# make test: installs what is missing, then runs every stage of test.mjs. With --quick: the native doctest suite only, in two
# processes, and nothing is installed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ "${1:-}" = --quick ]; then
    tools/build.sh native embedscape_tests
    exec node tools/test.mjs 'doctest native'
fi
tools/setup.sh
say "Set up in $(seconds) s."
exec node tools/test.mjs "$@"
