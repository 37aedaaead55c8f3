"""Cuts cars93.csv out of the Debian package r-cran-mass 7.3-58.2-1, data frame Cars93.

    python3 data/cars93/pack.py [--check] [FILE.deb]

Without FILE.deb the package is fetched with apt-get; another version is refused. R is not needed: r_data.py reads
R's files. The numbers are taken as they are; missing ones stay missing. One spelling is mended ("Chrylser").
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


def label(column, value):
    if column == "cylinders":
        return value if value == "rotary" else f"{value} cylinders"
    if column == "drive_train":
        return {"Front": "front wheels", "Rear": "rear wheels", "4WD": "all four wheels"}[value]
    return WORDS.get(value, value.replace("Chrylser", "Chrysler").replace("_", " "))


def table(place):
    data = packing.debian_package("r-cran-mass", "7.3-58.2-1", place) / "usr/lib/R/library/MASS/data"
    frame = r_data.read_rdb((data / "Rdata.rdx").read_bytes(), (data / "Rdata.rdb").read_bytes(), "Cars93")
    columns = [
        [label(ours, v) if ours in LABELS else packing.number(v) for v in frame[theirs]]
        for ours, theirs in COLUMNS.items()
    ]
    return packing.table_text(list(COLUMNS), zip(*columns))


packing.main(__file__, "cars93.csv", table)
