"""Draws hot_dogs.pack out of emoji sets, in the build: hot dogs and thirty other foods on four grounds.

    python3 data/hot_dogs/pack.py MODULES OUT [CACHE]        what these are, and what happens when they are missing: ../emoji.py

Each drawing is rendered several times, always the same way (SEED): smaller, shifted, mirrored, brighter or darker, and laid
on one of GROUNDS.
"""

import pathlib
import random
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import emoji

SIDE = 24
CORNER = 4  # radius of the ground's corners, in pixels
SEED = 1
PICTURES, HOT_DOG_PICTURES = 3, 30  # of each drawing
SHADES = 8  # apart: fewer different colours pack smaller
HOT_DOG = "hot dog"
LEAST_SHARE = 0.12  # of a drawing: less of the main colour than this, and it is grey
# The main colour is what its hue (degrees) lies below; past the last one it is red again.
HUES = [(16, "red"), (40, "orange"), (64, "yellow"), (180, "green"), (340, "purple"), (360, "red")]
GROUNDS = {"plate": (206, 206, 204), "wood": (190, 172, 150), "slate": (146, 152, 160), "grass": (160, 176, 152)}
HEADER = ["name", "hot_dog", "food", "kind", "style", "colour", "ground"]

# Code point, Fluent's name, what it is, its kind.
FOODS = [
    ("1F32D", "hot-dog", HOT_DOG, "meal"),
    ("1F354", "hamburger", "hamburger", "meal"),
    ("1F35F", "french-fries", "french fries", "meal"),
    ("1F355", "pizza", "pizza", "meal"),
    ("1F96A", "sandwich", "sandwich", "meal"),
    ("1F32E", "taco", "taco", "meal"),
    ("1F32F", "burrito", "burrito", "meal"),
    ("1F363", "sushi", "sushi", "meal"),
    ("1F953", "bacon", "bacon", "meal"),
    ("1F9C0", "cheese-wedge", "cheese", "meal"),
    ("1F950", "croissant", "croissant", "bread"),
    ("1F956", "baguette-bread", "baguette", "bread"),
    ("1F968", "pretzel", "pretzel", "bread"),
    ("1F34E", "red-apple", "apple", "fruit"),
    ("1F34C", "banana", "banana", "fruit"),
    ("1F347", "grapes", "grapes", "fruit"),
    ("1F353", "strawberry", "strawberry", "fruit"),
    ("1F349", "watermelon", "watermelon", "fruit"),
    ("1F34A", "tangerine", "tangerine", "fruit"),
    ("1F34B", "lemon", "lemon", "fruit"),
    ("1F955", "carrot", "carrot", "vegetable"),
    ("1F966", "broccoli", "broccoli", "vegetable"),
    ("1F952", "cucumber", "cucumber", "vegetable"),
    ("1F33D", "ear-of-corn", "corn", "vegetable"),
    ("1F345", "tomato", "tomato", "vegetable"),
    ("1F346", "eggplant", "eggplant", "vegetable"),
    ("1F369", "doughnut", "doughnut", "sweet"),
    ("1F36A", "cookie", "cookie", "sweet"),
    ("1F382", "birthday-cake", "cake", "sweet"),
    ("1F368", "ice-cream", "ice cream", "sweet"),
    ("1F9C1", "cupcake", "cupcake", "sweet"),
]


def plan(styles):
    """What to draw, without looking at any drawing: a style that is missing changes nothing about the others."""
    jobs = []
    for style in emoji.STYLES:
        for code, fluent, food, kind in FOODS:
            rng = random.Random(f"{SEED} {style} {code}")
            for _ in range(HOT_DOG_PICTURES if food == HOT_DOG else PICTURES):
                job = {"style": style, "code": code, "fluent": fluent, "food": food, "kind": kind}
                job["hot_dog"] = "hot dog" if food == HOT_DOG else "not hot dog"
                job["mirror"] = rng.random() < 0.5
                job["side"] = rng.randint(SIDE - 4, SIDE - 1)
                job["at"] = (rng.random(), rng.random())
                job["brightness"] = rng.uniform(0.8, 1.15)
                job["ground"] = rng.choice(sorted(GROUNDS))
                light = rng.uniform(0.96, 1.04)
                job["rgb"] = [min(255, round(light * value)) for value in GROUNDS[job["ground"]]]
                if style in styles:
                    jobs.append(job)
    return jobs


def covers(x, y):
    """Whether the ground, a square with round corners, covers the middle of this pixel."""
    dx, dy = (max(CORNER - at - 0.5, at + 0.5 - (SIDE - CORNER), 0) for at in (x, y))
    return dx * dx + dy * dy <= CORNER * CORNER


def on_ground(square, rgb):
    out = bytearray(len(square))
    for i in range(0, len(square), 4):
        x, y, alpha = i // 4 % SIDE, i // 4 // SIDE, square[i + 3] / 255
        if not covers(x, y) and alpha < 0.5:
            continue
        mixed = (alpha * value + (1 - alpha) * ground for value, ground in zip(square[i : i + 3], rgb))
        out[i : i + 4] = bytes([min(255, round(value / SHADES) * SHADES) for value in mixed] + [255])
    return out


def draw(job, modules):
    svg = emoji.svg_of(modules, job["style"], job["code"], job["fluent"])
    width, height, pixels = emoji.rendered_to_fit(svg, job["side"])
    hue, share = emoji.main_hue(pixels)
    colour = "grey" if share < LEAST_SHARE else next(name for end, name in HUES if hue < end)
    pixels = emoji.recoloured(pixels, hue, None, job["brightness"])
    left, top = (round((SIDE - size) * at) for size, at in zip((width, height), job["at"]))
    square = emoji.placed(SIDE, width, height, pixels, left, top, job["mirror"])
    return {**job, "colour": colour}, on_ground(square, job["rgb"])


def pack(modules, styles):
    done = emoji.drawn(plan(styles), lambda job: draw(job, modules))
    rows, seen = [], {}
    for job, _ in done:
        name = ", ".join([job["food"], job["style"], job["ground"]])
        rows.append([emoji.numbered(name, seen)] + [job[column] for column in HEADER[1:]])
    return emoji.pack_of_styles(SIDE, HEADER, rows, done)


emoji.main(__file__, "foods", pack)
