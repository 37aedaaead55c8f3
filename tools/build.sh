#!/usr/bin/env bash
# Configures (if need be) and builds: build.sh native|web|sanitize|fuzz [ninja targets]. Prints the seconds.
#   native -> build/native/embedscape      web -> build/web/index.html      sanitize -> build/sanitize/embedscape_tests
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

kind=${1:?build.sh: say what to build: native, web, sanitize or fuzz}
shift
case $kind in
    native) dir=build/native; configure=(cmake --preset desktop) ;;
    sanitize) dir=build/sanitize; configure=(cmake --preset sanitize) ;;
    fuzz) dir=build/fuzz; configure=(cmake --preset fuzz) ;;
    web) dir=build/web-objects; configure=(emcmake cmake --preset web) ;;
    *) die "build.sh: unknown build '$kind'; there are native, web, sanitize and fuzz." ;;
esac

# Ninja repeats the configure step by itself when a CMake file has changed.
mkdir -p build
if [ ! -f $dir/build.ninja ] || [ ! -f $dir/CMakeCache.txt ]; then
    "${configure[@]}" >$dir.log 2>&1 || {
        cat $dir.log >&2
        die "cmake could not configure the $kind build; what it said stands above."
    }
fi
status=0
cmake --build $dir ${@:+--target "$@"} -- -k 0 || status=$?
[ $status -eq 0 ] || die "the $kind build failed; the compiler's words stand above."
say "Built $kind in $(seconds) s."
