"""Cuts digits.pack out of the Debian package python3-sklearn 1.2.1+dfsg-1: its digits.csv.gz.

    python3 data/digits/pack.py [--check] [FILE.deb]

Without FILE.deb the package is fetched with apt-get; another version is refused. scikit-learn itself is not needed. The
pixels are taken as they are, 0 (paper) to 16 (ink), and kept as a picture: white less 255/16 for each of them. Ours are
the names ("seven 12": the twelfth seven of the table), the ink and the loops.
"""

import collections
import gzip
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing
import png

FILE = "usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz"
SIDE, FULL = 8, 16
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
# As it is printed. A 4 counts as open: most people here wrote it so.
LOOPS = {"zero": 1, "six": 1, "eight": 2, "nine": 1}
LOOP_WORDS = ["no loop", "one loop", "two loops"]


def pack(place):
    lines = gzip.open(packing.debian_package("python3-sklearn", "1.2.1+dfsg-1", place) / FILE, "rt").read().split()
    rows, squares, seen = [], [], collections.Counter()
    for line in lines:
        *pixels, digit = (int(float(number)) for number in line.split(","))
        word = WORDS[digit]
        seen[word] += 1
        ink = f"{100 * sum(pixels) / (FULL * SIDE * SIDE):.1f}"
        rows.append([f"{word} {seen[word]}", word, LOOP_WORDS[LOOPS.get(word, 0)], ink])
        for pixel in pixels:
            grey = 255 - round(255 * pixel / FULL)
            squares.append(bytes([grey, grey, grey, 255]))
    sheet = png.write(SIDE, SIDE * len(rows), b"".join(squares))
    header = ["name", "digit", "loops", "ink"]
    return packing.pack_of(packing.table_section(header, rows), packing.pictures_section(SIDE, sheet))


packing.main(__file__, "digits.pack", pack)
