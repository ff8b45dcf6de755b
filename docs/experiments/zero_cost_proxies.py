"""Golden numbers of the zero-cost proxies on one tiny network, with NumPy alone, in float64.

    python docs/experiments/zero_cost_proxies.py

prints what GoldenScoresTest expects. Weights are drawn as the project draws them: from Philox4x64-10 with
the key (seed, 5) and the counter (0, 0, index of the weight, 0), rounded to float32. Gradients are
imaginary parts: f'(x) = Im f(x + ih) / h, exact to rounding for a tiny h.
"""

import numpy as np

SEED, BATCH, CHANNELS, WIDTH, SIDE, CLASSES = 11, 4, 2, 3, 4, 3
H = 1e-30


def single(values):
    return np.asarray(values).astype(np.float32).astype(np.float64)


def drawn(salt, index, count):
    generator = np.random.Philox(
        key=np.array([SEED, salt], dtype=np.uint64), counter=np.array([0, 0, index, 0], dtype=np.uint64)
    )
    return generator.random_raw(int(count))


def doubles(raw):
    return (raw >> np.uint64(11)) * 2.0**-53


def weight(index, shape, fan_in):
    uniform = doubles(drawn(5, index, np.prod(shape)))
    return single((2 * uniform - 1) / np.sqrt(fan_in)).reshape(shape)


def noise(shape):
    """Standard normal, by Box and Muller."""
    angle, radius = doubles(drawn(13, 0, np.prod(shape))).reshape(-1, 2).T
    lengths = np.sqrt(-2 * np.log(radius))
    pairs = lengths * np.cos(2 * np.pi * angle), lengths * np.sin(2 * np.pi * angle)
    return single(np.stack(pairs, axis=1)).reshape(shape)


def signs(index, shape):
    raw = drawn(13, index, -(-np.prod(shape) // 64))
    bits = raw[:, None] >> np.arange(64, dtype=np.uint64) & np.uint64(1)
    return (2.0 * bits.ravel()[: np.prod(shape)] - 1).reshape(shape)


def network():
    """Weights by name; indices 1, 2, 4 and 5 are scales (1) and shifts (0) of the normalizations."""
    return {
        "first": weight(0, (WIDTH, CHANNELS, 3, 3), CHANNELS * 9),
        "second": weight(3, (WIDTH, WIDTH, 3, 3), WIDTH * 9),
        "linear": weight(6, (CLASSES, WIDTH), WIDTH),
        "bias": weight(7, (CLASSES,), WIDTH),
    }


def images(batch):
    i = np.arange(2 * BATCH * CHANNELS * SIDE * SIDE)
    pixels = (37 * i + i * i // 7) % 256
    all_images = single(single(single(single(pixels / 255) - 0.5) / 0.25))
    chosen = all_images.reshape(2 * BATCH, CHANNELS, SIDE, SIDE)[batch * BATCH : (batch + 1) * BATCH]
    labels = np.arange(2 * BATCH)[batch * BATCH : (batch + 1) * BATCH] % CLASSES
    return chosen, labels


def convolution(x, w):
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    side = x.shape[2]
    out = np.zeros((x.shape[0], w.shape[0], side, side), dtype=np.result_type(x, w))
    for a in range(3):
        for b in range(3):
            patch = padded[:, :, a : a + side, b : b + side]
            out += np.einsum("nchw,kc->nkhw", patch, w[:, :, a, b])
    return out


def normalized(x):
    mean = x.mean(axis=(0, 2, 3), keepdims=True)
    variance = ((x - mean) ** 2).mean(axis=(0, 2, 3), keepdims=True)
    return (x - mean) / np.sqrt(variance + 1e-5)


def rectified(x, seen):
    seen.append(x.real)
    return np.where(x.real > 0, x, 0)


def block(weights, x, normalization, seen):
    """The residual block, from the first normalization to the sum."""
    first = rectified(x, seen)
    return first + rectified(normalization(convolution(first, weights["second"])), seen)


def logits(weights, x, normalization=normalized, seen=None):
    seen = [] if seen is None else seen
    last = block(weights, normalization(convolution(x, weights["first"])), normalization, seen)
    return last.mean(axis=(2, 3)) @ weights["linear"].T + weights["bias"]


def loss(weights, batch):
    x, labels = images(batch)
    z = logits(weights, x)
    z = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -z[np.arange(len(labels)), labels].mean()


def gradient(function, at):
    flat = at.astype(complex).ravel()
    slopes = np.zeros(flat.size)
    for i in range(flat.size):
        moved = flat.copy()
        moved[i] += 1j * H
        slopes[i] = function(moved.reshape(at.shape)).imag / H
    return slopes.reshape(at.shape)


LAYERS = ["first", "second", "linear"]


def gradients(weights, function):
    return [gradient(lambda w, k=k: function({**weights, k: w}), weights[k]) for k in LAYERS]


def synflow(weights):
    positive = {name: np.abs(w) for name, w in weights.items()}
    ones = np.ones((1, CHANNELS, SIDE, SIDE))
    slopes = gradients(positive, lambda w: logits(w, ones, lambda x: x).sum())
    return np.log10(sum(np.abs(positive[k] * g).sum() for k, g in zip(LAYERS, slopes)))


def naswot(weights):
    seen = []
    logits(weights, images(0)[0], seen=seen)
    kernel = np.zeros((BATCH, BATCH))
    for inputs in seen:
        on = (inputs.reshape(BATCH, -1) > 0).astype(float)
        kernel += on @ on.T + (1 - on) @ (1 - on).T
    return np.linalg.slogdet(kernel)[1]


def jacov(weights):
    jacobian = gradient(lambda x: logits(weights, x).sum(), images(0)[0]).reshape(BATCH, -1)
    v = np.linalg.eigvalsh(np.corrcoef(jacobian)) + 1e-5
    return -(np.log(v) + 1 / v).sum()


def grad_norm(weights):
    return sum(np.linalg.norm(g) for g in gradients(weights, lambda w: loss(w, 0)))


def l2_norm(weights):
    return sum(np.linalg.norm(weights[k]) for k in LAYERS)


def snip(weights):
    slopes = gradients(weights, lambda w: loss(w, 0))
    return sum(np.abs(weights[k] * g).sum() for k, g in zip(LAYERS, slopes))


def zico(weights):
    both = [gradients(weights, lambda w, m=m: loss(w, m)) for m in range(2)]
    score = 0
    for layer in zip(*both):
        g = np.stack(layer)
        score += np.log((np.abs(g).mean(axis=0) / g.std(axis=0)).sum())
    return score


def swap(weights):
    """Over both batches, as one."""
    seen = []
    logits(weights, np.concatenate([images(0)[0], images(1)[0]]), seen=seen)
    patterns = np.concatenate([inputs.reshape(2 * BATCH, -1) > 0 for inputs in seen], axis=1)
    return len({tuple(column) for column in patterns.T})


def blocks(weights):
    """What the two blocks give for noise: the first convolution, the residual block."""
    stem = normalized(convolution(noise((BATCH, CHANNELS, SIDE, SIDE)), weights["first"]))
    return stem, block(weights, stem, normalized, [])


def rows(maps):
    return maps.transpose(0, 2, 3, 1).reshape(-1, maps.shape[1])


def entropies(weights):
    for features in blocks(weights):
        variances = np.linalg.eigvalsh(np.cov(rows(features).T, bias=True))
        shares = variances / variances.sum()
        yield -(shares * np.log(shares + 1e-8)).sum()


def expressivity(weights):
    return sum(entropies(weights))


def progressivity(weights):
    first, second = entropies(weights)
    return second - first


def trainability(weights):
    stem, last = blocks(weights)
    above = signs(1, last.shape)
    below = gradient(lambda x: (block(weights, x, normalized, []) * above).sum(), stem)
    s = np.linalg.svd(rows(below).T @ rows(above) / len(rows(above)), compute_uv=False).max()
    return 2 - s - 1 / (s + 1e-6)


if __name__ == "__main__":
    scores = (synflow, naswot, jacov, grad_norm, snip, zico, l2_norm, swap, expressivity, progressivity, trainability)
    for proxy in scores:
        print(proxy.__name__, repr(float(proxy(network()))))
