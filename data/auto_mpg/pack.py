"""Cuts auto_mpg.csv out of the npm package vega-datasets 3.2.1, file data/cars.json.

    python3 data/auto_mpg/pack.py [--check] [FOLDER]

FOLDER is the unpacked package; without it the package is fetched with npm. Another version is refused: the names
that are mended below are those of this one. The numbers are taken as they are; missing ones stay missing. Ours are
the cleaned names and the columns make, body, cylinder_class and period (see README.md).
"""

import collections
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing

# Beginnings of names that are mended.
MENDED_STARTS = {
    "chevroelt": "chevrolet",
    "maxda": "mazda",
    "toyouta": "toyota",
    "vokswagen": "volkswagen",
    "mercedes benz": "mercedes-benz",
    "hi 1200d": "international 1200d",  # International Harvester's pickup
    "capri ii": "mercury capri ii",  # the other two Capris of the table are Mercury's, whose dealers sold all three
}
# Mended wherever they stand. "Accelerationord" is "Accord" after somebody replaced every "Acc".
MENDED = {"Accelerationord": "accord", "town @ country": "town & country", "lecar": "le car", " d/l": " dl"}
# Read as one make; all other makes are the first word of the name.
MAKES = {"chevy": "Chevrolet", "vw": "Volkswagen"}
# Words that are not simply capitalised. Words with a digit in them become upper case as well ("280S", "B210").
SPELLED = {
    "amc": "AMC", "bmw": "BMW", "vw": "VW", "glc": "GLC", "cvcc": "CVCC", "dl": "DL", "dpl": "DPL", "gl": "GL",
    "gs": "GS", "gt": "GT", "gtl": "GTL", "gx": "GX", "ii": "II", "iii": "III", "lj": "LJ", "ls": "LS", "ltd": "LTD",
    "lx": "LX", "se": "SE", "sj": "SJ", "sst": "SST", "sx": "SX", "tc": "TC", "xe": "XE", "m/m": "M/M",
    "lebaron": "LeBaron", "lemans": "LeMans", "lesabre": "LeSabre", "'cuda": "'Cuda", "2-door": "2-Door",
    "320i": "320i", "18i": "18i", "(auto)": "(auto)", "(man)": "(manual)", "(diesel)": "Diesel", "(turbo)": "Turbo",
    "100ls": "100 LS",
}  # fmt: skip
# Pickups and wagons whose model name does not say so: our knowledge of the models, not the table's.
PICKUPS = {
    "ford f250", "ford f108", "ford ranger", "chevy c10", "chevy c20", "chevy s-10", "dodge d100", "dodge d200",
    "dodge rampage", "international 1200d",
}  # fmt: skip
WAGONS = {"ford country", "plymouth custom suburb", "oldsmobile vista cruiser", "volvo 245"}
COLUMNS = [
    "name", "make", "origin", "body", "cylinders", "cylinder_class", "displacement", "horsepower", "weight",
    "acceleration", "year", "period", "mpg",
]  # fmt: skip


def mended(name):
    for wrong, right in MENDED_STARTS.items():
        if name.startswith(wrong):
            name = right + name[len(wrong) :]
    for wrong, right in MENDED.items():
        name = name.replace(wrong, right)
    return name


def body(name):
    if name in PICKUPS or "pickup" in name:
        return "pickup"
    return "wagon" if name in WAGONS or "(sw)" in name or "wagon" in name else "car"


def word(text):
    if text in SPELLED:
        return SPELLED[text]
    if any(c.isdigit() for c in text):
        return text.upper()
    return "-".join(part.capitalize() for part in text.split("-"))


def shown(name):
    name = name.replace(" (sw)", "" if "wagon" in name else " wagon")
    return " ".join(word(part) for part in name.split())


def make(name):
    first = name.split()[0]
    return MAKES.get(first, word(first))  # "International" stands for International Harvester


def period(year):
    return "1970-73" if year <= 1973 else "1974-77" if year <= 1977 else "1978-82"


def unique(names, years):
    """A repeated name gets its year, and a number where the year repeats, too."""
    often = collections.Counter(names)
    dated = [f"{n} '{y % 100}" if often[n] > 1 else n for n, y in zip(names, years)]
    often, seen = collections.Counter(dated), collections.Counter()
    for i, name in enumerate(dated):
        seen[name] += 1
        if often[name] > 1:
            dated[i] = f"{name} ({seen[name]})"
    return dated


def table(place):
    folder = packing.npm_package("vega-datasets", "3.2.1", place)
    cars = json.loads((folder / "data" / "cars.json").read_text())
    raw = [mended(car["Name"]) for car in cars]
    years = [int(car["Year"][:4]) for car in cars]
    names = unique([shown(name) for name in raw], years)
    rows = []
    for car, old, name, year in zip(cars, raw, names, years):
        numbers = {
            "cylinders": car["Cylinders"],
            "displacement": car["Displacement"],
            "horsepower": car["Horsepower"],
            "weight": car["Weight_in_lbs"],
            "acceleration": car["Acceleration"],
            "year": year,
            "mpg": car["Miles_per_Gallon"],
        }
        row = {key: packing.number(value) for key, value in numbers.items()}
        row |= {"name": name, "make": make(old), "origin": car["Origin"], "body": body(old), "period": period(year)}
        row["cylinder_class"] = f"{car['Cylinders']} cylinders"
        rows.append([row[column] for column in COLUMNS])
    return packing.table_text(COLUMNS, rows)


packing.main(__file__, "auto_mpg.csv", table)
