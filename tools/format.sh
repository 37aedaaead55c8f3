#!/usr/bin/env bash
# Formats our C++ with clang-format 14, whose output is the rule: format.sh [--check]
# With --check nothing is written: it names the files that differ and ends with "N passed, N failed".
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

WANTED=14 # another version breaks lines elsewhere
tool=$(command -v clang-format-$WANTED || command -v clang-format || true)
[ -n "$tool" ] || die "clang-format was not found. \`make setup\` installs it."
version=$("$tool" --version | sed -E 's/.*version ([0-9]+).*/\1/')
mapfile -t files < <(find src tests \( -name '*.h' -o -name '*.cpp' \) | sort)

if [ "${1:-}" != --check ]; then
    [ "$version" = $WANTED ] || say "Note: this is clang-format $version; the project is formatted with $WANTED."
    "$tool" -i "${files[@]}"
    say "Formatted ${#files[@]} files."
    exit 0
fi
if [ "$version" != $WANTED ]; then
    say "clang-format $version is here, and the rule is $WANTED: the format is not checked on this machine."
    say "0 passed, 0 failed"
    exit 0
fi
wrong=$("$tool" --dry-run --Werror "${files[@]}" 2>&1 | sed -nE 's/^([^:]+):[0-9]+:[0-9]+: error: .*/\1/p' | sort -u || true)
failed=0
for file in $wrong; do
    say "$file is not formatted; \`make format\` does it."
    failed=$((failed + 1))
done
say "$((${#files[@]} - failed)) passed, $failed failed"
[ $failed -eq 0 ]
