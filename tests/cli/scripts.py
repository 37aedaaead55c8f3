"""Runs scripts that were taken home and compares with what Embedscape says: scripts.py JOBS.json, a list of {name, script,
trained (safetensors after 100 more steps), points (CSV before them), drifts}. Prints a list of {name, weights, places, at}:
the largest differences. One process for all, because NumPy and PyTorch take a while to start."""
import contextlib
import csv
import io
import json
import runpy
import struct
import sys
from pathlib import Path


# The bias of attention's keys adds the same to all logits of a position, which softmax does not see: its gradient is
# rounding noise, which Adam enlarges.
UNSEEN = ".key.bias"


def tensors(path):
    raw = Path(path).read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + size])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            found[name] = struct.unpack(f"<{(end - begin) // 4}f", raw[8 + size + begin:8 + size + end])
    return found


def run(script, *arguments):
    sys.argv = [script, *arguments]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        runpy.run_path(script, run_name="__main__")
    return said.getvalue()


def apart(ours, theirs):
    """The largest difference of two lists; infinite if one is not finite or longer."""
    if len(ours) != len(theirs):
        return float("inf")
    worst = max((abs(a - b) for a, b in zip(ours, theirs)), default=0.0)
    return worst if worst == worst else float("inf")


def places(points, encoded):
    ours = list(csv.reader(io.StringIO(Path(points).read_text())))
    theirs = [line.split("\t") for line in encoded.splitlines()]
    dims = len(theirs[0]) - 1
    return max(apart([float(x) for x in a[2:2 + dims]], [float(x) for x in b[1:]]) for a, b in zip(ours[1:], theirs[1:]))


def main():
    results = []
    for job in json.loads(Path(sys.argv[1]).read_text()):
        saved = job["script"] + ".safetensors"
        run(job["script"], "--steps", "100", "--save", saved)
        ours, theirs = tensors(job["trained"]), tensors(saved)
        worst = max((apart(ours[name], theirs[name]), name) for name in theirs
                    if not (job["drifts"] and name == "map.bias") and not name.endswith(UNSEEN))
        encoded = run(job["script"], "--steps", "0", "--encode")
        results.append({"name": job["name"], "weights": worst[0], "at": worst[1],
                        "places": places(job["points"], encoded), "n": len(theirs)})
    print(json.dumps(results))


main()
