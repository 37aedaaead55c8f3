"""Cuts land.csv, where there is land on the earth, out of the npm package vega-datasets 3.2.1 (data/world-110m.json).

    python3 data/earth/pack.py [--check] [FOLDER]

FOLDER is the unpacked package; without it, it is fetched with npm. Other versions are refused.
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing

CELL = 3  # degrees
ENDS_AT = -84  # degrees of latitude: there the outline of Antarctica runs along the edge of the picture; beyond is land


def rings_of(world):
    """Outlines of the land as lists of (longitude, latitude). TopoJSON: arcs are shared and stored as whole-number steps."""
    (kx, ky), (x0, y0) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for steps in world["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * kx + x0, y * ky + y0))
        arcs.append(arc)
    for shape in world["objects"]["land"].get("geometries", [world["objects"]["land"]]):
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for ring in polygon:
                yield [p for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]


def is_land(rings, longitude, latitude):
    """Even-odd rule: a ray to the east crosses the outlines an odd number of times."""
    odd = False
    for ring in rings:
        for (xa, ya), (xb, yb) in zip(ring, ring[1:]):
            if (ya > latitude) != (yb > latitude) and longitude < xa + (latitude - ya) / (yb - ya) * (xb - xa):
                odd = not odd
    return odd


def table(folder):
    package = packing.npm_package("vega-datasets", "3.2.1", folder)
    rings = list(rings_of(json.loads((package / "data" / "world-110m.json").read_text())))
    middles = [-180 + CELL * (i + 0.5) for i in range(360 // CELL)]
    rows = []
    for north in range(90, -90, -CELL):
        latitude = north - CELL / 2
        rows.append([str(north), "".join("#" if latitude < ENDS_AT or is_land(rings, x, latitude) else "." for x in middles)])
    return packing.table_text(["north", "cells"], rows)


if __name__ == "__main__":
    packing.main(__file__, "land.csv", table)
