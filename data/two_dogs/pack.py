"""Draws two_dogs.ppm out of an emoji set that tools/setup.sh fetches: two dogs on slate grey, for the first lesson.

    python3 data/two_dogs/pack.py MODULES OUT

Runs in the build; what it makes is not committed. Without the package or rsvg-convert (Debian package librsvg2-bin), OUT
is left empty, and the lesson draws its own stock dogs instead.
"""

import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import png

WIDTH, HEIGHT = 48, 32
SLATE = (112, 128, 144)
# Code point, side, left, top, mirrored: a dog that looks to the right, and a poodle.
DOGS = [("1f415", 24, 1, 5, True), ("1f429", 23, 24, 6, False)]


def rendered(svg, side):
    done = subprocess.run(["rsvg-convert", "-w", str(side), "-h", str(side), str(svg)], capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"rsvg-convert cannot draw a dog: {done.stderr.decode(errors='replace').strip()}")
    return png.read(done.stdout)


def picture(folder):
    pixels = bytearray(SLATE * (WIDTH * HEIGHT))
    for code, side, left, top, mirrored in DOGS:
        width, height, dog = rendered(folder / f"{code}.svg", side)
        for y in range(height):
            for x in range(width):
                source = (y * width + (width - 1 - x if mirrored else x)) * 4
                target = ((y + top) * WIDTH + x + left) * 3
                alpha = dog[source + 3]
                for c in range(3):
                    mixed = dog[source + c] * alpha + pixels[target + c] * (255 - alpha)
                    pixels[target + c] = (mixed + 127) // 255
    return b"P6 %d %d 255\n" % (WIDTH, HEIGHT) + bytes(pixels)


def main():
    if len(sys.argv) != 3:
        raise SystemExit("usage: pack.py MODULES OUT")
    folder, out = pathlib.Path(sys.argv[1]) / "@twemoji" / "svg", pathlib.Path(sys.argv[2])
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(["rsvg-convert", "--version"], check=True, capture_output=True)
        there = (folder / "package.json").exists()
    except OSError:
        there = False
    if not there:
        print("The two dogs are drawn from stock: no @twemoji/svg, or no rsvg-convert. `make setup` fetches both.")
    out.write_bytes(picture(folder) if there else b"")


main()
