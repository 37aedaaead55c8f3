#!/usr/bin/env bash
# make fuzz: a minute of libFuzzer for each reader of files and links, under the address and undefined behaviour
# sanitizers. fuzz.sh [seconds] [targets]: so long, only these (tests/fuzz/targets.h). What was found new stays in
# build/fuzz/corpus for the next time; what breaks something is left in build/fuzz/found, and the run fails.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools/setup.sh native test
tools/build.sh fuzz embedscape_fuzz
limit=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(tables json_lines npy vectors texts pictures pairs zip gzip picture_files drawings experiments links spec_json)
mkdir -p build/fuzz/found
failed=0
for target in "${targets[@]}"; do
    case $target in
        tables) endings='csv|tsv|txt|psv' ;;
        json_lines) endings='json|jsonl' ;;
        npy) endings='npy' ;;
        vectors) endings='vec|txt' ;;
        texts) endings='txt' ;;
        pairs) endings='tsv' ;;
        gzip) endings='gz' ;;
        picture_files) endings='png' ;;
        *) endings='' ;;
    esac
    corpus=build/fuzz/corpus/$target
    mkdir -p "$corpus"
    [ ! -d "tests/fuzz/corpus/$target" ] || cp -n tests/fuzz/corpus/"$target"/* "$corpus"
    if [ -n "$endings" ]; then
        for file in tests/data/import/*; do
            [[ $file =~ \.($endings)$ ]] && cp -n "$file" "$corpus"
        done
    fi
    log=build/fuzz/$target.log
    if EMBEDSCAPE_FUZZ=$target build/fuzz/embedscape_fuzz "$corpus" -max_total_time="$limit" -max_len=65536 -timeout=10 \
        -rss_limit_mb=3000 -artifact_prefix=build/fuzz/found/"$target"- >"$log" 2>&1; then
        say "$target: $(grep -c . <(ls "$corpus")) inputs, $(tail -n 1 "$log")"
    else
        failed=1
        tail -n 40 "$log" >&2
        say "$target: FAILED; the input lies in build/fuzz/found, the log is $log."
    fi
done
exit $failed
