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


def letters(n, steps=12, kinds=27, classes=5):
    """Sequences of letters as ones and zeros."""
    x = torch.nn.functional.one_hot(torch.randint(0, kinds, (n, steps)), kinds).float()
    return x, torch.randint(0, classes, (n,))


def adam(*modules):
    return torch.optim.Adam([weight for module in modules for weight in module.parameters()], 1e-3)


def w10():
    n = torch.nn
    lstm, head = n.LSTM(27, 32, batch_first=True), n.Sequential(n.Linear(32, 2), n.Linear(2, 5))
    return training(lambda x: head(lstm(x)[0][:, -1]), letters(640), 32, adam(lstm, head))


def w11():
    n = torch.nn
    table, attention = n.Linear(27, 16, bias=False), n.MultiheadAttention(16, 2, batch_first=True)
    head = n.Sequential(n.Linear(16, 2), n.Linear(2, 5))

    def model(x):
        x = table(x)
        return head((x + attention(x, x, x, need_weights=False)[0]).mean(1))

    return training(model, letters(640), 32, adam(table, attention, head))


def w12():
    n = torch.nn
    nodes, links = 300, 2000
    a = torch.eye(nodes)
    start, end = torch.randint(0, nodes, (links,)), torch.randint(0, nodes, (links,))
    a[start, end] = a[end, start] = 1
    root = a.sum(1) ** -0.5
    a = (root[:, None] * a * root).to_sparse()  # twice as quick here as dense
    first, second, head = n.Linear(16, 16), n.Linear(16, 16), n.Sequential(n.Linear(16, 2), n.Linear(2, 8))

    def model(x):
        x = torch.relu(torch.sparse.mm(a, first(x)))
        return head(torch.relu(torch.sparse.mm(a, second(x))))

    data = torch.rand(nodes, 16) * 2 - 1, torch.randint(0, 8, (nodes,))
    return training(model, data, nodes, adam(first, second, head))


def regions(size):
    head = torch.nn.Linear(2, 4)
    line = (torch.arange(size) + 0.5) / size * 4 - 2
    places = torch.stack(torch.meshgrid(-line, line, indexing="ij"), -1).reshape(-1, 2).flip(1).contiguous()

    def call():
        with torch.no_grad():
            head(places).argmax(1).to(torch.uint8)

    return size * size, call


WORKLOADS = {"w1": w1, "w2": w2, "w3": w3, "w10": w10, "w11": w11, "w12": w12,
             "w4_256": lambda: regions(256), "w4_1024": lambda: regions(1024)}  # fmt: skip


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
