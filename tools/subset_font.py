#!/usr/bin/env python3
"""Cuts a font down to the characters that the interface shows: subset_font.py ROLE SOURCE OUT.

Roles: text, text_bold, mono (the same characters), serif (those that stand on the fantasy map), icons (those of Font
Awesome 4.7 that tools/icons.txt lists).
Hinting, layout tables and names are dropped: Dear ImGui reads none of them. Called by cmake/embed.cmake.
"""
import gzip
import os
import sys

LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)]  # Basic Latin, Latin-1 without the soft hyphen
# Names in capitals, and what the cartouche says; no lower-case letters with accents.
SERIF = [*range(0x20, 0x7F), *range(0xC0, 0xD7), *range(0xD8, 0xDF), *(ord(c) for c in '·–—‘’“”…±−')]
SIGNS = [ord(c) for c in '…–—‘’“”•·×÷±²³→←↑↓≤≥≈≠∞√Δσλαβ−']


def icons() -> list[int]:
    """The code points of tools/icons.txt."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'icons.txt')
    with open(path, encoding='ascii') as file:
        return [int(line.split()[0], 16) for line in file if line.strip() and not line.startswith('#')]


def main() -> None:
    # Where no package has it, tools/setup.sh puts it there.
    sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../third_party/fonttools'))
    from fontTools import subset  # here, so that check_icons.py can read the list without it

    role, source, out = sys.argv[1:]
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = []
    options.name_IDs = []
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'kern', 'DSIG', 'meta', 'MATH', 'FFTM', 'STAT', 'gasp', 'BASE']
    wanted = icons() if role == 'icons' else SERIF if role == 'serif' else LETTERS + SIGNS
    font = subset.load_font(source, options)
    missing = [c for c in wanted if c not in font.getBestCmap()]
    if missing:
        sys.exit(f'{source} has no ' + ', '.join(f'U+{c:04X}' for c in missing))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    os.makedirs(os.path.dirname(out), exist_ok=True)
    subset.save_font(font, out, options)
    with open(out, 'rb') as made:
        data = made.read()
    print(f'{os.path.basename(out)}: {len(data)} bytes, {len(gzip.compress(data, 9))} gzipped')


if __name__ == '__main__':
    main()
