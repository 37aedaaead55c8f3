#!/usr/bin/env bash
# Puts the source of Dear ImGui into third_party/imgui: by name and pinned version from Debian's source packages, with a
# package list of our own that is derived from the machine's. The system's configuration is not touched, no root needed.
# Without apt, or where this fails, CMake fetches the same upstream version (cmake/vendor.cmake). Both are checked by sha256.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

VERSION=1.90.1
SOURCE_VERSION=$VERSION+ds-1
SUITE=trixie
TARBALL=imgui_$VERSION+ds.orig.tar.xz
SHA256=ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c
TARGET=third_party/imgui

if [ "$(cat $TARGET/.version 2>/dev/null)" = "$SOURCE_VERSION" ]; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
    say "No apt here: CMake will fetch Dear ImGui $VERSION from its own project page."
    exit 0
fi

say "Fetching the source of Dear ImGui $SOURCE_VERSION with apt"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"

# deb822 files: the entries that are not for security updates, as sources, for our suite.
for file in /etc/apt/sources.list.d/*.sources; do
    [ -e "$file" ] || continue
    awk -v suite=$SUITE 'BEGIN { RS = ""; ORS = "\n\n"; FS = "\n" }
        /security|[Ee]nabled: *no/ || !/\/debian/ { next }
        { out = ""
          for (i = 1; i <= NF; i++) {
              if ($i ~ /^#/) continue
              if ($i ~ /^Types:/) $i = "Types: deb-src"
              if ($i ~ /^Suites:/) $i = "Suites: " suite
              if ($i ~ /^Components:/) $i = "Components: main"
              out = out $i "\n"
          }
          print out; exit }' "$file"
done >"$work/imgui.sources"
# One-line files, if there was none of those: the first line of the same kind.
if [ ! -s "$work/imgui.sources" ]; then
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } | awk -v suite=$SUITE '
        found || $1 != "deb" || /security/ || !/\/debian/ { next }
        { found = 1
          options = match($0, /\[[^]]*\]/) ? substr($0, RSTART, RLENGTH) " " : ""
          sub(/^deb[ \t]+(\[[^]]*\])?[ \t]*/, "")
          print "deb-src " options $1 " " suite " main" }' >"$work/imgui.list"
fi
list=$work/imgui.sources
[ -s "$list" ] || list=$work/imgui.list

give_up() {
    say "Dear ImGui did not come by apt: $1."
    say "Tried: apt-get source --only-source imgui=$SOURCE_VERSION, suite $SUITE, from this machine's Debian mirror."
    [ -s "$work/log" ] && tail -n 5 "$work/log"
    say "CMake will now try the same version from its own project page. Or unpack the sources of $VERSION to $TARGET."
    exit 0
}

options=(-q -o Dir::Etc::sourcelist="$list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::Lists="$work/lists"
    -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root)
[ -s "$list" ] || give_up "this machine's lists of packages name no Debian mirror"
apt-get "${options[@]}" update >"$work/log" 2>&1 || give_up "its list of sources could not be read"
(cd "$work" && apt-get "${options[@]}" source --download-only --only-source imgui=$SOURCE_VERSION) >"$work/log" 2>&1 ||
    give_up "the source could not be downloaded"
[ "$(sha256sum "$work/$TARBALL" | cut -d' ' -f1)" = $SHA256 ] || give_up "the checksum of $TARBALL is not the pinned one"

rm -rf $TARGET
mkdir -p $TARGET
tar -xf "$work/$TARBALL" -C $TARGET --strip-components=1
echo $SOURCE_VERSION >$TARGET/.version
say "Dear ImGui $VERSION is in $TARGET ($(seconds) s)."
