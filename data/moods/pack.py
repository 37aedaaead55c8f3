"""npm vader-sentiment -> moods.csv and lexicon.csv; and our own texts (texts.tsv) into moods.csv.

    python3 data/moods/pack.py [--check] [FOLDER OF THE UNPACKED NPM PACKAGE]

moods.csv: emoticons with the mean of ten people's ratings, and short texts with ours. lexicon.csv: the words that the ten
people rated. What is ours beside that is said in README.md.
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing

HERE = pathlib.Path(__file__).resolve().parent
LEAST = 0.5  # a rating nearer to 0 is no mood: such emoticons are left out, such texts are "unclear"
# Tokens of signs that are no faces: abbreviations made of letters, digits and the likes of j/k.
ABBREVIATION = re.compile(r"[a-z0-9&/' -]*")
FACES_IN_LETTERS = {"8d", "d8", "8-d", "8-o", "o-8", "0-8"}
NO_FACES = {"$:", "sweet<3", "^urs", "aug-00"}
# Words that no page of ours should hold; what begins or ends so is left out of the lexicon.
COARSE = re.compile(
    r"f[u]ck|sh[i]t|b[i]tch|c[u]nt|wh[o]re|sl[u]t|n[i]gg|f[a]g|c[o]ck|d[i]ck|p[i]ss|p[u]ss|b[a]stard|r[a]p[ei]|r[a]pist"
    r"|\b[a]ss|[a]ss\b|[a]sshole|t[i]ts|s[e]x|p[o]rn|d[a]mn|j[e]rk|n[a]zi|r[e]tard|m[o]lest|h[e]ll\b|s[u]icid|[a]rse|t[w]at"
    r"|f[u]k|\bfu\b|w[a]nk|d[o]uche|t[a]rd\b|m[o]fo|w[t]f|\bf[f]s|j[a]ckass|g[o]ddam|[e]ffin|cr[a]p|pr[i]cks?\b|lm[f]|omf[g]|sc[u]mb"
)
WORD = re.compile(r"[a-z]{2,14}")
LEAST_OF_WORD = 0.8


def tokens(folder):
    """(token, mean rating) of every line of the lexicon, as it stands there."""
    text = (folder / "vader_lexicon.txt").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.split("\n") if line.strip()]
    return [(parts[0], float(parts[1])) for parts in lines if len(parts) >= 2]


def is_face(token):
    lower = token.lower()
    if not token.isascii() or " " in token or token in NO_FACES:
        return False
    return lower in FACES_IN_LETTERS or not ABBREVIATION.fullmatch(lower)


def emoticons(rated):
    """One a face, whatever the case of its letters: the spelling with most capitals, the mean of their ratings."""
    faces = {}
    for token, rating in rated:
        if is_face(token):
            faces.setdefault(token.lower(), []).append((token, rating))
    rows = []
    for spellings in faces.values():
        ratings = [rating for _, rating in spellings]
        if min(ratings) < 0 < max(ratings):  # `d:` is a tongue in one line and a wide mouth in another
            continue
        face = max((token for token, _ in spellings), key=lambda token: sum(c.isupper() for c in token))
        rating = round(sum(ratings) / len(ratings), 1)
        if abs(rating) >= LEAST:
            rows.append((face, rating, "emoticon"))
    return rows


def texts():
    rows = []
    for line in (HERE / "texts.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        rating, text = line.split("\t")
        rows.append((text, float(rating), "text"))
    return rows


def mood_of(rating):
    return "" if abs(rating) < LEAST else "smile" if rating > 0 else "frown"


def moods(rated):
    rows = []
    for text, rating, form in emoticons(rated) + texts():
        mood = mood_of(rating)
        rows.append([text, mood, "clear" if mood else "unclear", packing.number(rating), form])
    return packing.table_text(["name", "mood", "clarity", "rating", "form"], rows)


def lexicon(rated):
    """A line a rating, with all its words: short, and as quick to read as a table."""
    by_rating = {}
    for token, rating in rated:
        if WORD.fullmatch(token) and not COARSE.search(token) and abs(rating) >= LEAST_OF_WORD:
            by_rating.setdefault(rating, []).append(token)
    rows = [[packing.number(rating), " ".join(sorted(set(by_rating[rating])))] for rating in sorted(by_rating)]
    return packing.table_text(["rating", "words"], rows)


def pack(make):
    return lambda place: make(tokens(packing.npm_package("vader-sentiment", "1.1.3", place)))


if __name__ == "__main__":
    packing.main(__file__, "moods.csv", pack(moods))
    packing.main(__file__, "lexicon.csv", pack(lexicon))
