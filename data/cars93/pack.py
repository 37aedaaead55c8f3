"""Cuts cars93.csv out of the Debian package r-cran-mass 7.3-58.2-1, data frame Cars93, and adds eight buses by hand.

    python3 data/cars93/pack.py [--check] [FILE.deb]

Without FILE.deb the package is fetched with apt-get; another version is refused. R is not needed: r_data.py reads
R's files. The numbers are taken as they are; missing ones stay missing. One spelling is mended ("Chrylser").
The buses are ours: README.md says where each number is from.
"""

import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing
import r_data

# Our column, theirs. Columns left out: lowest and highest price, revolutions a mile, manual gearbox to be had, tank,
# turning circle; model is in the name.
COLUMNS = {
    "name": "Make",
    "make": "Manufacturer",
    "type": "Type",
    "origin": "Origin",
    "price": "Price",
    "mpg_city": "MPG.city",
    "mpg_highway": "MPG.highway",
    "cylinders": "Cylinders",
    "engine_size": "EngineSize",
    "horsepower": "Horsepower",
    "rpm": "RPM",
    "weight": "Weight",
    "length": "Length",
    "wheelbase": "Wheelbase",
    "width": "Width",
    "passengers": "Passengers",
    "rear_seat_room": "Rear.seat.room",
    "luggage_room": "Luggage.room",
    "drive_train": "DriveTrain",
    "air_bags": "AirBags",
}
LABELS = {"name", "make", "type", "origin", "cylinders", "drive_train", "air_bags"}
# R's word "None" would look like a missing value to a reader; here it means that there are no air bags.
WORDS = {"None": "no air bags", "Driver only": "driver only", "Driver & Passenger": "driver and passenger"}
# name, make, origin, cylinders, engine (litres), weight (lb), length, wheelbase, width (inches), seats. Empty: not
# published, or different from order to order. Prices are agreed with each city, so there are none.
BUSES = [
    ("Flxible Metro", "Flxible", "USA", 6, "10", "", 480, "", 102, 53),
    ("Gillig Phantom School Bus", "Gillig", "USA", 6, "9", "", 480, "", 96, 84),
    ("MCI 102-DL3", "MCI", "non-USA", 6, "11.1", 35100, 545, "", 102, 55),
    ("New Flyer D40", "New Flyer", "non-USA", 6, "9", 28500, 486, 279, 102, ""),
    ("New Flyer D60", "New Flyer", "non-USA", 6, "9", 42250, 728, "", 102, ""),
    ("Orion V 35-foot", "Orion", "non-USA", 4, "8.5", 25500, 420, 219, 102, ""),
    ("Orion V 40-foot", "Orion", "non-USA", 4, "8.5", 28800, 480, 280, 102, ""),
    ("TMC RTS-06", "TMC", "USA", 6, "9", "", 480, 298, 102, 47),
]
BUS_COLUMNS = "name make origin cylinders engine_size weight length wheelbase width passengers".split()


def label(column, value):
    if column == "cylinders":
        return value if value == "rotary" else f"{value} cylinders"
    if column == "drive_train":
        return {"Front": "front wheels", "Rear": "rear wheels", "4WD": "all four wheels"}[value]
    return WORDS.get(value, value.replace("Chrylser", "Chrysler").replace("_", " "))


def buses():
    for bus in BUSES:
        row = dict.fromkeys(COLUMNS, "") | dict(zip(BUS_COLUMNS, bus))
        row |= {"type": "Bus", "cylinders": f"{row['cylinders']} cylinders", "drive_train": "rear wheels"}
        yield list(row.values())


def stretch(length):
    """Three classes of about the same number of cars. As a number, length would only say what is a bus."""
    return "short" if float(length) < 176 else "long" if float(length) >= 190 else "medium"


def table(place):
    data = packing.debian_package("r-cran-mass", "7.3-58.2-1", place) / "usr/lib/R/library/MASS/data"
    frame = r_data.read_rdb((data / "Rdata.rdx").read_bytes(), (data / "Rdata.rdb").read_bytes(), "Cars93")
    columns = [
        [label(ours, v) if ours in LABELS else packing.number(v) for v in frame[theirs]]
        for ours, theirs in COLUMNS.items()
    ]
    at = list(COLUMNS).index("length")
    rows = [[*row, stretch(row[at])] for row in [*zip(*columns), *buses()]]
    return packing.table_text([*COLUMNS, "stretch"], rows)


packing.main(__file__, "cars93.csv", table)
