#!/usr/bin/env bash
# Puts fontTools into third_party/fonttools, where no Python of this machine has it: Debian's package is downloaded and
# unpacked there, because installed it brings 55 others (numpy, scipy, sympy ...: 600 MB) that cutting a font does without.
# Exits with 1 where that cannot be done. Needs apt and no root. Who uses it: subset_font.py, data/letters/pack.py.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

TARGET=third_party/fonttools
for python in python3 /usr/bin/python3; do
    PYTHONPATH=$TARGET $python -c 'import fontTools.subset' >/dev/null 2>&1 && exit 0
done
command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 || exit 1

say "Fetching fontTools with apt (1 MB), to cut fonts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get -q download python3-fonttools >log 2>&1) || { tail -n 5 "$work/log"; exit 1; }
dpkg-deb -x "$work"/python3-fonttools_*.deb "$work/unpacked"
rm -rf $TARGET
mkdir -p $TARGET
cp -r "$work/unpacked/usr/lib/python3/dist-packages/fontTools" $TARGET/
