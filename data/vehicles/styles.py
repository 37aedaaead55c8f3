"""Where each style of emoji keeps its drawing of a vehicle, in the npm packages that tools/setup.sh fetches. Python 3 only."""

import pathlib
import re

# Code point, Fluent's name, what it is, its kind, and how it faces in all the styles.
VEHICLES = [
    ("1F695", "taxi", "taxi", "taxi", "left"),
    ("1F696", "oncoming-taxi", "oncoming taxi", "taxi", "front"),
    ("1F697", "automobile", "automobile", "car", "left"),
    ("1F698", "oncoming-automobile", "oncoming automobile", "car", "front"),
    ("1F699", "sport-utility-vehicle", "SUV", "car", "left"),
    ("1F3CE", "racing-car", "racing car", "car", "left"),
    ("1F68C", "bus", "bus", "bus", "left"),
    ("1F68D", "oncoming-bus", "oncoming bus", "bus", "front"),
    ("1F68E", "trolleybus", "trolleybus", "bus", "left"),
    ("1F690", "minibus", "minibus", "bus", "left"),
    ("1F693", "police-car", "police car", "police car", "left"),
    ("1F694", "oncoming-police-car", "oncoming police car", "police car", "front"),
    ("1F691", "ambulance", "ambulance", "ambulance", "left"),
    ("1F692", "fire-engine", "fire engine", "fire engine", "left"),
    ("1F69A", "delivery-truck", "delivery truck", "truck", "left"),
    ("1F69B", "articulated-lorry", "lorry", "truck", "left"),
    ("1F6FB", "pickup-truck", "pickup", "truck", "left"),
    ("1F69C", "tractor", "tractor", "tractor", "left"),
    ("1F6FA", "auto-rickshaw", "rickshaw", "rickshaw", "left"),
    ("1F6F5", "motor-scooter", "scooter", "motorcycle", "left"),
    ("1F3CD", "motorcycle", "motorcycle", "motorcycle", "left"),
    ("1F68B", "tram-car", "tram", "tram", "both ways"),
]


def _file(*parts):
    """An SVG of its own for each emoji; {} stands for its name in this style."""
    return lambda folder, name: folder.joinpath(*parts, name + ".svg").read_text("utf-8")


def _noto(folder, name):
    """One sheet of nested <svg> elements, cut at the one with this id."""
    sheet = _noto.sheets.setdefault(folder, (folder / "sprites" / "all.svg").read_text("utf-8"))
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


_noto.sheets = {}

# Style -> package, its version, which of VEHICLES' two names it uses and in which case, and how its SVG is read.
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
