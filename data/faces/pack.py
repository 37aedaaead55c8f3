"""Draws faces.pack out of emoji sets, in the build: round yellow faces, cats, other animals and devils, each with a mood.

    python3 data/faces/pack.py MODULES OUT [CACHE]        what these are, and what happens when they are missing: ../emoji.py

Each drawing is rendered once, always the same way (SEED): smaller, shifted, mirrored where nothing is written in it,
brighter or darker.
"""

import pathlib
import random
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import emoji

SIDE = 24
SEED = 1
WRITTEN = {"1F911", "1F92C", "1F634"}  # dollars, oaths, a row of z: mirrored, they would say something else
FEELINGS = {"happy": "good", "in love": "good", "playful": "good", "neutral": "neither", "surprised": "neither"}  # else bad
HEADER = ["name", "mood", "feeling", "eyes", "mouth", "kind", "style"]

# Code point, Fluent's name (also ours, with spaces for hyphens), mood, eyes, mouth, kind. Mood is what Unicode's name says
# or what most people mean by it; eyes and mouth are what most of the five styles draw.
FACES = [
    ("1F600", "grinning-face", "happy", "open", "open", "face"),
    ("1F604", "grinning-face-with-smiling-eyes", "happy", "closed", "open", "face"),
    ("1F601", "beaming-face-with-smiling-eyes", "happy", "closed", "teeth", "face"),
    ("1F606", "grinning-squinting-face", "happy", "closed", "open", "face"),
    ("1F605", "grinning-face-with-sweat", "happy", "closed", "open", "face"),
    ("1F602", "face-with-tears-of-joy", "happy", "closed", "open", "face"),
    ("1F642", "slightly-smiling-face", "happy", "open", "smile", "face"),
    ("1F60A", "smiling-face-with-smiling-eyes", "happy", "closed", "smile", "face"),
    ("1F607", "smiling-face-with-halo", "happy", "closed", "smile", "face"),
    ("1F60E", "smiling-face-with-sunglasses", "happy", "covered", "smile", "face"),
    ("1F60C", "relieved-face", "happy", "closed", "smile", "face"),
    ("1F920", "cowboy-hat-face", "happy", "open", "open", "face"),
    ("1F917", "hugging-face", "happy", "closed", "smile", "face"),
    ("1F63A", "grinning-cat", "happy", "open", "open", "cat"),
    ("1F638", "grinning-cat-with-smiling-eyes", "happy", "closed", "open", "cat"),
    ("1F608", "smiling-face-with-horns", "happy", "open", "smile", "devil"),
    ("1F60D", "smiling-face-with-heart-eyes", "in love", "hearts", "open", "face"),
    ("1F970", "smiling-face-with-hearts", "in love", "closed", "smile", "face"),
    ("1F618", "face-blowing-a-kiss", "in love", "wink", "kiss", "face"),
    ("1F617", "kissing-face", "in love", "open", "kiss", "face"),
    ("1F61A", "kissing-face-with-closed-eyes", "in love", "closed", "kiss", "face"),
    ("1F63B", "smiling-cat-with-heart-eyes", "in love", "hearts", "open", "cat"),
    ("1F63D", "kissing-cat", "in love", "closed", "kiss", "cat"),
    ("1F61B", "face-with-tongue", "playful", "open", "tongue", "face"),
    ("1F61C", "winking-face-with-tongue", "playful", "wink", "tongue", "face"),
    ("1F61D", "squinting-face-with-tongue", "playful", "closed", "tongue", "face"),
    ("1F92A", "zany-face", "playful", "open", "tongue", "face"),
    ("1F609", "winking-face", "playful", "wink", "smile", "face"),
    ("1F60B", "face-savoring-food", "playful", "closed", "tongue", "face"),
    ("1F911", "money-mouth-face", "playful", "covered", "tongue", "face"),
    ("1F63C", "cat-with-wry-smile", "playful", "open", "smile", "cat"),
    ("1F610", "neutral-face", "neutral", "open", "line", "face"),
    ("1F611", "expressionless-face", "neutral", "closed", "line", "face"),
    ("1F636", "face-without-mouth", "neutral", "open", "none", "face"),
    ("1F914", "thinking-face", "neutral", "open", "line", "face"),
    ("1F910", "zipper-mouth-face", "neutral", "open", "line", "face"),
    ("1F644", "face-with-rolling-eyes", "neutral", "open", "line", "face"),
    ("1F435", "monkey-face", "neutral", "open", "smile", "animal"),
    ("1F436", "dog-face", "neutral", "open", "smile", "animal"),
    ("1F431", "cat-face", "neutral", "open", "smile", "cat"),
    ("1F42D", "mouse-face", "neutral", "open", "smile", "animal"),
    ("1F43B", "bear", "neutral", "open", "line", "animal"),
    ("1F43C", "panda", "neutral", "open", "line", "animal"),
    ("1F98A", "fox", "neutral", "open", "none", "animal"),
    ("1F438", "frog", "neutral", "open", "smile", "animal"),
    ("1F437", "pig-face", "neutral", "open", "line", "animal"),
    ("1F622", "crying-face", "sad", "open", "frown", "face"),
    ("1F62D", "loudly-crying-face", "sad", "closed", "open", "face"),
    ("1F61E", "disappointed-face", "sad", "closed", "frown", "face"),
    ("1F614", "pensive-face", "sad", "closed", "line", "face"),
    ("2639", "frowning-face", "sad", "open", "frown", "face"),
    ("1F641", "slightly-frowning-face", "sad", "open", "frown", "face"),
    ("1F97A", "pleading-face", "sad", "open", "frown", "face"),
    ("1F613", "downcast-face-with-sweat", "sad", "closed", "frown", "face"),
    ("1F63F", "crying-cat", "sad", "open", "frown", "cat"),
    ("1F628", "fearful-face", "afraid", "open", "open", "face"),
    ("1F630", "anxious-face-with-sweat", "afraid", "open", "open", "face"),
    ("1F631", "face-screaming-in-fear", "afraid", "open", "open", "face"),
    ("1F627", "anguished-face", "afraid", "open", "open", "face"),
    ("1F61F", "worried-face", "afraid", "open", "frown", "face"),
    ("1F640", "weary-cat", "afraid", "open", "open", "cat"),
    ("1F62E", "face-with-open-mouth", "surprised", "open", "open", "face"),
    ("1F62F", "hushed-face", "surprised", "open", "open", "face"),
    ("1F632", "astonished-face", "surprised", "open", "open", "face"),
    ("1F633", "flushed-face", "surprised", "open", "line", "face"),
    ("1F620", "angry-face", "angry", "open", "frown", "face"),
    ("1F621", "pouting-face", "angry", "open", "frown", "face"),
    ("1F92C", "face-with-symbols-on-mouth", "angry", "open", "covered", "face"),
    ("1F624", "face-with-steam-from-nose", "angry", "closed", "frown", "face"),
    ("1F47F", "angry-face-with-horns", "angry", "open", "frown", "devil"),
    ("1F63E", "pouting-cat", "angry", "open", "frown", "cat"),
    ("1F912", "face-with-thermometer", "unwell", "open", "frown", "face"),
    ("1F915", "face-with-head-bandage", "unwell", "open", "frown", "face"),
    ("1F637", "face-with-medical-mask", "unwell", "open", "covered", "face"),
    ("1F922", "nauseated-face", "unwell", "open", "line", "face"),
    ("1F975", "hot-face", "unwell", "open", "tongue", "face"),
    ("1F976", "cold-face", "unwell", "open", "teeth", "face"),
    ("1F634", "sleeping-face", "unwell", "closed", "open", "face"),
    ("1F62B", "tired-face", "unwell", "closed", "open", "face"),
    ("1F635", "knocked-out-face", "unwell", "closed", "open", "face"),
]


def plan(styles):
    """What to draw, without looking at any drawing: a style that is missing changes nothing about the others."""
    jobs = []
    for style in emoji.STYLES:
        for code, fluent, mood, eyes, mouth, kind in FACES:
            rng = random.Random(f"{SEED} {style} {code}")
            job = {"style": style, "code": code, "fluent": fluent, "mood": mood, "eyes": eyes, "mouth": mouth}
            job["kind"], job["feeling"] = kind, FEELINGS.get(mood, "bad")
            job["name"] = f"{fluent.replace('-', ' ')}, {style}"
            job["mirror"] = rng.random() < 0.5 and code not in WRITTEN
            job["side"] = rng.randint(SIDE - 1, SIDE)
            job["at"] = (rng.random(), rng.random())
            job["brightness"] = rng.uniform(0.9, 1.1)
            if style in styles:
                jobs.append(job)
    return jobs


def draw(job, modules):
    """A drawing that a style lacks ends the build: all have all."""
    try:
        svg = emoji.svg_of(modules, job["style"], job["code"], job["fluent"])
    except (OSError, ValueError) as problem:
        raise SystemExit(f"{job['style']} has no drawing of {job['fluent']} ({job['code']}): {problem}") from None
    width, height, pixels = emoji.rendered_to_fit(svg, job["side"])
    pixels = emoji.recoloured(pixels, 0, None, job["brightness"])
    left, top = (round((SIDE - size) * at) for size, at in zip((width, height), job["at"]))
    square = emoji.placed(SIDE, width, height, pixels, left, top, job["mirror"])
    return job, square


def pack(modules, styles):
    done = emoji.drawn(plan(styles), lambda job: draw(job, modules))
    return emoji.pack_of_styles(SIDE, HEADER, [[job[column] for column in HEADER] for job, _ in done], done)


emoji.main(__file__, "faces", pack)
