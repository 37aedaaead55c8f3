#!/usr/bin/env bash
# make fixtures: the golden numbers of all ops (tests/engine/fixtures/golden_*.h) anew, by PyTorch, of what stands at their
# cases in tests/engine/cases/, and those of whole layers (tests/model/fixtures/golden_layers.h). With nothing new, nothing
# changes: the numbers are those of Debian's PyTorch 1.13, in double.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools/setup.sh fixtures
python=/usr/bin/python3 # apt's PyTorch is there; one of one's own will do, too
"$python" -c 'import torch' 2>/dev/null || python=python3
"$python" -W ignore tests/engine/fixtures/golden.py
"$python" -W ignore tests/model/fixtures/layers.py
tools/format.sh
