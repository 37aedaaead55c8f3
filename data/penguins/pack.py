"""Cuts penguins.csv out of the npm package vega-datasets 3.2.1, file data/penguins.json.

    python3 data/penguins/pack.py [--check] [FOLDER]

FOLDER is the unpacked package; without it the package is fetched with npm. Another version is refused. The numbers are
taken as they are; missing ones stay missing. Ours are the names (see README.md).
"""

import collections
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing

SEXES = {"MALE": "male", "FEMALE": "female", None: "", ".": ""}  # one row has a full stop there
NUMBERS = {
    "bill_length": "Beak Length (mm)",
    "bill_depth": "Beak Depth (mm)",
    "flipper": "Flipper Length (mm)",
    "body_mass": "Body Mass (g)",
}


def table(place):
    folder = packing.npm_package("vega-datasets", "3.2.1", place)
    seen, rows = collections.Counter(), []
    for bird in json.loads((folder / "data" / "penguins.json").read_text()):
        species, island = bird["Species"], bird["Island"]
        seen[species, island] += 1
        name = f"{species}, {island} ({seen[species, island]})"
        numbers = [packing.number(bird[theirs]) for theirs in NUMBERS.values()]
        rows.append([name, species, island, SEXES[bird["Sex"]], *numbers])
    return packing.table_text(["name", "species", "island", "sex", *NUMBERS], rows)


if __name__ == "__main__":
    packing.main(__file__, "penguins.csv", table)
