#!/usr/bin/env python3
"""A model from Embedscape in PyTorch: the same architecture, data, losses and optimiser, which start from its weights. Needs
Python 3.8 and PyTorch 1.13 or newer, and the file of weights and data beside it.

  python3 THIS.py                              trains on for 100 steps and says the losses
  python3 THIS.py --steps 1000 --save new.safetensors
  python3 THIS.py --steps 0 --encode           where each thing lies on the map
  python3 THIS.py --steps 0 --answers          what each head says of each thing

Change what you like: encode() is the architecture, loss() what is asked for, the numbers below how it is trained.
"""
import argparse
import json
import math
import struct
from pathlib import Path

import torch
import torch.nn.functional as F

torch.set_num_threads(1)  # a net as small as these is slower on several

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
        kind = {"F32": torch.float32, "I32": torch.int32}[entry["dtype"]]
        piece = bytearray(raw[8 + size + begin:8 + size + end])
        flat = torch.frombuffer(piece, dtype=kind) if piece else torch.zeros(0, dtype=kind)
        tensors[name] = flat.reshape(entry["shape"])
    return tensors, notes


def write_safetensors(path, tensors, notes):
    header, data = {"__metadata__": notes}, b""
    for name, value in tensors.items():
        numbers = struct.pack(f"<{value.numel()}f", *value.detach().flatten().tolist())
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
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
TRAINING = torch.nonzero(DATA["split"] == 0)[:, 0]
HELD_OUT = torch.nonzero(DATA["split"] == 1)[:, 0]


def standardised(original):
    """Features in their own units, [N, D] in the order of FEATURES -> what encode() takes. NaN: missing, the mean."""
    return torch.nan_to_num((original - FILE["features.mean"]) / FILE["features.scale"])


# ---- The parts of the net

# {{ops}}

# ---- The net

# {{net}}


class Model(torch.nn.Module):
    """The same as a module, with parameters under their names ("." as "_")."""

    def __init__(self):
        super().__init__()
        self.names = list(WEIGHTS)
        for name, value in WEIGHTS.items():
            self.register_parameter(name.replace(".", "_"), torch.nn.Parameter(value.clone()))

    def weights(self):
        return {name: getattr(self, name.replace(".", "_")) for name in self.names}

    def encode(self, features):
        return encode(self.weights(), features)["place"]

    def answers(self, place):
        return answers(self.weights(), place)

    def forward(self, batch, drawn=None):
        return loss(self.weights(), batch, drawn)


def readable(head, said):
    """Probabilities of the classes, or numbers in their own unit."""
    if head["answer"] != "classes":
        return said * torch.tensor(head["scale"]) + torch.tensor(head["mean"])
    return torch.sigmoid(said) if head["kind"] == "binary" else F.softmax(said, 1)


# ---- Training


class Batches:
    """The same things in the same order as in Embedscape: epochs, each shuffled by its random stream (PCG32)."""

    def __init__(self):
        self.order = FILE["batches.order"].tolist()
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
        return torch.tensor(rows)


def schedule(step):
    """The factor on the learning rate."""
    if SCHEDULE == "cosine":
        return 0.5 * (1 + math.cos(math.pi * min(step, HORIZON) / HORIZON))
    if SCHEDULE == "warmup":
        return min(1.0, (step + 1) / max(1, HORIZON // 10))
    return 1.0


def batch_of(rows):
    return {name: value[rows] for name, value in DATA.items()}


def noise_of(stream):
    """The random numbers of training, or of an evaluation, which are the same each time; None if the net needs none."""
    return NOISE(int(NOTES[f"{stream}.state"]), int(NOTES[f"{stream}.increment"])) if NOISE else None


def evaluate(model, rows, noise, piece=256):
    """The loss, a mean over pieces: losses over pairs grow with the square of a batch."""
    with torch.no_grad():
        sums = [float(model(batch_of(part), noise and draw(noise, len(part)))[0]) * len(part)
                for part in torch.split(rows, piece) if len(part)]
    return sum(sums) / len(rows) if len(rows) else float("nan")


def optimisers_of(model):
    """Each updates its own weights, and is where it was in Embedscape."""
    step, optimisers = int(NOTES["optimiser_step"]), []
    for which, (make, keys) in enumerate(zip(OPTIMISERS, SLOTS)):
        own = {name: weight for name, weight in model.weights().items() if int(name in SECOND) == which}
        optimiser = make(own.values(), LEARNING_RATE, DECAY, MOMENTUM)
        for name, weight in own.items():
            state = {key: FILE[f"optimiser.{slot}.{name}"].clone() for slot, key in enumerate(keys)}
            if step and keys:
                optimiser.state[weight] = {"step": torch.tensor(float(step)), **state}
        optimisers.append(optimiser)
    return optimisers


def train(model, steps):
    optimisers = optimisers_of(model)
    noise, batches = noise_of("noise"), Batches()
    for step in range(STEP, STEP + steps):
        model.zero_grad()
        rows = batches.draw(min(BATCH, len(TRAINING)))
        total, _ = model(batch_of(rows), noise and draw(noise, len(rows), step))
        total.backward()
        for weight in model.parameters():
            if weight.grad is None:
                weight.grad = torch.zeros_like(weight)  # decays all the same
        if CLIP > 0:
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        before = {name: weight.detach().clone() for name, weight in model.weights().items()} if RULES else {}
        for optimiser in optimisers:
            optimiser.param_groups[0]["lr"] = LEARNING_RATE * schedule(step)
            optimiser.step()
        with torch.no_grad():
            for name, pace, limit in RULES:
                weight = model.weights()[name]
                if pace != 1:
                    weight.copy_(before[name] + pace * (weight - before[name]))
                if limit:
                    weight.clamp_(-limit, limit)
        if (step + 1) % 100 == 0 or step + 1 == STEP + steps:
            same = noise_of("evaluation")
            of_seen, of_held_out = (evaluate(model, rows, same) for rows in (TRAINING, HELD_OUT))
            print(f"step {step + 1}: loss {of_seen:.6g}, held out {of_held_out:.6g}")


def table_of(columns, values):
    print("\t".join(["name", *columns]))
    for name, row in zip(NAMES, values.tolist()):
        print("\t".join([name.replace("\t", " "), *(f"{number:.9g}" for number in row)]))


def main():
    parser = argparse.ArgumentParser(description="Trains a model from Embedscape on.")
    parser.add_argument("--steps", type=int, default=100, help="steps to train (default 100)")
    parser.add_argument("--save", help="write the weights into this file (safetensors)")
    parser.add_argument("--encode", action="store_true", help="print the place of each thing")
    parser.add_argument("--answers", action="store_true", help="print what each head says of each thing")
    wanted = parser.parse_args()
    model = Model()
    train(model, wanted.steps)
    if wanted.save:
        write_safetensors(wanted.save, model.weights(), {"step": str(STEP + wanted.steps)})
    with torch.no_grad():
        place = model.encode(DATA["features"])
        said = model.answers(place)
    if wanted.encode:
        table_of([f"x{d + 1}" for d in range(place.shape[1])], place)
    if wanted.answers:
        for head in HEADS:
            if head["id"] in said:
                table_of([f"{head['id']} {output}" for output in head["outputs"]], readable(head, said[head["id"]]))


if __name__ == "__main__":
    main()
