"""What the pack.py scripts of corpora share: which words of running text are things of a map, and what stands beside each.

Python 3 only. A text is a list of words. Next: packing.py, wordnet.py.
"""

import collections
import math
import re

WINDOW = 5  # words of the vocabulary to each side
SUBSAMPLING = 2e-3  # as word2vec thins frequent words, of the words that are kept
# Usages that WordNet warns of: obscenity, ethnic slur, disparagement.
COARSE = {"07124340", "06718862", "06717170"}
PARTS = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}

# How words are chosen. n_words; least: how often a word of ours has to stand there; ours: {topic: "words ..."}, where the
# commonest sense is not what these texts speak of, or where we want the word; topic_of_file: {lexicographer file: topic};
# dropped: words that carry no subject of their own; most: {part of speech: how many beside ours}.
Taste = collections.namedtuple("Taste", "n_words least ours topic_of_file dropped most")


def words_of(text):
    """In small letters, without genitives."""
    text = text.lower().replace("\u2019", "'")
    return re.findall(r"[a-z]+", re.sub(r"'[a-z]+", "", text))


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


def kind_of(net, word, taste):
    """(topic, part of speech), or None where it is no word for this map."""
    given = next((topic for topic, words in taste.ours.items() if word in words.split()), None)
    for form in base_forms(word):
        senses = net.senses_of(form)
        if not senses:
            continue
        if any(COARSE & set(net.usages(sense)) for sense in senses):
            return None
        first, part = senses[0], PARTS[senses[0].part]
        topic = given or taste.topic_of_file.get(first.lex_file)
        if topic is None and part in ("adjective", "verb"):
            topic = "quality" if part == "adjective" else "doing"
        return None if topic is None else (topic, part)
    return (given, "noun") if given else None


def chosen_words(net, counts, taste):
    """{word: (topic, part of speech)}: the wanted ones, then the most frequent."""
    wanted = {word for words in taste.ours.values() for word in words.split() if counts[word] >= taste.least}
    chosen, room = {}, dict(taste.most)
    for word in sorted(counts, key=lambda w: (w not in wanted, -counts[w], w)):
        if len(chosen) == taste.n_words:
            break
        if word in taste.dropped or len(word) < 3:
            continue
        kind = kind_of(net, word, taste)
        if kind is None:
            continue
        if word not in wanted and kind[1] in room:
            if room[kind[1]] == 0:
                continue
            room[kind[1]] -= 1
        chosen[word] = kind
    return chosen


def pairs_of(texts, index):
    """Counter of (word, word beside it): both ways."""
    pairs = collections.Counter()
    for words in texts:
        known = [index[word] for word in words if word in index]
        for i, a in enumerate(known):
            for b in known[i + 1 : i + 1 + WINDOW]:
                if a != b:
                    pairs[a, b] += 1
                    pairs[b, a] += 1
    return pairs


def contexts_of(pairs, counts, n_contexts):
    """Of each word the n_contexts with which it shares most, [(other, weight 1..255)], strongest first.

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
        best = sorted(others)[:n_contexts]
        most = max((n for _, _, n in best), default=1)
        contexts.append([(b, max(1, round(255 * n / most))) for _, b, n in best])
    return contexts, [count * k for count, k in zip(counts, keep)]
