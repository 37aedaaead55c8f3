"""Measures what each lever keeps on the map of the vehicles, and writes the table into README.md here.

    python3 data/vehicles/levers.py [PROGRAM]        PROGRAM: build/native/embedscape; about five minutes

For each choice of features and losses, the lesson's network ("yellow cabs") is trained for STEPS steps with each of SEEDS
(random split, a fifth held out). Bits kept are those of the better probe, on what is held out.
"""

import json
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = range(1, 11)
STEPS = 800
LAYERS = [32, 16]
DECAY = 1.0
FEATURES = {"colours (RGB)": "rgb", "grey": "grey", "yellow only": "yellow"}
LOSSES = {"taxi": {"taxi": 1}, "taxi + colour": {"taxi": 1, "colour": 1}}
ATTRIBUTES = ["taxi", "colour", "kind", "direction"]
START, END = "<!-- levers.py -->\n", "<!-- levers.py: end -->\n"


def trained(program, feature, losses, seed):
    spec = {"dataset": "vehicles", "features": [feature], "decay": DECAY}
    spec["layers"] = [{"kind": "dense", "width": width, "activation": "tanh"} for width in LAYERS]
    spec["losses"] = [{"kind": "classify", "target": target, "weight": weight} for target, weight in losses.items()]
    told = subprocess.run(
        [program, "train", "--spec", "-", "--steps", str(STEPS), "--seed", str(seed), "--json", "--bits"],
        input=json.dumps(spec), capture_output=True, text=True, check=True,
    )
    return json.loads(told.stdout)


def figures(told):
    """Taxi right, then bits at the map, then bits of the features."""
    kept = told["bits_kept"]
    found = {"right": 100 * next(loss["balanced_accuracy"] for loss in told["losses"] if loss["id"] == "classify.taxi")}
    for name, layer in (("", kept["layers"][-1]), ("in ", kept["layers"][0])):
        for cell in layer["kept"]:
            found[name + cell["attribute"]] = max(cell["linear_bits"] or 0, cell["neighbour_bits"] or 0)
    return found


def cell(values, places):
    return f"{statistics.mean(values):.{places}f} ± {statistics.stdev(values):.{places}f}"


def table(program):
    entropies = None
    lines = []
    for features, feature in FEATURES.items():
        for loss, weights in LOSSES.items():
            all_told = [trained(program, feature, weights, seed) for seed in SEEDS]
            entropies = entropies or {one["id"]: one["entropy_bits"] for one in all_told[0]["bits_kept"]["attributes"]}
            found = [figures(told) for told in all_told]
            cells = [cell([one["right"] for one in found], 0) + " %"]
            cells += [cell([one[attribute] for one in found], 2) for attribute in ATTRIBUTES]
            cells.append(cell([one["in colour"] for one in found], 2))
            lines.append(f"| {features} | {loss} | " + " | ".join(cells) + " |\n")
            print(lines[-1], end="", flush=True)
    head = "".join(f" {attribute} |" for attribute in ATTRIBUTES)
    of = "".join(f" of {entropies[attribute]:.2f} |" for attribute in ATTRIBUTES) + f" of {entropies['colour']:.2f} |"
    return (
        f"| features | loss | taxi right |{head} colour in the features |\n" + "|---" * 8 + f"|\n| | | |{of}\n" + "".join(lines)
    )


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(HERE.parents[1] / "build/native/embedscape")
    notes = HERE / "README.md"
    text = notes.read_text("utf-8")
    before, after = text[: text.index(START) + len(START)], text[text.index(END) :]
    notes.write_text(before + table(program) + after, "utf-8")


main()
