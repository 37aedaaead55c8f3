"""The parts that a PyTorch script is put together from: only what its net uses is copied (src/app/take_home/script.cpp)."""
import torch
import torch.nn.functional as F


def relu(x):
    return F.relu(x)


def leaky_relu(x):
    return F.leaky_relu(x, 0.01)


def tanh(x):
    return torch.tanh(x)


def sigmoid(x):
    return torch.sigmoid(x)


def sine(x):
    return torch.sin(x)


def softplus(x):
    return F.softplus(x)


def gelu(x):
    return x * 0.5 * (torch.tanh((x + x ** 3 * 0.044715) * 0.7978845608) + 1.0)  # approximate="tanh" of newer versions


def layer_norm(x, gain, shift):
    return F.layer_norm(x, x.shape[1:], gain[0], shift[0], 1e-5)


class Noise:
    """The random numbers of a step, the same as in Embedscape (PCG32), many at once."""

    def __init__(self, state, increment):
        signed = (n - 2 ** 64 if n >= 2 ** 63 else n for n in (state, increment))  # PyTorch's int64, modulo 2^64
        self.state, self.increment = (torch.tensor([n]) for n in signed)

    def words(self, n):
        """n whole numbers below 2^32."""
        powers = torch.cumprod(torch.full((n,), 6364136223846793005), 0)
        sums = torch.cumsum(torch.cat([torch.ones(1, dtype=torch.int64), powers[:-1]]), 0)
        states = powers * self.state + sums * self.increment  # after 1, 2 ... n steps
        old = torch.cat([self.state, states[:-1]])
        self.state = states[-1:]
        shifted = ((((old >> 18) & 2 ** 46 - 1) ^ old) >> 27) & 0xFFFFFFFF
        turn = (old >> 59) & 31
        return ((shifted >> turn) | (shifted << ((32 - turn) & 31))) & 0xFFFFFFFF

    def numbers(self, n):
        """n whole numbers below 2^24."""
        return self.words(n) >> 8

    def uniform(self, shape):
        return self.numbers(shape[0] * shape[1]).reshape(shape).float() * 2.0 ** -24

    def normal(self, shape):
        """The sum of twelve uniform numbers, minus 6."""
        return self.numbers(12 * shape[0] * shape[1]).reshape(*shape, 12).sum(2).float() * 2.0 ** -24 - 6

    def below(self, n):
        drawn = int(self.words(1))
        while drawn < 2 ** 32 % n:
            drawn = int(self.words(1))
        return drawn % n

    def mask(self, shape, share):
        """In each row 1 in one column, and in each other one with this probability."""
        rows = []
        for _ in range(shape[0]):
            always = self.below(shape[1])
            row = (self.uniform((1, shape[1]))[0] < share).float()
            row[always] = 1
            rows.append(row)
        return torch.stack(rows)


def concatenate(a, b):
    """Side by side."""
    return torch.cat([a, b], 1)


def stop_gradient(x):
    return x.detach()


def dropout(x, rate, drawn):
    return x if drawn is None else x * (drawn >= rate) / (1 - rate)


def gaussian_noise(x, sigma, drawn):
    return x if drawn is None else x + sigma * drawn


def reparameterise(mean, log_variance, drawn):
    return mean if drawn is None else mean + torch.exp(log_variance / 2) * drawn


def reverse_gradient(x, strength):
    return x * -strength + (x * (1 + strength)).detach()  # the value is x, the gradient reversed


def sphere(x):
    return x / torch.sqrt((x * x).sum(1, keepdim=True) + 1e-12)


def quantise(x, bits):
    """Rounds to the levels of so many bits a row; the gradient passes straight through."""
    n = x.shape[1]
    here = torch.tensor([min(16, bits // n + (column < bits % n)) for column in range(n)])
    steps = (2.0 ** here - 1).clamp(min=1)
    level = torch.floor((x.clamp(-1, 1) + 1) * 0.5 * steps + 0.5)
    passed = x * (here > 0)
    return passed + ((2 * level / steps - 1) * (here > 0) - passed).detach()


def reshaped(x, columns):
    """Rows of so many columns: a picture or sequence laid out in one row, or cut into its places."""
    return x.reshape(-1, columns)


def rearrange(x, columns):
    """[N, D], columns [T, C] -> [N*T, C]: the columns of each thing, each at its place."""
    return x[:, columns.long().flatten()].reshape(-1, columns.shape[1])


def as_picture(x, height, width):
    """[N*H*W, C] -> [N, C, H, W]"""
    return x.reshape(-1, height, width, x.shape[1]).permute(0, 3, 1, 2)


def as_rows(pictures):
    """The way back."""
    return pictures.permute(0, 2, 3, 1).reshape(-1, pictures.shape[1])


def conv2d(x, w, height, width, kernel, stride, padding):
    kernels = w.reshape(kernel, kernel, x.shape[1], w.shape[1]).permute(3, 2, 0, 1)
    return as_rows(F.conv2d(as_picture(x, height, width), kernels, stride=stride, padding=padding))


def max_pool(x, height, width, kernel, stride):
    return as_rows(F.max_pool2d(as_picture(x, height, width), kernel, stride))


def average_pool(x, height, width, kernel, stride):
    return as_rows(F.avg_pool2d(as_picture(x, height, width), kernel, stride))


def upsample(x, height, width, factor):
    return as_rows(F.interpolate(as_picture(x, height, width), scale_factor=factor))


def mean_of_rows(x, places):
    return x.reshape(-1, places, x.shape[1]).mean(1)


def max_of_rows(x, places):
    return x.reshape(-1, places, x.shape[1]).max(1)[0]


def last_row(x, places):
    return x.reshape(-1, places, x.shape[1])[:, -1]


def lstm(x, w_in, w_state, b, steps):
    """[N*T, D] -> [N*T, H]: what each position shows. Columns of the weights: gates i, f, g, o."""
    gates = (x @ w_in + b).reshape(-1, steps, w_in.shape[1])
    shown = cell = torch.zeros(len(gates), len(w_state))
    said = []
    for t in range(steps):
        i, f, g, o = (gates[:, t] + shown @ w_state).chunk(4, 1)
        cell = torch.sigmoid(f) * cell + torch.sigmoid(i) * torch.tanh(g)
        shown = torch.sigmoid(o) * torch.tanh(cell)
        said.append(shown)
    return torch.stack(said, 1).reshape(-1, len(w_state))


def gru(x, w_in, w_state, b, steps):
    """[N*T, D] -> [N*T, H]: what each position shows. Columns of the weights: gates r, z, n; of b: r, z, n, and n's state."""
    units = len(w_state)
    gates = (x @ w_in + b[:, :3 * units]).reshape(-1, steps, 3 * units)
    shown = torch.zeros(len(gates), units)
    said = []
    for t in range(steps):
        (r, z, n), (of_r, of_z, of_n) = gates[:, t].chunk(3, 1), (shown @ w_state).chunk(3, 1)
        n = torch.tanh(n + torch.sigmoid(r + of_r) * (of_n + b[:, 3 * units:]))
        shown = n + torch.sigmoid(z + of_z) * (shown - n)
        said.append(shown)
    return torch.stack(said, 1).reshape(-1, units)


def attention(q, k, v, heads, causal, steps):
    """Rows [N*T, E] of sequences: each position takes over a mean of the values of those that fit its question."""
    width = q.shape[1] // heads
    q, k, v = (x.reshape(-1, steps, heads, width).transpose(1, 2) for x in (q, k, v))
    logits = q @ k.transpose(2, 3) / width ** 0.5
    if causal:
        logits = logits + torch.triu(torch.full((steps, steps), float("-inf")), 1)
    heard = F.softmax(logits, 3) @ v
    return heard.transpose(1, 2).reshape(-1, heads * width)


def embedding_lookup(ids, table):
    return table[ids[:, 0].long()]


def graph_convolution(x, edges):
    """Each node gets the sum of the nodes that edges [M, 3] (from, to, weight) lead from, by their weights."""
    start, end = edges[:, 0].long(), edges[:, 1].long()
    return torch.zeros_like(x).index_add(0, end, edges[:, 2:] * x[start])


def graph_attention(x, asks, answers, edges, heads):
    """Each node gets a mean of the nodes that edges lead from; those that fit it weigh more, for each head."""
    start, end = edges[:, 0].long(), edges[:, 1].long()
    apart = x.reshape(len(x), heads, -1)
    asked, answered = ((apart * vector.reshape(heads, -1)).sum(2) for vector in (asks, answers))
    logits = F.leaky_relu(asked[end] + answered[start], 0.2)
    highest = torch.stack([logits[end == node].max(0)[0] for node in range(len(x))]).detach()
    e = torch.exp(logits - highest[end])
    p = e / torch.zeros_like(asked).index_add(0, end, e)[end]
    return torch.zeros_like(apart).index_add(0, end, p[:, :, None] * apart[start]).reshape(x.shape)


def weighted_mean(each, weight):
    """0 where nothing counts."""
    total = weight.sum()
    return (each * weight).sum() / total if total > 0 else each.sum() * 0


def softmax_cross_entropy(z, codes, weight, smoothing):
    each = F.cross_entropy(z, codes[:, 0].long(), reduction="none", label_smoothing=smoothing)
    return weighted_mean(each[:, None], weight)


def mean_squared_error(said, wanted, weight):
    return weighted_mean((said - wanted) ** 2, weight)


def huber(said, wanted, weight, delta):
    return weighted_mean(F.huber_loss(said, wanted, reduction="none", delta=delta), weight)


def binary_cross_entropy(z, wanted, weight):
    return weighted_mean(F.binary_cross_entropy_with_logits(z, wanted, reduction="none"), weight)


def counted(x, codes, weight):
    """The things that take part in a loss over pairs."""
    rows = weight[:, 0] != 0
    return x[rows], codes[rows, 0]


def squared_distances(x):
    return ((x[:, None, :] - x[None, :, :]) ** 2).sum(2)


def contrastive(x, codes, weight, margin):
    x, codes = counted(x, codes, weight)
    n = len(codes)
    if n < 2:
        return x.sum() * 0
    same = codes[:, None] == codes[None, :]
    others = ~torch.eye(n, dtype=torch.bool)
    squares = squared_distances(x)
    apart = F.relu(margin - torch.sqrt(squares + 1e-12)) ** 2
    return (squares * (same & others) + apart * ~same).sum() / (n * (n - 1))


def triplet(x, codes, weight, margin):
    x, codes = counted(x, codes, weight)
    same = codes[:, None] == codes[None, :]
    triplets = (same & ~torch.eye(len(codes), dtype=torch.bool))[:, :, None] & ~same[:, None, :]
    if not triplets.any():
        return x.sum() * 0
    d = torch.sqrt(squared_distances(x) + 1e-12)
    return F.relu(d[:, :, None] - d[:, None, :] + margin)[triplets].mean()


def info_nce(x, codes, weight, temperature):
    x, codes = counted(x, codes, weight)
    itself = torch.eye(len(codes), dtype=torch.bool)
    positives = (codes[:, None] == codes[None, :]) & ~itself
    n_own = positives.sum(1)
    if not (n_own > 0).any():
        return x.sum() * 0
    s = (-squared_distances(x) / temperature).masked_fill(itself, -1e30)
    each = -(F.log_softmax(s, 1) * positives).sum(1)
    return (each / n_own.clamp(min=1)).sum() / (n_own > 0).sum()


def centre(x, codes, centres, weight):
    return weighted_mean(((x - centres[codes[:, 0].long()]) ** 2).sum(1, keepdim=True), weight)


def neighbours(y, x, precision):
    n = len(y)
    if n < 2:
        return y.sum() * 0
    others = ~torch.eye(n, dtype=torch.bool)
    p = F.softmax((-precision * squared_distances(x)).masked_fill(~others, float("-inf")), 1)
    p = ((p + p.T) / (2 * n))[others]
    kernel = (1 / (1 + squared_distances(y)))[others]
    return F.kl_div(torch.log(kernel / kernel.sum()), p.detach(), reduction="sum")


def links(x, thing, linked, reach):
    """How near two things lie says how likely they are linked; linked things and others weigh the same."""
    thing = thing[:, 0].long()
    asked = linked[:, thing]
    pairs = torch.triu(thing[:, None] != thing[None, :], 1) & (asked >= 0)
    z = reach - squared_distances(x)
    total = x.sum() * 0
    for kind, sign in ((asked > 0, -1), (asked == 0, 1)):
        of_kind = pairs & kind
        if of_kind.any():
            total = total + F.softplus(z * sign)[of_kind].mean() / 2
    return total


def kl_to_gaussian(mean, log_variance):
    return (torch.exp(log_variance) - log_variance - 1 + mean ** 2).sum() * (0.5 / len(mean))


def mean_absolute(x):
    return x.abs().mean()


def mean_square(x):
    return (x * x).mean()


def mean_product(x, wanted, weight):
    return weighted_mean(x * wanted, weight)


def sgd(weights, rate, decay, momentum):
    return torch.optim.SGD(weights, lr=rate, weight_decay=decay)


def momentum_descent(weights, rate, decay, momentum):
    return torch.optim.SGD(weights, lr=rate, weight_decay=decay, momentum=momentum)


def rmsprop(weights, rate, decay, momentum):
    return torch.optim.RMSprop(weights, lr=rate, weight_decay=decay, alpha=0.99, eps=1e-8)


def adam(weights, rate, decay, momentum):
    return torch.optim.Adam(weights, lr=rate, weight_decay=decay, betas=(0.9, 0.999), eps=1e-8)


def adamw(weights, rate, decay, momentum):
    return torch.optim.AdamW(weights, lr=rate, weight_decay=decay, betas=(0.9, 0.999), eps=1e-8)
