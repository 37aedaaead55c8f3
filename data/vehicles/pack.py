"""Draws vehicles.pack out of emoji sets, in the build: pictures of vehicles in several styles.

    python3 data/vehicles/pack.py MODULES OUT [CACHE]        what these are, and what happens when they are missing: ../emoji.py

Each drawing is rendered several times, always the same way (SEED): mirrored or not, smaller, shifted, brighter or darker,
and with the hue of its main colour turned to one of COLOURS. Taxis stay within the yellows.
"""

import pathlib
import random
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import emoji

SIDE = 24
SEED = 1
PICTURES, TAXI_PICTURES = 5, 8  # of each drawing
SHADES = 8  # apart: fewer different colours pack smaller
COLOURS = {"red": 0, "yellow": 48, "green": 130, "blue": 214, "purple": 276, "pink": 325}  # hue in degrees
TAXI_HUES = (42, 54)
LEAST_SHARE = 0.12  # of a drawing: less of the main colour than this, and it is grey
HEADER = ["name", "kind", "style", "colour", "direction", "taxi"]

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


def plan(styles):
    """What to draw, without looking at any drawing: a style that is missing changes nothing about the others."""
    jobs = []
    for style in emoji.STYLES:
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
    svg = emoji.svg_of(modules, job["style"], job["code"], job["fluent"])
    width, height, pixels = emoji.rendered_to_fit(svg, job["side"])
    hue, share = emoji.main_hue(pixels)
    grey = share < LEAST_SHARE
    pixels = emoji.recoloured(pixels, hue, None if grey else job["hue"], job["brightness"])
    left, top = (round((SIDE - size) * at) for size, at in zip((width, height), job["at"]))
    square = emoji.placed(SIDE, width, height, pixels, left, top, job["mirror"])
    return {**job, "colour": "grey" if grey else job["colour"]}, emoji.in_steps(square, SHADES)


def pack(modules, styles):
    done = emoji.drawn(plan(styles), lambda job: draw(job, modules))
    rows, seen = [], {}
    for job, _ in done:
        parts = [job["name"], job["style"], job["colour"]]
        name = ", ".join(parts + ([job["direction"]] if job["direction"] in ("left", "right") else []))
        rows.append([emoji.numbered(name, seen)] + [job[column] for column in HEADER[1:]])
    return emoji.pack_of(SIDE, HEADER, rows, done)


emoji.main(__file__, "vehicles", pack)
