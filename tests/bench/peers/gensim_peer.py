"""gensim's Word2Vec, skip-gram with 5 negatives and window 5, one worker: tokens a second.

Reads lines "<id> <seconds>". The text is in kind that of tests/bench/words.cpp: 2,000 words, Zipf's law. The time is that
of the clock or of the processor, whichever is shorter, because a second thread of gensim only cuts the text into jobs.
"""
import random
import sys
import time

try:
    from gensim.models import Word2Vec
    from gensim.models.word2vec import FAST_VERSION
except ImportError as error:
    Word2Vec = None
    REASON = f"none {error}"

N_WORDS = 2000
N_TOKENS = 100000


def sentences():
    source = random.Random(1)
    words = [str(w) for w in range(N_WORDS)]
    weights = [1 / (w + 1) for w in range(N_WORDS)]
    tokens = source.choices(words, weights, k=N_TOKENS)
    return [tokens[i : i + 1000] for i in range(0, N_TOKENS, 1000)]


def main():
    made = {}
    for line in sys.stdin:
        name, seconds = line.split()
        if Word2Vec is None or FAST_VERSION < 0 or not name.startswith("w7_"):
            print(REASON if Word2Vec is None else "none there is no such workload here", flush=True)
            continue
        if name not in made:
            text = sentences()
            model = Word2Vec(vector_size=int(name[3:]), window=5, negative=5, sg=1, min_count=1, sample=0, workers=1)
            model.build_vocab(text)
            made[name] = (text, model)
        text, model = made[name]
        tokens = 0
        start, start_cpu = time.perf_counter(), time.process_time()
        while time.perf_counter() - start < float(seconds):
            model.train(text, total_examples=len(text), epochs=1, start_alpha=0.025, end_alpha=0.025)
            tokens += N_TOKENS
        taken = min(time.perf_counter() - start, time.process_time() - start_cpu)
        print(tokens / taken, flush=True)


main()
