#!/usr/bin/env python3
"""A model from Embedscape that encodes, answers and trains on from where it was. Needs Python 3.8 and NumPy, and the file
of weights and data beside it.

  python3 THIS.py                              trains on for 100 steps and says the losses
  python3 THIS.py --steps 1000 --save new.safetensors
  python3 THIS.py --steps 0 --encode           where each thing lies on the map
  python3 THIS.py --steps 0 --answers          what each head says of each thing

Change what you like: encode() is the architecture, loss() what is asked for, the numbers below how it is trained.
"""
import argparse
import json
import struct
from pathlib import Path

import numpy as np

# {{facts}}

# ---- The file: https://github.com/huggingface/safetensors


def read_safetensors(path):
    raw = Path(path).read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + size])
    notes = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F32": "<f4", "I32": "<i4"}[entry["dtype"]]
        tensors[name] = np.frombuffer(raw[8 + size + begin:8 + size + end], kind).reshape(entry["shape"]).copy()
    return tensors, notes


def write_safetensors(path, tensors, notes):
    header, data = {"__metadata__": notes}, b""
    for name, value in tensors.items():
        value = np.ascontiguousarray(value, "<f4")
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [len(data), len(data) + value.nbytes]}
        data += value.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + data)


FILE, NOTES = read_safetensors(Path(__file__).with_name(DATA_FILE))
DATA = {name[5:]: value for name, value in FILE.items() if name.startswith("data.")}
CONSTANTS = {name[9:]: value for name, value in FILE.items() if name.startswith("constant.")}
FEATURE_MASK = FILE["features.mask"][None, :]
NAMES = json.loads(NOTES["names"])
FEATURES = json.loads(NOTES["features"])
HEADS = json.loads(NOTES["heads"])
APART = ("data.", "features.", "constant.", "optimiser.", "batches.")
WEIGHTS = {name: value for name, value in FILE.items() if not name.startswith(APART)}
TRAINING = np.flatnonzero(DATA["split"] == 0)
HELD_OUT = np.flatnonzero(DATA["split"] == 1)


def standardised(original):
    """Features in their own units, [N, D] in the order of FEATURES -> what encode() takes. NaN: missing, the mean."""
    return np.nan_to_num((original - FILE["features.mean"]) / FILE["features.scale"]).astype(np.float32)


# ---- The parts of the net

# {{ops}}

# ---- The net

# {{net}}


def readable(head, said):
    """Probabilities of the classes, or numbers in their own unit."""
    if head["answer"] != "classes":
        return said * np.float32(head["scale"]) + np.float32(head["mean"])
    if head["kind"] == "binary":
        return 1 / (1 + np.exp(-said))
    grown = np.exp(said - said.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)


# ---- Training


class Batches:
    """The same things in the same order as in Embedscape: epochs, each shuffled by its random stream (PCG32)."""

    def __init__(self):
        self.order = [int(row) for row in FILE["batches.order"]]
        self.next = int(NOTES["batches.next"])
        self.state, self.increment = int(NOTES["batches.state"]), int(NOTES["batches.increment"])

    def number(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) % 2 ** 64
        shifted, turn = ((old >> 18 ^ old) >> 27) % 2 ** 32, old >> 59
        return (shifted >> turn | shifted << (-turn % 32)) % 2 ** 32

    def below(self, n):
        drawn = self.number()
        while drawn < 2 ** 32 % n:
            drawn = self.number()
        return drawn % n

    def draw(self, n):
        rows = []
        while len(rows) < n:
            if self.next >= len(self.order):
                for i in range(len(self.order), 1, -1):
                    j = self.below(i)
                    self.order[i - 1], self.order[j] = self.order[j], self.order[i - 1]
                self.next = 0
            rows.append(self.order[self.next])
            self.next += 1
        return np.array(rows)


def schedule(step):
    """The factor on the learning rate."""
    if SCHEDULE == "cosine":
        return 0.5 * (1 + np.cos(np.pi * min(step, HORIZON) / HORIZON))
    if SCHEDULE == "warmup":
        return min(1.0, (step + 1) / max(1, HORIZON // 10))
    return 1.0


def batch_of(rows):
    return {name: value[rows] for name, value in DATA.items()}


def noise_of(stream):
    """The random numbers of training, or of an evaluation, which are the same each time; None if the net needs none."""
    return NOISE(int(NOTES[f"{stream}.state"]), int(NOTES[f"{stream}.increment"])) if NOISE else None


def evaluate(weights, rows, noise, piece=256):
    """The loss, a mean over pieces: losses over pairs grow with the square of a batch."""
    w = {name: var(value) for name, value in weights.items()}
    pieces = [rows[i:i + piece] for i in range(0, len(rows), piece)]
    sums = [float(loss(w, batch_of(part), noise and draw(noise, len(part)))[0].value) * len(part) for part in pieces]
    return sum(sums) / len(rows) if len(rows) else float("nan")


def train(weights, slots, steps, optimiser_step):
    noise, batches = noise_of("noise"), Batches()
    for step in range(STEP, STEP + steps):
        w, before = {name: var(value) for name, value in weights.items()}, dict(weights)
        rows = batches.draw(min(BATCH, len(TRAINING)))
        total, _ = loss(w, batch_of(rows), noise and draw(noise, len(rows), step))
        total.backward()
        gradients = {name: w[name].gradient if w[name].gradient is not None else np.zeros_like(value)
                     for name, value in weights.items()}
        if CLIP > 0:
            length = np.sqrt(sum(float(np.square(g, dtype=np.float64).sum()) for g in gradients.values()))
            gradients = {name: g * np.float32(min(1.0, CLIP / max(length, 1e-30))) for name, g in gradients.items()}
        rate = np.float32(LEARNING_RATE * schedule(step))
        for name, value in weights.items():
            g, which = gradients[name], int(name in SECOND)
            if DECOUPLED_DECAY[which]:
                value = value * np.float32(max(0.0, 1 - rate * DECAY))
            else:
                g = g + np.float32(DECAY) * value
            weights[name] = OPTIMISERS[which](value, g, slots[name], optimiser_step + 1, rate, MOMENTUM)
        for name, pace, limit in RULES:
            changed = before[name] + np.float32(pace) * (weights[name] - before[name]) if pace != 1 else weights[name]
            weights[name] = np.clip(changed, np.float32(-limit), np.float32(limit)) if limit else changed
        optimiser_step += 1
        if (step + 1) % 100 == 0 or step + 1 == STEP + steps:
            same = noise_of("evaluation")
            of_seen, of_held_out = (evaluate(weights, rows, same) for rows in (TRAINING, HELD_OUT))
            print(f"step {step + 1}: loss {of_seen:.6g}, held out {of_held_out:.6g}")


def table_of(columns, values):
    print("\t".join(["name", *columns]))
    for name, row in zip(NAMES, values):
        print("\t".join([name.replace("\t", " "), *(f"{number:.9g}" for number in row)]))


def main():
    parser = argparse.ArgumentParser(description="Trains a model from Embedscape on.")
    parser.add_argument("--steps", type=int, default=100, help="steps to train (default 100)")
    parser.add_argument("--save", help="write the weights into this file (safetensors)")
    parser.add_argument("--encode", action="store_true", help="print the place of each thing")
    parser.add_argument("--answers", action="store_true", help="print what each head says of each thing")
    wanted = parser.parse_args()
    weights = dict(WEIGHTS)
    slots = {name: [FILE[f"optimiser.{slot}.{name}"] for slot in range(SLOTS)] for name in weights}
    train(weights, slots, wanted.steps, int(NOTES["optimiser_step"]))
    if wanted.save:
        write_safetensors(wanted.save, weights, {"step": str(STEP + wanted.steps)})
    w = {name: var(value) for name, value in weights.items()}
    place = encode(w, DATA["features"])["place"]
    if wanted.encode:
        table_of([f"x{d + 1}" for d in range(place.value.shape[1])], place.value)
    if wanted.answers:
        said = answers(w, place)
        for head in HEADS:
            if head["id"] in said:
                table_of([f"{head['id']} {output}" for output in head["outputs"]], readable(head, said[head["id"]].value))


if __name__ == "__main__":
    main()
