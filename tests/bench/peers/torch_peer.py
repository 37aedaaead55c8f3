"""PyTorch with one thread: reads lines "<id> <seconds>", answers each with what a second of the processor brings."""
import sys
import time

try:
    import torch
except ImportError as error:
    torch = None
    REASON = f"none {error}"


def clouds(n):
    label = torch.randint(0, 4, (n,))
    centre = torch.stack([(label % 2) * 2.0 - 1, (label // 2) * 2.0 - 1], 1)
    return centre + torch.rand(n, 2) * 1.8 - 0.9, label


def pictures(n, shape, classes, share):
    x = torch.rand(n, *shape)
    return x * (torch.rand(n, *shape) < share), torch.randint(0, classes, (n,))


def training(model, data, batch, optimiser):
    """A whole step: the batch, forward, backward, optimiser."""
    x, label = data
    loss_of = torch.nn.CrossEntropyLoss()
    at = 0

    def call():
        nonlocal at
        optimiser.zero_grad(set_to_none=True)
        loss_of(model(x[at : at + batch]), label[at : at + batch]).backward()
        optimiser.step()
        at = (at + batch) % len(x)

    return batch, call


def w1():
    n = torch.nn
    model = n.Sequential(n.Linear(2, 8), n.Tanh(), n.Linear(8, 8), n.Tanh(), n.Linear(8, 2), n.Linear(2, 4))
    return training(model, clouds(500), 10, torch.optim.SGD(model.parameters(), 0.05))


def w2():
    n = torch.nn
    model = n.Sequential(n.Linear(784, 128), n.ReLU(), n.Linear(128, 2), n.Linear(2, 10))
    return training(model, pictures(640, (784,), 10, 0.19), 64, torch.optim.Adam(model.parameters(), 1e-3))


def w3():
    n = torch.nn
    model = n.Sequential(
        n.Conv2d(3, 8, 3, padding=1), n.ReLU(), n.MaxPool2d(2), n.Conv2d(8, 16, 3, padding=1), n.ReLU(), n.MaxPool2d(2),
        n.Flatten(), n.Linear(256, 2), n.Linear(2, 4))  # fmt: skip
    return training(model, pictures(320, (3, 16, 16), 4, 1.0), 32, torch.optim.SGD(model.parameters(), 0.01))


def regions(size):
    head = torch.nn.Linear(2, 4)
    line = (torch.arange(size) + 0.5) / size * 4 - 2
    places = torch.stack(torch.meshgrid(-line, line, indexing="ij"), -1).reshape(-1, 2).flip(1).contiguous()

    def call():
        with torch.no_grad():
            head(places).argmax(1).to(torch.uint8)

    return size * size, call


WORKLOADS = {"w1": w1, "w2": w2, "w3": w3, "w4_256": lambda: regions(256), "w4_1024": lambda: regions(1024)}


def main():
    if torch:
        torch.set_num_threads(1)
        torch.manual_seed(1)
    made = {}
    for line in sys.stdin:
        name, seconds = line.split()
        if torch is None or name not in WORKLOADS:
            print(REASON if torch is None else "none there is no such workload here", flush=True)
            continue
        if name not in made:
            made[name] = WORKLOADS[name]()
        per_call, call = made[name]
        calls = 0
        start = time.process_time()
        while time.process_time() - start < float(seconds):
            for _ in range(2 if per_call > 100 else 20):
                call()
                calls += 1
        print(calls * per_call / (time.process_time() - start), flush=True)


main()
