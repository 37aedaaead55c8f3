#!/usr/bin/env bash
# The same Spec and seed must give the same weights to the last bit, whoever compiled the program.
#   run.sh            builds embedscape_bits with g++ and clang++, -O0 and -O2, AVX2 on and off, and as wasm under node;
#                     runs each and compares the lines "hash <hex> steps N" that they print
#   run.sh --build <compiler> <level>   only builds one of them; clang++ -O2 with the doctest suite up to lessons
# g++ -O2 and wasm are the ordinary builds; the others stay in build/bits-*, so a second run compiles what changed.
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/common.sh"

mkdir -p build/test-logs
# Builds targets with one compiler and optimisation level: build_with <compiler> <level> <targets...>
build_with() {
    local dir=build/bits-$1$2 log=build/test-logs/bits-$1$2.log compiler=$1 level=$2
    shift 2
    if [ ! -f "$dir/build.ninja" ]; then
        cmake -S . -B "$dir" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$level" \
            -DCMAKE_BUILD_TYPE=None -DEMBEDSCAPE_GUI=OFF >"$log" 2>&1 || { cat "$log"; return 1; }
    fi
    cmake --build "$dir" --target "$@" >"$log" 2>&1 || { tail -n 40 "$log"; return 1; }
}

targets=(embedscape_bits embedscape_bits_no_avx2)
if [ "${1:-}" = --build ]; then
    [ "$2$3" != clang++-O2 ] || targets+=(embedscape_tests)
    build_with "$2" "$3" "${targets[@]}"
    exit
fi

if ! grep -q avx2 /proc/cpuinfo 2>/dev/null; then
    say "This processor has no AVX2: the builds with it take their other path, so AVX2 itself is not tested here."
fi
expected=
passed=0
failed=0
# compare <name> <command...>: runs it; its last line must be the hash that all the others print.
compare() {
    local name=$1 line
    shift
    line=$("$@" 2>&1 | tail -n 1) || true
    [[ $line =~ ^hash\ [0-9a-f]+\ steps\ [0-9]+$ ]] || line="no hash: ${line:-it printed nothing}"
    expected=${expected:-$line}
    if [ "$line" = "$expected" ] && [[ $line == hash* ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        line="$line   <- differs"
    fi
    printf '%-20s %s\n' "$name" "$line"
}
compare_both() { # <name> <folder>
    compare "$1, AVX2" "$2/embedscape_bits"
    compare "$1, no AVX2" "$2/embedscape_bits_no_avx2"
}

ordinary() { # <native or web> <folder> <targets...>: a program that could not be built must not be an old one
    local kind=$1 dir=$2 log=build/test-logs/bits-$1.log
    shift 2
    tools/build.sh "$kind" "$@" >"$log" 2>&1 || { tail -n 40 "$log"; rm -f "$dir"/embedscape_bits*; }
}
ordinary native build/native "${targets[@]}"
compare_both "g++ -O2" build/native
for build in "g++ -O0" "clang++ -O2" "clang++ -O0"; do
    read -r compiler level <<<"$build"
    build_with "$compiler" "$level" "${targets[@]}" || rm -f "build/bits-$compiler$level/embedscape_bits"*
    compare_both "$build" "build/bits-$compiler$level"
done
ordinary web build/web-objects embedscape_bits
compare "wasm" node --no-experimental-fetch build/web-objects/embedscape_bits.js
say "$passed passed, $failed failed"
[ $failed -eq 0 ]
