"""What draws pictures out of the emoji sets that tools/setup.sh fetches: where each style keeps its drawings, how one is
rendered, cut, turned to another colour and placed, and how a pack is made of many. Python 3 and rsvg-convert.

A pack.py that uses it runs in the build; nothing it makes is committed: `pack.py MODULES OUT [CACHE]`. MODULES is
third_party/emoji/node_modules, CACHE a folder that keeps what was made, so that the next build tree has it at once. A style
whose package is not there is left out, and said; with none, or without rsvg-convert (Debian package librsvg2-bin), OUT is
left empty and the program says what is missing.
"""

import colorsys
import concurrent.futures
import functools
import hashlib
import itertools
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import packing
import png

MAIN_WIDTH = 35  # degrees: what is this near to the main hue is of the main colour, and is turned with it
COLOURFUL = 0.3  # saturation and value of a pixel that has a colour
SHEET_OF_ITS_OWN = "OpenMoji"


def _file(*parts):
    """An SVG of its own for each emoji; {} stands for its name in this style."""
    return lambda folder, name: folder.joinpath(*parts, name + ".svg").read_text("utf-8")


@functools.lru_cache(maxsize=None)
def _sheet(file):
    """25 MB: read once."""
    return file.read_text("utf-8")


def _noto(folder, name):
    """One sheet of nested <svg> elements, cut at the one with this id."""
    sheet = _sheet(folder / "sprites" / "all.svg")
    at = sheet.index(f'id="{name}"')
    start, end, depth = sheet.rindex("<svg", 0, at), sheet.index(">", at) + 1, 1
    for tag in re.compile(r"<svg\b|</svg>").finditer(sheet, end):
        depth += -1 if tag[0] == "</svg>" else 1
        end = tag.end()
        if depth == 0:
            break
    cut = sheet[start:end]
    link = ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # the sheet declares it once, for all
    return cut if link in cut[: cut.index(">")] else cut.replace("<svg", "<svg" + link, 1)

# Style -> package, its version, which of a drawing's two names (code point, Fluent's) it uses and in which case, and how
# its SVG is read.
STYLES = {
    "Twemoji": ("@twemoji/svg", "15.0.0", lambda code, name: code.lower(), _file()),
    "Noto": ("@svgmoji/noto", "3.2.0", lambda code, name: code, _noto),
    "OpenMoji": ("openmoji", "17.0.0", lambda code, name: code, _file("color", "svg")),
    "Fluent flat": ("fluentui-emoji", "1.3.0", lambda code, name: name, _file("icons", "flat")),
    "Fluent modern": ("fluentui-emoji", "1.3.0", lambda code, name: name, _file("icons", "modern")),
}


def svg_of(modules, style, code, name):
    package, _, name_in, read = STYLES[style]
    return read(pathlib.Path(modules) / package, name_in(code, name))


def filled(svg, *options):
    """A PNG."""
    done = subprocess.run(["rsvg-convert", *options], input=svg.encode("utf-8"), capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"rsvg-convert cannot draw it: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def rendered(svg, side):
    """(width, height, RGBA) within a square of `side`."""
    return png.read(filled(svg, "-w", str(side), "-h", str(side), "-a"))


def cropped(width, height, pixels):
    """Without the transparent margin, which the styles leave in different sizes."""
    seen = [divmod(i // 4, width) for i in range(0, len(pixels), 4) if pixels[i + 3] >= 32]
    top, bottom = min(y for y, _ in seen), max(y for y, _ in seen) + 1
    left, right = min(x for _, x in seen), max(x for _, x in seen) + 1
    rows = (pixels[(y * width + left) * 4 : (y * width + right) * 4] for y in range(top, bottom))
    return right - left, bottom - top, bytearray().join(rows)


@functools.lru_cache(maxsize=None)
def _times_its_content(svg):
    first = 64  # large enough to see how wide the margin is
    width, height, _ = cropped(*rendered(svg, first))
    return first / max(width, height)


@functools.lru_cache(maxsize=None)
def rendered_to_fit(svg, side):
    """As rendered(), and its longer side, without a margin, is `side` or a pixel less."""
    whole = int(side * _times_its_content(svg))
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


def placed(side, width, height, pixels, left, top, mirror):
    """On a transparent square of `side`."""
    square = bytearray(side * side * 4)
    for y in range(height):
        for x in range(width):
            source = (y * width + (width - 1 - x if mirror else x)) * 4
            target = ((y + top) * side + x + left) * 4
            square[target : target + 4] = pixels[source : source + 4]
    return square


def in_steps(pixels, step):
    """All values, alpha too, rounded to multiples of `step`: fewer different ones pack smaller."""
    return bytearray(min(255, round(value / step) * step) for value in pixels)


def numbered(name, seen):
    """The name, or "name (2)" when it comes again; `seen` is a dict that remembers."""
    seen[name] = seen.get(name, 0) + 1
    return name + (f" ({seen[name]})" if seen[name] > 1 else "")


def drawn(jobs, draw):
    """draw(job) -> (job as it turned out, square), of all jobs. OpenMoji's pictures, whose licence is passed on to what is
    made of them, stand last."""
    with concurrent.futures.ThreadPoolExecutor() as threads:
        done = list(threads.map(draw, jobs))
    return sorted(done, key=lambda one: one[0]["style"] == SHEET_OF_ITS_OWN)


def pack_of_styles(side, header, rows, done):
    """As pack_of(), with a sheet and a palette for each style: half as large, and hardly a colour changes."""
    sections = [packing.table_section(header, rows)]
    for _, of_style in itertools.groupby(done, key=lambda one: one[0]["style"]):
        squares = [bytes(square) for _, square in of_style]
        sheet = png.write_few(side, side * len(squares), b"".join(squares))
        sections.append(packing.pictures_section(side, sheet))
    return packing.pack_of(*sections)


def pack_of(side, header, rows, done):
    """`done` as drawn() gives it, one row of the table each. OpenMoji's pictures are a sheet of their own."""
    sections = [packing.table_section(header, rows)]
    for own in (False, True):
        squares = [bytes(square) for job, square in done if (job["style"] == SHEET_OF_ITS_OWN) == own]
        if squares:
            sections.append(packing.pictures_section(side, png.write(side, side * len(squares), b"".join(squares))))
    return packing.pack_of(*sections)


def renderer():
    """What rsvg-convert calls itself, or None."""
    try:
        return subprocess.run(["rsvg-convert", "--version"], check=True, capture_output=True).stdout
    except OSError:
        return None


def main(script, what, pack):
    """Runs a pack.py: `pack.py MODULES OUT [CACHE]`. pack(MODULES, styles that are there) gives the bytes."""
    if len(sys.argv) not in (3, 4):
        raise SystemExit("usage: pack.py MODULES OUT [CACHE]")
    modules, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    styles = [style for style, row in STYLES.items() if (modules / row[0] / "package.json").exists()]
    out.parent.mkdir(parents=True, exist_ok=True)
    for style in [style for style in STYLES if style not in styles]:
        print(f"The {what} are drawn without {style}: {STYLES[style][0]} is not there. `make setup` fetches it.")
    version = renderer()
    if not styles or version is None:
        print(f"There are no pictures of {what}: " + ("no emoji set is there." if not styles else "no rsvg-convert."))
        out.write_bytes(b"")
        return
    key = hashlib.sha256(version + repr(styles).encode())
    locked = HERE / "vehicles" / "package-lock.json"
    for file in (pathlib.Path(script), HERE / "emoji.py", HERE / "packing.py", HERE / "png.py", locked):
        key.update(file.read_bytes())
    out.write_bytes(packing.kept(out.stem, key, sys.argv[3:], lambda: pack(modules, styles)))
