"""Cuts silhouettes.csv out of the Debian package r-cran-mlbench 2.1-3-1, data frame Vehicle.

    python3 data/silhouettes/pack.py [--check] [FILE.deb]

Without FILE.deb the package is fetched with apt-get; another version is refused. R is not needed: r_data.py reads
R's file. The 18 numbers are taken as they are. Ours are the names ("bus 17": the 17th bus of the table) and the
column kind, in which the two cars are one.
"""

import collections
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing
import r_data

# Their column, ours. Maxis is the major axis, maxis the minor one.
NUMBERS = {
    "Comp": "compactness",
    "Circ": "circularity",
    "D.Circ": "distance_circularity",
    "Rad.Ra": "radius_ratio",
    "Pr.Axis.Ra": "axis_aspect_ratio",
    "Max.L.Ra": "length_aspect_ratio",
    "Scat.Ra": "scatter_ratio",
    "Elong": "elongatedness",
    "Pr.Axis.Rect": "axis_rectangularity",
    "Max.L.Rect": "length_rectangularity",
    "Sc.Var.Maxis": "variance_major",
    "Sc.Var.maxis": "variance_minor",
    "Ra.Gyr": "radius_of_gyration",
    "Skew.Maxis": "skewness_major",
    "Skew.maxis": "skewness_minor",
    "Kurt.maxis": "kurtosis_minor",
    "Kurt.Maxis": "kurtosis_major",
    "Holl.Ra": "hollows_ratio",
}
VEHICLES = {"bus": "bus", "van": "van", "opel": "Opel", "saab": "Saab"}
KINDS = {"bus": "bus", "van": "van", "Opel": "car", "Saab": "car"}


def table(place):
    files = packing.debian_package("r-cran-mlbench", "2.1-3-1", place)
    frame = r_data.read_rda((files / "usr/lib/R/site-library/mlbench/data/Vehicle.rda").read_bytes(), "Vehicle")
    seen = collections.Counter()
    rows = []
    for i, vehicle in enumerate(VEHICLES[v] for v in frame["Class"]):
        seen[vehicle] += 1
        numbers = [packing.number(frame[theirs][i]) for theirs in NUMBERS]
        rows.append([f"{vehicle} {seen[vehicle]}", vehicle, KINDS[vehicle], *numbers])
    return packing.table_text(["name", "vehicle", "kind", *NUMBERS.values()], rows)


packing.main(__file__, "silhouettes.csv", table)
