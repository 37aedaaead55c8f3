"""Draws letters.pack out of fonts, in the build: A to Z in FONTS, 16 by 16 pixels of 16 greys each.

    python3 data/letters/pack.py OUT [CACHE]        Python 3 with fontTools, and rsvg-convert

tools/setup.sh installs the fonts (Debian packages); they are looked for by file name below /usr/share/fonts and in
third_party/fonts. A font that is not there is left out, and said; with none, or without fontTools or rsvg-convert, OUT is left
empty. CACHE keeps what was made, so that the next build tree has it at once.

Each letter is scaled to the same longer side, whatever its font, laid into the middle, and its darkest pixel made black.
fontTools reads the outline, rsvg-convert fills it: no font is installed or chosen by the system.
"""

import hashlib
import pathlib
import string
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]
sys.path.append(str(HERE.parents[1] / "third_party" / "fonttools"))  # where no package has it
import emoji
import packing
import png

PLACES = [pathlib.Path("/usr/share/fonts"), HERE.parents[1] / "third_party" / "fonts"]
SIDE, LONGER = 16, 14  # of the picture and of the letter in it
SHADES = 17  # apart: 16 greys
HEADER = ["name", "letter", "font", "style", "sound", "holes", "ink"]
# Of a capital as it is mostly printed; by our judgement, and the same for all fonts.
HOLES = {"A": "one hole", "B": "two holes", "D": "one hole", "O": "one hole", "P": "one hole", "Q": "one hole", "R": "one hole"}

# Name, file, Debian package, style. At most three of a family.
FONTS = [
    ("Inter", "Inter-Regular.otf", "fonts-inter", "sans"),
    ("Inter Black", "Inter-Black.otf", "fonts-inter", "sans"),
    ("Cabin", "Cabin-Regular.otf", "fonts-cabin", "sans"),
    ("Cantarell Thin", "Cantarell-Thin.otf", "fonts-cantarell", "sans"),
    ("Cantarell Heavy", "Cantarell-ExtraBold.otf", "fonts-cantarell", "sans"),
    ("Jura", "Jura-Light.otf", "fonts-jura", "sans"),
    ("Kaffeesatz", "YanoneKaffeesatz-Regular.otf", "fonts-yanone-kaffeesatz", "sans"),
    ("Okolaks", "okolaksRegular.ttf", "fonts-okolaks", "sans"),
    ("Play Bold", "Play-Bold.ttf", "fonts-play", "sans"),
    ("Radis Sans", "RadisSans-medium.otf", "fonts-radisnoir", "sans"),
    ("Averia", "AveriaGWF-Regular.ttf", "fonts-averia-gwf", "serif"),
    ("Century Catalogue", "Century-Catalogue.ttf", "fonts-century-catalogue", "serif"),
    ("Fanwood Italic", "Fanwood-Italic.otf", "fonts-fanwood", "serif"),
    ("Garamond", "EBGaramond12-Regular.otf", "fonts-ebgaramond", "serif"),
    ("Garamond Italic", "EBGaramond12-Italic.otf", "fonts-ebgaramond", "serif"),
    ("Goudy Bookletter", "GoudyBookletter1911.otf", "fonts-goudybookletter", "serif"),
    ("Linden Hill", "LindenHill.otf", "fonts-lindenhill", "serif"),
    ("Old Standard", "OldStandard-Regular.ttf", "fonts-oldstandard", "serif"),
    ("Old Standard Bold", "OldStandard-Bold.ttf", "fonts-oldstandard", "serif"),
    ("Prociono", "Prociono.otf", "fonts-prociono", "serif"),
    ("Quattrocento", "Quattrocento-Regular.otf", "fonts-quattrocento", "serif"),
    ("Courier Prime", "Courier Prime.otf", "fonts-courier-prime", "mono"),
    ("Courier Prime Bold", "Courier Prime Bold.otf", "fonts-courier-prime", "mono"),
    ("Hermit", "Hermit-light.otf", "fonts-hermit", "mono"),
    ("JetBrains Mono", "JetBrainsMono-Regular.ttf", "fonts-jetbrains-mono", "mono"),
    ("JetBrains Heavy", "JetBrainsMono-ExtraBold.ttf", "fonts-jetbrains-mono", "mono"),
    ("OCR-B", "OCRB.otf", "fonts-ocr-b", "mono"),
    ("Breip", "Breip.ttf", "fonts-breip", "hand"),
    ("Comic Neue", "ComicNeue-Bold.otf", "fonts-comic-neue", "hand"),
    ("Dancing Script", "DancingScript-Regular.otf", "fonts-dancingscript", "hand"),
    ("dkg", "dkg.ttf", "fonts-dkg-handwriting", "hand"),
    ("Humor Sans", "Humor-Sans.ttf", "fonts-humor-sans", "hand"),
    ("Klaudia", "Klaudia.ttf", "fonts-klaudia-berenika", "hand"),
    ("Kristi", "Kristi.ttf", "fonts-kristi", "hand"),
    ("Lobster", "lobster.otf", "fonts-lobster", "hand"),
    ("Tomson Talks", "TomsonTalks.ttf", "fonts-tomsontalks", "hand"),
]


def sheet_of(font_file):
    """One letter below the other, as SVG."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    font = TTFont(font_file)
    names, glyphs, parts = font.getBestCmap(), font.getGlyphSet(), []
    for at, letter in enumerate(string.ascii_uppercase):
        glyph, bounds, path = glyphs[names[ord(letter)]], BoundsPen(glyphs), SVGPathPen(glyphs)
        glyph.draw(bounds)
        glyph.draw(path)
        if bounds.bounds is None:
            raise SystemExit(f"{font_file} has nothing to draw for {letter}.")
        left, bottom, right, top = bounds.bounds
        scale = LONGER / max(right - left, top - bottom)
        x = SIDE / 2 - scale * (left + right) / 2
        y = SIDE * at + SIDE / 2 + scale * (bottom + top) / 2
        place = f"translate({x:.4f} {y:.4f}) scale({scale:.6f} {-scale:.6f})"
        parts.append(f'<path transform="{place}" d="{path.getCommands()}"/>')
    size = f'width="{SIDE}" height="{SIDE * len(parts)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def drawn(font_file):
    """[26][SIDE * SIDE] how much ink there is, 0 to 255; the darkest of each letter is 255."""
    width, height, pixels = png.read(emoji.filled(sheet_of(font_file)))
    assert (width, height) == (SIDE, SIDE * 26)
    ink = pixels[3::4]
    letters = [ink[i : i + SIDE * SIDE] for i in range(0, len(ink), SIDE * SIDE)]
    return [bytes(round(255 * value / max(letter)) for value in letter) for letter in letters]


def pack(found):
    rows, squares = [], bytearray()
    for (font, _, _, style), file in found:
        for letter, ink in zip(string.ascii_uppercase, drawn(file)):
            sound = "vowel" if letter in "AEIOU" else "consonant"
            share = f"{100 * sum(ink) / (255 * SIDE * SIDE):.1f}"
            rows.append([f"{letter} {font}", letter, font, style, sound, HOLES.get(letter, "no hole"), share])
            for value in emoji.in_steps(ink, SHADES):
                squares += bytes([255 - value] * 3 + [255])
    sheet = png.write_few(SIDE, SIDE * len(rows), bytes(squares))
    return packing.pack_of(packing.table_section(HEADER, rows), packing.pictures_section(SIDE, sheet))


def there():
    """The fonts of FONTS that are on this machine, each with its file."""
    files = {}
    for place in PLACES:
        for file in sorted(place.rglob("*.[ot]tf")):
            files.setdefault(file.name, file)
    for font, name, package, _ in FONTS:
        if name not in files:
            print(f"The letters are drawn without {font}: {name} is not there. `make setup` installs {package}.")
    return [(font, files[font[1]]) for font in FONTS if font[1] in files]


def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: pack.py OUT [CACHE]")
    out, found, version = pathlib.Path(sys.argv[1]), there(), emoji.renderer()
    out.parent.mkdir(parents=True, exist_ok=True)
    sources = [pathlib.Path(__file__), HERE.parent / "emoji.py", HERE.parent / "packing.py", HERE.parent / "png.py"]
    key = hashlib.sha256(version or b"")
    for file in sources + [file for _, file in found]:
        key.update(file.read_bytes())
    try:
        missing = None if found and version else "no fonts are there." if version else "no rsvg-convert."
        made = b"" if missing else packing.kept(out.stem, key, sys.argv[2:], lambda: pack(found))
    except ImportError:
        made, missing = b"", "this Python has no fontTools."
    if missing:
        print(f"There are no pictures of letters: {missing}")
    out.write_bytes(made)


main()
