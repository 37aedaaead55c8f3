# Shared by the scripts in tools/: where the repository is, how we speak, how we stop. Sourced, not run.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
STARTED=$(date +%s)

say() { printf '%s\n' "$*"; }
die() { printf 'embedscape: %s\n' "$*" >&2; exit 1; }
seconds() { echo $(($(date +%s) - STARTED)); }

# A Node that is not Debian's does not look where Debian keeps acorn, which em++ needs at -O2.
if [ -d /usr/share/nodejs ]; then
    export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"
fi

# em++ starts a Python for every file: a version manager's stand-in for it would double the time that takes.
if [ -z "${EMSDK_PYTHON:-}" ] && [ -x /usr/bin/python3 ]; then
    export EMSDK_PYTHON=/usr/bin/python3
fi
