"""Draws vehicles.pack out of the emoji sets that tools/setup.sh fetches: pictures of vehicles in several styles.

    python3 data/vehicles/pack.py MODULES OUT [CACHE]

Runs in the build; nothing it makes is committed. MODULES is third_party/emoji/node_modules, CACHE a folder that keeps
what was made, so that the next build tree has it at once. A style whose package is not there is left out, and said; with
none, or without rsvg-convert (Debian package librsvg2-bin), OUT is left empty and the program says what is missing.

Each drawing is rendered several times, always the same way (SEED): mirrored or not, smaller, shifted, brighter or darker,
and with the hue of its main colour turned to one of COLOURS. Taxis stay within the yellows.
"""

import colorsys
import concurrent.futures
import hashlib
import pathlib
import random
import subprocess
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import packing
import png
from styles import STYLES, VEHICLES, svg_of

SIDE = 32
SEED = 1
PICTURES, TAXI_PICTURES = 5, 8  # of each drawing
COLOURS = {"red": 0, "yellow": 48, "green": 130, "blue": 214, "purple": 276, "pink": 325}  # hue in degrees
TAXI_HUES = (42, 54)
MAIN_WIDTH = 35  # degrees: what is this near to the main hue is of the main colour, and is turned with it
COLOURFUL, LEAST_SHARE = 0.3, 0.12  # saturation of a coloured pixel; fewer of the main colour than this: it is grey
SHEET_OF_ITS_OWN = "OpenMoji"
HEADER = ["name", "kind", "style", "colour", "direction", "taxi"]


def rendered(svg, side):
    """(width, height, RGBA) within a square of `side`."""
    done = subprocess.run(
        ["rsvg-convert", "-w", str(side), "-h", str(side), "-a"], input=svg.encode("utf-8"), capture_output=True
    )
    if done.returncode != 0:
        raise SystemExit(f"rsvg-convert cannot draw a vehicle: {done.stderr.decode(errors='replace').strip()}")
    return png.read(done.stdout)


def cropped(width, height, pixels):
    """Without the transparent margin, which the styles leave in different sizes."""
    seen = [divmod(i // 4, width) for i in range(0, len(pixels), 4) if pixels[i + 3] >= 32]
    top, bottom = min(y for y, _ in seen), max(y for y, _ in seen) + 1
    left, right = min(x for _, x in seen), max(x for _, x in seen) + 1
    rows = (pixels[(y * width + left) * 4 : (y * width + right) * 4] for y in range(top, bottom))
    return right - left, bottom - top, bytearray().join(rows)


def rendered_to_fit(svg, side):
    """As rendered(), and its longer side, without a margin, is `side` or a pixel less."""
    width, height, _ = cropped(*rendered(svg, 2 * SIDE))
    whole = side * 2 * SIDE // max(width, height)
    while True:
        picture = cropped(*rendered(svg, whole))
        if max(picture[:2]) <= side:
            return picture
        whole -= 1


def hue_distance(a, b):
    return abs((a - b + 180) % 360 - 180)


def main_hue(pixels):
    """Hue in degrees of most coloured pixels, and their share of all opaque ones."""
    hues, opaque = [], 0
    for i in range(0, len(pixels), 4):
        r, g, b, a = pixels[i : i + 4]
        if a < 128:
            continue
        opaque += 1
        hue, saturation, value = colorsys.rgb_to_hsv(r / 255, g / 255, b / 255)
        if saturation >= COLOURFUL and value >= COLOURFUL:
            hues.append(hue * 360)
    counts = [(sum(hue_distance(hue, middle) <= MAIN_WIDTH / 2 for hue in hues), middle) for middle in range(0, 360, 10)]
    middle = max(counts, key=lambda count: count[0])[1]
    near = [(hue - middle + 180) % 360 - 180 for hue in hues if hue_distance(hue, middle) <= MAIN_WIDTH]
    if not near:
        return 0, 0
    return (middle + sum(near) / len(near)) % 360, len(near) / opaque


def recoloured(pixels, hue, wanted, brightness):
    """Turns the main colour `hue` to `wanted` (None: leaves it); all values times `brightness`."""
    out = bytearray(pixels)
    for i in range(0, len(out), 4):
        if out[i + 3] == 0:
            out[i : i + 3] = bytes(3)
            continue
        h, s, v = colorsys.rgb_to_hsv(*(c / 255 for c in out[i : i + 3]))
        if wanted is not None and hue_distance(h * 360, hue) <= MAIN_WIDTH:
            h = (h * 360 + wanted - hue) % 360 / 360
        rgb = colorsys.hsv_to_rgb(h, s, min(1.0, v * brightness))
        out[i : i + 3] = bytes(round(255 * c) for c in rgb)
    return out


def placed(width, height, pixels, left, top, mirror):
    """On a transparent square of SIDE."""
    square = bytearray(SIDE * SIDE * 4)
    for y in range(height):
        for x in range(width):
            source = (y * width + (width - 1 - x if mirror else x)) * 4
            target = ((y + top) * SIDE + x + left) * 4
            square[target : target + 4] = pixels[source : source + 4]
    return square


def plan(styles):
    """What to draw, without looking at any drawing: a style that is missing changes nothing about the others."""
    jobs = []
    for style in STYLES:
        for code, fluent, name, kind, direction in VEHICLES:
            rng = random.Random(f"{SEED} {style} {code}")
            taxi = kind == "taxi"
            colours = rng.sample(sorted(COLOURS), PICTURES) if not taxi else ["yellow"] * TAXI_PICTURES
            for colour in colours:
                job = {"style": style, "code": code, "fluent": fluent, "name": name, "kind": kind, "colour": colour}
                job["taxi"] = "taxi" if taxi else "no taxi"
                job["hue"] = rng.uniform(*TAXI_HUES) if taxi else COLOURS[colour] + rng.uniform(-6, 6)
                job["mirror"] = direction == "left" and rng.random() < 0.5
                job["direction"] = "right" if job["mirror"] else direction
                job["side"] = rng.randint(SIDE * 7 // 8, SIDE)
                job["at"] = (rng.random(), rng.random())
                job["brightness"] = rng.uniform(0.8, 1.15)
                if style in styles:
                    jobs.append(job)
    return jobs


def draw(job, modules):
    svg = svg_of(modules, job["style"], job["code"], job["fluent"])
    width, height, pixels = rendered_to_fit(svg, job["side"])
    hue, share = main_hue(pixels)
    grey = share < LEAST_SHARE
    pixels = recoloured(pixels, hue, None if grey else job["hue"], job["brightness"])
    left, top = (round((SIDE - size) * at) for size, at in zip((width, height), job["at"]))
    return {**job, "colour": "grey" if grey else job["colour"]}, placed(width, height, pixels, left, top, job["mirror"])


def pack(modules, styles):
    with concurrent.futures.ThreadPoolExecutor() as threads:
        drawn = list(threads.map(lambda job: draw(job, modules), plan(styles)))
    # OpenMoji's pictures, whose licence is passed on to what is made of them, stand last and in a sheet of their own.
    drawn.sort(key=lambda one: one[0]["style"] == SHEET_OF_ITS_OWN)
    rows, seen = [], {}
    for job, _ in drawn:
        parts = [job["name"], job["style"], job["colour"]]
        name = ", ".join(parts + ([job["direction"]] if job["direction"] in ("left", "right") else []))
        seen[name] = seen.get(name, 0) + 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        rows.append([name] + [job[column] for column in HEADER[1:]])
    sheets = []
    for own in (False, True):
        squares = [bytes(square) for job, square in drawn if (job["style"] == SHEET_OF_ITS_OWN) == own]
        if squares:
            sheet = png.write(SIDE, SIDE * len(squares), b"".join(squares))
            sheets.append(packing.pictures_section(SIDE, sheet))
    return packing.pack_of(packing.table_section(HEADER, rows), *sheets)


def renderer():
    """What rsvg-convert calls itself, or None."""
    try:
        return subprocess.run(["rsvg-convert", "--version"], check=True, capture_output=True).stdout
    except OSError:
        return None


def main():
    if len(sys.argv) not in (3, 4):
        raise SystemExit("usage: pack.py MODULES OUT [CACHE]")
    modules, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    styles = [style for style, row in STYLES.items() if (modules / row[0] / "package.json").exists()]
    out.parent.mkdir(parents=True, exist_ok=True)
    for style in [style for style in STYLES if style not in styles]:
        print(f"The vehicles are drawn without {style}: {STYLES[style][0]} is not there. `make setup` fetches it.")
    version = renderer()
    if not styles or version is None:
        print("There are no pictures of vehicles: " + ("no emoji set is there." if not styles else "no rsvg-convert."))
        out.write_bytes(b"")
        return
    key = hashlib.sha256(version + repr(styles).encode())
    for file in (HERE / "pack.py", HERE / "styles.py", HERE / "package-lock.json", HERE.parent / "png.py"):
        key.update(file.read_bytes())
    cached = pathlib.Path(sys.argv[3]) / f"vehicles-{key.hexdigest()[:16]}.pack" if len(sys.argv) == 4 else None
    made = cached.read_bytes() if cached and cached.exists() else pack(modules, styles)
    out.write_bytes(made)
    if cached and not cached.exists():
        cached.write_bytes(made)


main()
