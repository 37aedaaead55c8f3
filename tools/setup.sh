#!/usr/bin/env bash
# Installs what is missing, and nothing else: setup.sh [web] [native] [test] [bench] [fixtures] [torch]   (none = the first three)
#   web     what `make serve` needs: em++, CMake, Ninja, fonts, Dear ImGui, pictures of vehicles (npm: emoji sets)
#   native  what the desktop program needs on top: g++, GLFW, OpenGL ES; libwebp where it can be had
#   test    what `make test` needs on top: ccache, clang, Xvfb, Chromium, NumPy, npm's playwright-core and onnxruntime-web
#   bench   what `make bench` compares with: PyTorch, gensim, Rtsne, uwot, Chromium, and JavaScript libraries from npm. A peer that
#           cannot be had is left out of the comparison
#   fixtures  what `make fixtures` needs alone: PyTorch and clang-format
#   torch   what `make torch` needs on top of native: PyTorch
# A second run installs nothing and needs no network. Read next: fetch_imgui.sh.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

groups=${*:-web native test}
COMMON=(cmake ninja-build python3 fonts-inter fonts-jetbrains-mono fonts-font-awesome
    fonts-ebgaramond librsvg2-bin npm nlohmann-json3-dev doctest-dev libstb-dev xz-utils)
WEB=(emscripten nodejs)
NATIVE=(g++ libcli11-dev libglfw3-dev libgles-dev libegl-dev libgl1-mesa-dri)
BENCH=(python3-torch python3-gensim)
BENCH_R=(r-cran-rtsne r-cran-uwot)
TEST=(ccache clang clang-format xvfb xauth chromium python3-numpy)

wanted=("${COMMON[@]}")
[ "$groups" != fixtures ] || wanted=(python3)
for group in $groups; do
    case $group in
        web) wanted+=("${WEB[@]}") ;;
        native) wanted+=("${NATIVE[@]}") ;;
        test) wanted+=("${TEST[@]}") ;;
        bench) wanted+=(chromium xvfb xauth) ;;
        fixtures) wanted+=(python3-torch clang-format) ;;
        torch) wanted+=(python3-torch) ;;
        *) die "setup.sh: unknown group '$group'; the groups are web, native, test, bench, fixtures and torch." ;;
    esac
done

# What is there already, from wherever it came, is used as it is: a newer em++ on the PATH, another system's packages.
header() { [ -e "/usr/include/$1" ] || [ -e "/usr/local/include/$1" ] || [ -e "/opt/homebrew/include/$1" ]; }
font() { [ -e "third_party/fonts/$1" ] || ls /usr/share/fonts/*/*/"$1"; }
there() {
    case $1 in
        cmake) cmake --version | grep -qE 'version (3\.(2[5-9]|[3-9][0-9])|[4-9]\.)' ;;
        ninja-build) command -v ninja ;;
        python3 | clang-format | ccache | xauth | chromium | npm | g++) command -v "$1" ;;
        emscripten) command -v em++ ;;
        nodejs) command -v node ;;
        clang) command -v clang++ ;;
        xvfb) command -v xvfb-run ;;
        xz-utils) command -v xz ;;
        librsvg2-bin) command -v rsvg-convert ;;
        fonts-inter) font Inter-Regular.otf && font Inter-SemiBold.otf ;;
        fonts-jetbrains-mono) font JetBrainsMono-Regular.ttf ;;
        fonts-ebgaramond) font EBGaramond12-Regular.otf ;;
        fonts-font-awesome) font fontawesome-webfont.ttf ;;
        nlohmann-json3-dev) header nlohmann/json.hpp ;;
        doctest-dev) header doctest/doctest.h ;;
        libstb-dev) header stb/stb_image_write.h ;;
        libcli11-dev) header CLI/CLI.hpp ;;
        libglfw3-dev) header GLFW/glfw3.h ;;
        libgles-dev) header GLES3/gl3.h ;;
        libegl-dev) header EGL/egl.h ;;
        python3-torch) python3 -c 'import torch' ;;
        python3-numpy) python3 -c 'import numpy' ;;
        libgl1-mesa-dri) ls -d /usr/lib*/dri /usr/lib/*/dri ;;
        *) return 1 ;;
    esac >/dev/null 2>&1
}

have=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' "${wanted[@]}" 2>/dev/null || true)"
missing=()
for package in "${wanted[@]}"; do
    [[ $have == *" $package=installed "* ]] || there "$package" || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        say "These are missing, and this system has no apt to install them with (the names are Debian's):" >&2
        printf '  %s\n' "${missing[@]}" >&2
        say "Font files may also be put into third_party/fonts." >&2
        die "install them with your system's package manager, then run the same command again."
    fi
    sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            die "these packages are missing, and there is no sudo to install them with: ${missing[*]}. Install them as root, then run the same command again."
        sudo=(sudo)
    fi
    say "Installing ${#missing[@]} packages with apt: ${missing[*]}"
    mkdir -p build
    log=$ROOT/build/setup.log
    apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q)
    run_apt() { "${sudo[@]}" "${apt[@]}" "$@" >>"$log" 2>&1; }
    : >"$log"
    # The lists may be old or not there at all: first as they are (quick), then with fresh ones.
    run_apt install -y --no-install-recommends "${missing[@]}" ||
        { run_apt update; run_apt install -y --no-install-recommends "${missing[@]}"; } || {
        tail -n 15 "$log" >&2
        die "apt-get could not install: ${missing[*]}. The whole log is build/setup.log. Check the network and the machine's package lists (apt-get update), then run the same command again."
    }
    say "Installed in $(seconds) s."
fi

[ "$groups" != fixtures ] || exit 0 # nothing is built

# Only pictures are taken of them. Without them all works but the data sets of their pictures, which say so.
fetch_emoji() {
    if ! cmp -s data/vehicles/package-lock.json third_party/emoji/.embedscape-lock; then
        say "Fetching emoji sets (npm, 36 MB), to draw vehicles, foods and faces"
        mkdir -p third_party/emoji
        cp data/vehicles/package.json data/vehicles/package-lock.json third_party/emoji/
        if (cd third_party/emoji && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); then
            cp data/vehicles/package-lock.json third_party/emoji/.embedscape-lock
        else
            say "npm could not fetch them: the data sets \"vehicles\", \"hot_dogs\" and \"faces\" will be missing, and their tests will fail. Check the network and npm's registry setting, then run the same command again."
        fi
    fi
}
fetch_emoji & # beside what apt fetches below: both wait for the network most of the time
emoji=$!

tools/fetch_imgui.sh
if ! tools/fetch_fonttools.sh; then
    command -v apt-get >/dev/null 2>&1 || die "no Python here has fontTools (Debian package python3-fonttools). Install it, then run the same command again."
    say "Installing python3-fonttools with apt"
    mkdir -p build
    sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q install -y \
        --no-install-recommends python3-fonttools >build/setup-fonttools.log 2>&1 ||
        die "apt-get could not install python3-fonttools. The whole log is build/setup-fonttools.log. Check the network and the machine's package lists (apt-get update), then run the same command again."
fi

# Letters are drawn of them, in the build. Without one the data set "letters" lacks it, and the build says so.
LETTERS=(averia-gwf breip cabin cantarell century-catalogue comic-neue courier-prime dancingscript dkg-handwriting fanwood
    goudybookletter hermit humor-sans jura klaudia-berenika kristi lindenhill lobster ocr-b okolaks oldstandard play prociono
    quattrocento radisnoir tomsontalks yanone-kaffeesatz)
have=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' "${LETTERS[@]/#/fonts-}" 2>/dev/null || true)"
missing=()
for font in "${LETTERS[@]}"; do
    [[ $have == *" fonts-$font=installed "* ]] || missing+=("fonts-$font")
done
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing ${#missing[@]} fonts with apt (3 MB), to draw letters"
    mkdir -p build
    sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    fonts_from_apt() {
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q "$@" \
            >>build/setup-fonts.log 2>&1
    }
    : >build/setup-fonts.log
    fonts_from_apt install -y --no-install-recommends "${missing[@]}" ||
        { fonts_from_apt update; fonts_from_apt install -y --no-install-recommends "${missing[@]}"; } ||
        say "They cannot be installed here (build/setup-fonts.log says why): the data set \"letters\" will lack them, and its tests will fail."
fi

wait $emoji

# WebP pictures on the command line. Without it the program says so and reads all other kinds.
case " $groups " in *" native "*)
    if ! header webp/decode.h && command -v apt-get >/dev/null 2>&1; then
        say "Installing libwebp-dev with apt, so that the command line reads WebP"
        sudo=()
        [ "$(id -u)" -eq 0 ] || sudo=(sudo)
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q install -y \
            --no-install-recommends libwebp-dev >build/setup-webp.log 2>&1 ||
            say "It cannot be installed here (build/setup-webp.log says why): WebP is read in the page only."
    fi ;;
esac

case " $groups " in *" bench "*)
    # Only compared with: without them the bench still runs, and says so.
    for package in "${BENCH[@]}"; do
        /usr/bin/python3 -c "import ${package#python3-}" >/dev/null 2>&1 && continue
        say "Installing $package with apt, to compare with"
        sudo=()
        [ "$(id -u)" -eq 0 ] || sudo=(sudo)
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$package" \
            >build/setup-bench.log 2>&1 || say "$package cannot be installed here (build/setup-bench.log says why)."
    done
    have=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' "${BENCH_R[@]}" 2>/dev/null || true)"
    for package in "${BENCH_R[@]}"; do
        [[ $have == *" $package=installed "* ]] && continue
        say "Installing $package with apt, to compare with"
        sudo=()
        [ "$(id -u)" -eq 0 ] || sudo=(sudo)
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$package" \
            >build/setup-bench.log 2>&1 || say "$package cannot be installed here (build/setup-bench.log says why)."
    done
    if ! cmp -s tests/bench/peers/package-lock.json third_party/bench/.embedscape-lock; then
        say "Installing tfjs, convnetjs, brain.js, regl-scatterplot and others (npm, to compare with; nothing of them is in the page)"
        mkdir -p third_party/bench
        cp tests/bench/peers/package.json tests/bench/peers/package-lock.json third_party/bench/
        # --legacy-peer-deps: embedding-atlas wants a database and plots beside it; we take its UMAP alone.
        if npm ci --prefix third_party/bench --legacy-peer-deps --ignore-scripts --no-audit --no-fund --loglevel=error; then
            cp tests/bench/peers/package-lock.json third_party/bench/.embedscape-lock
        else
            say "npm could not install them. Check the network and npm's registry setting."
        fi
    fi ;;
esac

case " $groups " in *" test "* | *" bench "*)
    # Node's own lock file inside node_modules tells whether what is installed is what we pinned.
    if ! cmp -s package-lock.json node_modules/.embedscape-lock; then
        say "Installing playwright-core (npm, for the browser tests only; nothing of it is in the page)"
        npm ci --no-audit --no-fund --loglevel=error ||
            die "npm could not install playwright-core. Tried: npm ci. Check the network and npm's registry setting, then run the same command again."
        cp package-lock.json node_modules/.embedscape-lock
    fi ;;
esac

case " $groups " in *" test "*)
    if ! cmp -s tests/cli/onnx/package-lock.json third_party/onnx/.embedscape-lock; then
        say "Installing onnxruntime-web (npm, for the tests of exports; nothing of it is in the page)"
        mkdir -p third_party/onnx
        cp tests/cli/onnx/package.json tests/cli/onnx/package-lock.json third_party/onnx/
        if npm ci --prefix third_party/onnx --ignore-scripts --no-audit --no-fund --loglevel=error; then
            cp tests/cli/onnx/package-lock.json third_party/onnx/.embedscape-lock
        else
            say "npm could not install it: the test of ONNX files will fail. Check the network and npm's registry setting, then run the same command again."
        fi
    fi ;;
esac
