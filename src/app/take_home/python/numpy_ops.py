"""The parts that a NumPy script is put together from: only what its net uses is copied (src/app/take_home/script.cpp)."""
import numpy as np


class Var:
    """An array that remembers what it was computed from, so that gradients flow back (reverse-mode differentiation)."""

    def __init__(self, value, parents=()):
        self.value = np.asarray(value, dtype=np.float32)
        self.parents = parents  # (Var, function: the gradient here -> the gradient there)
        self.gradient = None

    def __add__(self, other):
        other = var(other)
        return Var(self.value + other.value, ((self, lambda g: g), (other, lambda g: g)))

    def __mul__(self, other):
        other = var(other)
        return Var(self.value * other.value, ((self, lambda g: g * other.value), (other, lambda g: g * self.value)))

    def __truediv__(self, other):
        other = var(other)
        value = self.value / other.value
        return Var(value, ((self, lambda g: g / other.value), (other, lambda g: -g * value / other.value)))

    def __matmul__(self, other):
        return Var(self.value @ other.value, ((self, lambda g: g @ other.value.swapaxes(-1, -2)),
                                              (other, lambda g: self.value.swapaxes(-1, -2) @ g)))

    __radd__, __rmul__, __array_ufunc__ = __add__, __mul__, None  # None: arrays leave operators to us

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -var(other)

    def __rsub__(self, other):
        return var(other) + -self

    def __rtruediv__(self, other):
        return var(other) / self

    def __getitem__(self, rows):
        def back(g):
            whole = np.zeros_like(self.value)
            np.add.at(whole, rows, g)
            return whole
        return Var(self.value[rows], ((self, back),))

    def sum(self, axis=None, keepdims=False):
        def back(g):
            return np.broadcast_to(g if axis is None or keepdims else np.expand_dims(g, axis), self.value.shape)
        return Var(self.value.sum(axis=axis, keepdims=keepdims), ((self, back),))

    def mean(self, axis=None, keepdims=False):
        count = self.value.size if axis is None else self.value.shape[axis]
        return self.sum(axis, keepdims) * (1.0 / max(count, 1))

    def reshape(self, *shape):
        return Var(self.value.reshape(*shape), ((self, lambda g: g.reshape(self.value.shape)),))

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((parent, False) for parent, _ in node.parents)
        self.gradient = np.ones_like(self.value)
        for node in reversed(order):
            for parent, back in node.parents:
                g = fitted(back(node.gradient), parent.value.shape)
                parent.gradient = g if parent.gradient is None else parent.gradient + g


def var(value):
    return value if isinstance(value, Var) else Var(value)


def fitted(gradient, shape):
    """The gradient of something that was broadcast: summed over what it was repeated along."""
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1 and gradient.shape[axis] != 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient


def exp(x):
    value = np.exp(x.value)
    return Var(value, ((x, lambda g: g * value),))


def log(x):
    return Var(np.log(x.value), ((x, lambda g: g / x.value),))


def sqrt(x):
    value = np.sqrt(x.value)
    return Var(value, ((x, lambda g: g * (np.float32(0.5) / value)),))


def square(x):
    return Var(x.value * x.value, ((x, lambda g: g * (np.float32(2) * x.value)),))


def magnitude(x):
    return Var(np.abs(x.value), ((x, lambda g: g * np.sign(x.value)),))


def relu(x):
    return Var(np.maximum(x.value, 0), ((x, lambda g: g * (x.value > 0)),))


def leaky_relu(x):
    slope = np.where(x.value > 0, np.float32(1), np.float32(0.01))
    return Var(x.value * slope, ((x, lambda g: g * slope),))


def tanh(x):
    value = np.tanh(x.value)
    return Var(value, ((x, lambda g: g * (1 - value * value)),))


def sigmoid(x):
    value = np.float32(0.5) + np.float32(0.5) * np.tanh(np.float32(0.5) * x.value)
    return Var(value, ((x, lambda g: g * value * (1 - value)),))


def sine(x):
    return Var(np.sin(x.value), ((x, lambda g: g * np.cos(x.value)),))


def softplus(x):
    value = np.maximum(x.value, 0) + np.log1p(np.exp(-np.abs(x.value)))
    return Var(value, ((x, lambda g: g * (np.float32(0.5) + np.float32(0.5) * np.tanh(np.float32(0.5) * x.value))),))


def gelu(x):
    return x * 0.5 * (tanh((x + square(x) * x * 0.044715) * 0.7978845608) + 1.0)


def layer_norm(x, gain, shift):
    centred = x - x.mean(axis=1, keepdims=True)
    return centred / sqrt(square(centred).mean(axis=1, keepdims=True) + 1e-5) * gain + shift


class Noise:
    """The random numbers of a step, the same as in Embedscape (PCG32), many at once."""

    def __init__(self, state, increment):
        self.state, self.increment = np.uint64(state), np.uint64(increment)

    def words(self, n):
        """n whole numbers below 2^32."""
        powers = np.cumprod(np.full(n, 6364136223846793005, np.uint64))
        sums = np.cumsum(np.concatenate([np.ones(1, np.uint64), powers[:-1]]))
        states = powers * self.state + sums * self.increment  # after 1, 2 ... n steps, modulo 2^64
        old = np.concatenate([[self.state], states[:-1]])
        self.state = states[-1]
        shifted = ((old >> np.uint64(18) ^ old) >> np.uint64(27)) & np.uint64(0xFFFFFFFF)
        turn = old >> np.uint64(59)
        turned = shifted >> turn | shifted << ((np.uint64(32) - turn) & np.uint64(31))
        return turned & np.uint64(0xFFFFFFFF)

    def numbers(self, n):
        """n whole numbers below 2^24."""
        return self.words(n) >> np.uint64(8)

    def uniform(self, shape):
        return self.numbers(shape[0] * shape[1]).reshape(shape).astype(np.float32) * np.float32(2.0 ** -24)

    def normal(self, shape):
        """The sum of twelve uniform numbers, minus 6."""
        sums = self.numbers(12 * shape[0] * shape[1]).reshape(*shape, 12).sum(axis=2)
        return sums.astype(np.float32) * np.float32(2.0 ** -24) - np.float32(6)

    def below(self, n):
        drawn = int(self.words(1)[0])
        while drawn < 2 ** 32 % n:
            drawn = int(self.words(1)[0])
        return drawn % n

    def mask(self, shape, share):
        """In each row 1 in one column, and in each other one with this probability."""
        rows = []
        for _ in range(shape[0]):
            always = self.below(shape[1])
            row = self.uniform((1, shape[1]))[0] < np.float32(share)
            row[always] = True
            rows.append(row)
        return np.array(rows, dtype=np.float32)


def concatenate(a, b):
    """Side by side."""
    a, b = var(a), var(b)
    width = a.value.shape[1]
    return Var(np.concatenate([a.value, b.value], axis=1), ((a, lambda g: g[:, :width]), (b, lambda g: g[:, width:])))


def stop_gradient(x):
    return Var(x.value)


def dropout(x, rate, drawn):
    return x if drawn is None else x * ((drawn >= np.float32(rate)) / np.float32(1 - rate))


def gaussian_noise(x, sigma, drawn):
    return x if drawn is None else x + np.float32(sigma) * drawn


def reparameterise(mean, log_variance, drawn):
    return mean if drawn is None else mean + exp(log_variance * 0.5) * drawn


def reverse_gradient(x, strength):
    return Var(x.value, ((x, lambda g: -np.float32(strength) * g),))


def sphere(x):
    return x / sqrt(square(x).sum(axis=1, keepdims=True) + 1e-12)


def quantise(x, bits):
    """Rounds to the levels of so many bits a row; the gradient passes straight through."""
    n = x.value.shape[1]
    here = np.array([min(16, bits // n + (column < bits % n)) for column in range(n)])
    steps = np.maximum(2.0 ** here - 1, 1).astype(np.float32)
    level = np.floor((np.clip(x.value, -1, 1) + 1) * np.float32(0.5) * steps + np.float32(0.5))
    return Var(np.where(here > 0, 2 * level / steps - 1, 0), ((x, lambda g: g * (here > 0)),))


def reshaped(x, columns):
    """Rows of so many columns: a picture or sequence laid out in one row, or cut into its places."""
    return x.reshape(-1, columns)


def transposed(x, *axes):
    back = np.argsort(axes)
    return Var(x.value.transpose(axes), ((x, lambda g: g.transpose(back)),))


def block(x, *where):
    """A block of an array, in which no element is twice."""
    def back(g):
        whole = np.zeros_like(x.value)
        whole[where] = g
        return whole
    return Var(x.value[where], ((x, back),))


def stacked(parts):
    """Arrays [N, C] as [N, T, C]."""
    parents = tuple((one, lambda g, t=t: g[:, t]) for t, one in enumerate(parts))
    return Var(np.stack([one.value for one in parts], axis=1), parents)


def rearrange(x, columns):
    """[N, D], columns [T, C] -> [N*T, C]: the columns of each thing, each at its place."""
    return x[:, columns.value.astype(int).ravel()].reshape(-1, columns.value.shape[1])


def windows(x, height, width, kernel, stride, padding=0):
    """[N*H*W, C] -> [N*Ho*Wo, k*k, C]: what each window sees; 0 outside of the picture."""
    channels = x.value.shape[1]
    lines, columns = ((side + 2 * padding - kernel) // stride + 1 for side in (height, width))
    border = ((0, 0), (padding, padding), (padding, padding), (0, 0))
    pictures = np.pad(x.value.reshape(-1, height, width, channels), border)

    def seen(whole, i):
        """The pixel i of all windows."""
        y, x = divmod(i, kernel)
        return whole[:, y:y + stride * lines:stride, x:x + stride * columns:stride]

    def back(g):
        whole, g = np.zeros_like(pictures), g.reshape(-1, lines, columns, kernel * kernel, channels)
        for i in range(kernel * kernel):
            seen(whole, i)[...] += g[:, :, :, i]
        return whole[:, padding:padding + height, padding:padding + width].reshape(x.value.shape)
    value = np.stack([seen(pictures, i) for i in range(kernel * kernel)], axis=3)
    return Var(value.reshape(-1, kernel * kernel, channels), ((x, back),))


def conv2d(x, w, height, width, kernel, stride, padding):
    return windows(x, height, width, kernel, stride, padding).reshape(-1, len(w.value)) @ w


def largest(x):
    """[N, T, C] -> [N, C]: the gradient goes to the first one, of several."""
    where = x.value.argmax(axis=1)[:, None]

    def back(g):
        whole = np.zeros_like(x.value)
        np.put_along_axis(whole, where, g[:, None], axis=1)
        return whole
    return Var(np.take_along_axis(x.value, where, axis=1)[:, 0], ((x, back),))


def max_pool(x, height, width, kernel, stride):
    return largest(windows(x, height, width, kernel, stride))


def average_pool(x, height, width, kernel, stride):
    return windows(x, height, width, kernel, stride).mean(axis=1)


def upsample(x, height, width, factor):
    """Each pixel stands `factor` times beside and below itself."""
    channels = x.value.shape[1]
    pictures = x.value.reshape(-1, height, width, channels)

    def back(g):
        return g.reshape(-1, height, factor, width, factor, channels).sum(axis=(2, 4)).reshape(x.value.shape)
    return Var(pictures.repeat(factor, axis=1).repeat(factor, axis=2).reshape(-1, channels), ((x, back),))


def mean_of_rows(x, places):
    return x.reshape(-1, places, x.value.shape[1]).mean(axis=1)


def max_of_rows(x, places):
    return largest(x.reshape(-1, places, x.value.shape[1]))


def last_row(x, places):
    return block(x.reshape(-1, places, x.value.shape[1]), slice(None), places - 1)


def lstm(x, w_in, w_state, b, steps):
    """[N*T, D] -> [N*T, H]: what each position shows. Columns of the weights: gates i, f, g, o."""
    units = len(w_state.value)
    gates = (x @ w_in + b).reshape(-1, steps, 4 * units)
    cell, shown = None, []
    for t in range(steps):
        z = block(gates, slice(None), t)
        if t:
            z = z + shown[-1] @ w_state
        i, f, g, o = (block(z, slice(None), slice(k * units, (k + 1) * units)) for k in range(4))
        taken_in = sigmoid(i) * tanh(g)
        cell = sigmoid(f) * cell + taken_in if t else taken_in
        shown.append(sigmoid(o) * tanh(cell))
    return stacked(shown).reshape(-1, units)


def gru(x, w_in, w_state, b, steps):
    """[N*T, D] -> [N*T, H]: what each position shows. Columns of the weights: gates r, z, n; of b: r, z, n, and n's state."""
    units = len(w_state.value)

    def part(y, k):
        return block(y, slice(None), slice(k * units, (k + 1) * units))
    gates = (x @ w_in + block(b, slice(None), slice(3 * units))).reshape(-1, steps, 3 * units)
    shown = [Var(np.zeros((len(gates.value), units)))]
    for t in range(steps):
        of_input, of_state = block(gates, slice(None), t), shown[-1] @ w_state
        r, z = (sigmoid(part(of_input, k) + part(of_state, k)) for k in range(2))
        n = tanh(part(of_input, 2) + r * (part(of_state, 2) + part(b, 3)))
        shown.append(n + z * (shown[-1] - n))
    return stacked(shown[1:]).reshape(-1, units)


def softmax(z):
    """Over the last axis."""
    e = np.exp(z.value - z.value.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    return Var(p, ((z, lambda g: p * (g - (g * p).sum(axis=-1, keepdims=True))),))


def attention(q, k, v, heads, causal, steps):
    """Rows [N*T, E] of sequences: each position takes over a mean of the values of those that fit its question."""
    width = q.value.shape[1] // heads

    def apart(x, *axes):
        return transposed(x.reshape(-1, steps, heads, width), *axes)
    logits = apart(q, 0, 2, 1, 3) @ apart(k, 0, 2, 3, 1) * (1 / np.sqrt(width))
    if causal:
        logits = logits + np.triu(np.full((steps, steps), np.float32(-1e30)), 1)
    heard = softmax(logits) @ apart(v, 0, 2, 1, 3)
    return transposed(heard, 0, 2, 1, 3).reshape(-1, heads * width)


def embedding_lookup(ids, table):
    return table[ids[:, 0].astype(int)]


def graph_convolution(x, edges):
    """Each node gets the sum of the nodes that edges [M, 3] (from, to, weight) lead from, by their weights."""
    start, end, weight = edges.value[:, 0].astype(int), edges.value[:, 1].astype(int), edges.value[:, 2:]

    def carried(value, start, end):
        sums = np.zeros_like(value)
        np.add.at(sums, end, weight * value[start])
        return sums
    return Var(carried(x.value, start, end), ((x, lambda g: carried(g, end, start)),))


def added_up(x, rows, n):
    """Rows [M, ...] -> [n, ...]: each is added to the row that it belongs to."""
    sums = np.zeros((n, *x.value.shape[1:]), dtype=np.float32)
    np.add.at(sums, rows, x.value)
    return Var(sums, ((x, lambda g: g[rows]),))


def graph_attention(x, asks, answers, edges, heads):
    """Each node gets a mean of the nodes that edges lead from; those that fit it weigh more, for each head."""
    start, end = edges.value[:, 0].astype(int), edges.value[:, 1].astype(int)
    n, width = len(x.value), x.value.shape[1] // heads
    apart = x.reshape(n, heads, width)
    asked, answered = ((apart * vector.reshape(1, heads, width)).sum(axis=2) for vector in (asks, answers))
    fits = asked[end] + answered[start]
    logits = relu(fits) - relu(-fits) * 0.2
    highest = np.full((n, heads), -np.inf, dtype=np.float32)
    np.maximum.at(highest, end, logits.value)
    e = exp(logits - highest[end])
    p = e / added_up(e, end, n)[end]
    return added_up(p.reshape(-1, heads, 1) * apart[start], end, n).reshape(n, heads * width)


def weighted_mean(each, weight):
    """0 where nothing counts."""
    weight = var(weight).value
    total = float(weight.sum(dtype=np.float64))
    return (each * weight).sum() * (1.0 / total if total else 0.0)


def picked(x, codes):
    """Of each row the element that its code names, [N, 1]."""
    rows = np.arange(len(x.value))
    return x[rows, codes[:, 0].astype(int)].reshape(-1, 1)


def log_sum_exp(z):
    highest = z.value.max(axis=1, keepdims=True)
    return log(exp(z - highest).sum(axis=1, keepdims=True)) + highest


def softmax_cross_entropy(z, codes, weight, smoothing):
    of_class = picked(z, codes)
    each = log_sum_exp(z) - of_class
    if smoothing:
        each = each + (of_class - z.mean(axis=1, keepdims=True)) * smoothing
    return weighted_mean(each, weight)


def mean_squared_error(said, wanted, weight):
    return weighted_mean(square(said - wanted), weight)


def huber(said, wanted, weight, delta):
    r = said - wanted
    within = relu(magnitude(r) * -1.0 + delta) * -1.0 + delta  # |r|, at most delta
    return weighted_mean(within * (magnitude(r) - within * 0.5), weight)


def binary_cross_entropy(z, wanted, weight):
    return weighted_mean(softplus(z) - z * wanted, weight)


def counted(x, codes, weight):
    """The things that take part in a loss over pairs."""
    rows = np.flatnonzero(weight[:, 0])
    return x[rows], codes[rows, 0]


def squared_distances(x):
    n, dims = x.value.shape
    return square(x.reshape(n, 1, dims) - x.reshape(1, n, dims)).sum(axis=2)


def contrastive(x, codes, weight, margin):
    x, codes = counted(x, codes, weight)
    n = len(codes)
    if n < 2:
        return x.sum() * 0.0
    same = codes[:, None] == codes[None, :]
    others = ~np.eye(n, dtype=bool)
    squares = squared_distances(x)
    apart = square(relu(margin - sqrt(squares + 1e-12)))
    return (squares * (same & others) + apart * ~same).sum() * (1.0 / (n * (n - 1)))


def triplet(x, codes, weight, margin):
    x, codes = counted(x, codes, weight)
    n = len(codes)
    same = codes[:, None] == codes[None, :]
    triplets = (same & ~np.eye(n, dtype=bool))[:, :, None] & ~same[:, None, :]
    if not triplets.any():
        return x.sum() * 0.0
    d = sqrt(squared_distances(x) + 1e-12)
    excess = relu(d.reshape(n, n, 1) - d.reshape(n, 1, n) + margin)
    return (excess * triplets).sum() * (1.0 / float(triplets.sum()))


def info_nce(x, codes, weight, temperature):
    x, codes = counted(x, codes, weight)
    n = len(codes)
    positives = (codes[:, None] == codes[None, :]) & ~np.eye(n, dtype=bool)
    n_own = positives.sum(axis=1, keepdims=True)
    anchors = int((n_own > 0).sum())
    if anchors == 0:
        return x.sum() * 0.0
    s = squared_distances(x) * (-1.0 / temperature) + np.where(np.eye(n, dtype=bool), np.float32(-1e30), np.float32(0))
    each = (s * -1.0 + log_sum_exp(s)) * positives
    return (each * (1.0 / np.maximum(n_own, 1)).astype(np.float32)).sum() * (1.0 / anchors)


def centre(x, codes, centres, weight):
    own = centres[codes[:, 0].astype(int)]
    return weighted_mean(square(x - own).sum(axis=1, keepdims=True), weight)


def neighbours(y, x, precision):
    n = len(y.value)
    if n < 2:
        return y.sum() * 0.0
    others = ~np.eye(n, dtype=bool)
    squares = squared_distances(var(x)).value
    nearest = np.where(others, squares, np.inf).min(axis=1, keepdims=True)
    p = np.exp(-precision * (squares - nearest)) * others
    p = p / p.sum(axis=1, keepdims=True)
    p = (p + p.T) / np.float32(2 * n)
    kernel = 1.0 / (squared_distances(y) + 1.0) * others
    log_q = log(kernel + np.eye(n, dtype=np.float32)) - log(kernel.sum())
    known = np.where(p > 0, p, 1)
    return ((log_q * -1.0 + np.log(known)) * p).sum()


def links(x, thing, linked, reach):
    """How near two things lie says how likely they are linked; linked things and others weigh the same."""
    thing = thing[:, 0].astype(int)
    asked = linked[:, thing]
    pairs = np.triu(thing[:, None] != thing[None, :], 1) & (asked >= 0)
    z = reach - squared_distances(x)
    total = x.sum() * 0.0
    for kind, sign in ((asked > 0, -1.0), (asked == 0, 1.0)):
        of_kind = pairs & kind
        if of_kind.any():
            total = total + (softplus(z * sign) * of_kind).sum() * (0.5 / of_kind.sum())
    return total


def kl_to_gaussian(mean, log_variance):
    return (exp(log_variance) - log_variance - 1.0 + square(mean)).sum() * (0.5 / len(mean.value))


def mean_absolute(x):
    return magnitude(x).mean()


def mean_square(x):
    return square(x).mean()


def mean_product(x, wanted, weight):
    return weighted_mean(x * wanted, weight)


def sgd(w, g, slots, step, rate, momentum):
    return w - rate * g


def momentum_descent(w, g, slots, step, rate, momentum):
    slots[0] = np.float32(momentum) * slots[0] + g
    return w - rate * slots[0]


def rmsprop(w, g, slots, step, rate, momentum):
    slots[0] = np.float32(0.99) * slots[0] + np.float32(0.01) * g * g
    return w - rate * g / (np.sqrt(slots[0]) + np.float32(1e-8))


def adam(w, g, slots, step, rate, momentum):
    slots[0] = np.float32(0.9) * slots[0] + np.float32(0.1) * g
    slots[1] = np.float32(0.999) * slots[1] + np.float32(0.001) * g * g
    rate = np.float32(rate / (1 - 0.9 ** step))
    return w - rate * slots[0] / (np.sqrt(slots[1]) / np.float32(np.sqrt(1 - 0.999 ** step)) + np.float32(1e-8))


def adamw(w, g, slots, step, rate, momentum):
    return adam(w, g, slots, step, rate, momentum)  # train() has made the weights decay
