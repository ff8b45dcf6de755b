"""Writes pc_darts_step.json: one step of the mixture of a PC-DARTS cell, computed with NumPy alone, in float64.

Usage: python pc_darts_step.py > pc_darts_step.json

Written from the authors' code, yuhuixu1993/PC-DARTS, model_search.py: MixedOp.forward and Cell.forward. Each edge
splits its channels, mixes its operations on the first of K parts, passes the others on (through a 2x2 max pooling
where the edge halves sides), joins and shuffles by itself, and a node is the sum of ALL that its edges give times
their shares. Poolings are followed by a batch normalization without scale and shift. Gradients are central
differences of the loss, so that nothing here depends on how they are derived by hand or by a library. The step is
the first one of Adam with weight decay, as PyTorch defines it.

A cell has two inputs and three nodes; its classes are the channels of the sum of the three nodes, averaged over
places. Number i (row-major) of the images is 5 sin(0.5 + 0.9 i + 0.001 i^2), rounded to float32; the second input
is the first one, shuffled by two groups. Logit i is 0.8 sin(1 + 2.3 i); those of edges stand behind those of
operations.
"""

import json
import sys

import numpy as np

IMAGES, CHANNELS, SIDE, PARTS, NODES = 4, 8, 6, 4, 3
EDGES = 2 + 3 + 4
RATE, FIRST, SECOND, DECAY, EPSILON = 6e-4, 0.5, 0.999, 1e-3, 1e-8


def images():
    i = np.arange(IMAGES * CHANNELS * SIDE * SIDE)
    values = 5 * np.sin(0.5 + 0.9 * i + 0.001 * i * i)
    return values.astype(np.float32).astype(np.float64).reshape(IMAGES, CHANNELS, SIDE, SIDE)


def windows(x, kernel, stride, padding, fill):
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)), constant_values=fill)
    rows = (x.shape[2] - kernel) // stride + 1
    return np.stack(
        [
            x[:, :, a : a + stride * (rows - 1) + 1 : stride, b : b + stride * (rows - 1) + 1 : stride]
            for a in range(kernel)
            for b in range(kernel)
        ]
    )


def norm(x):
    mean, variance = x.mean((0, 2, 3), keepdims=True), x.var((0, 2, 3), keepdims=True)
    return (x - mean) / np.sqrt(variance + 1e-5)


def max_pool(x, stride):
    return norm(windows(x, 3, stride, 1, -np.inf).max(0))


def avg_pool(x, stride):
    count = windows(np.ones_like(x), 3, stride, 1, 0).sum(0)
    return norm(windows(x, 3, stride, 1, 0).sum(0) / count)


def none(x, stride):
    return np.zeros_like(x[:, :, ::stride, ::stride])


def halved_skip(x, stride):
    """The identity; where sides are halved, the mean of four pixels, which needs no weights, as a pooling."""
    return x if stride == 1 else norm(windows(x, 2, 2, 0, 0).mean(0))


OPERATIONS = [none, max_pool, avg_pool, halved_skip]


def shuffle(x, groups):
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).transpose(0, 2, 1, 3, 4).reshape(n, c, h, w)


def mixed_op(x, weights, stride):
    part = CHANNELS // PARTS
    chosen, rest = x[:, :part], x[:, part:]
    mixed = sum(w * operation(chosen, stride) for w, operation in zip(weights, OPERATIONS))
    passed = rest if stride == 1 else windows(rest, 2, 2, 0, 0).max(0)
    return shuffle(np.concatenate([mixed, passed], 1), PARTS)


def softmax(logits):
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


def cell(logits, stride):
    size = EDGES * len(OPERATIONS)
    alphas, betas = logits[:size].reshape(EDGES, len(OPERATIONS)), logits[size:]
    states = [images(), shuffle(images(), 2)]
    offset = 0
    for _ in range(NODES):
        count = len(states)
        weights2 = softmax(betas[offset : offset + count])
        states.append(
            sum(
                weights2[j] * mixed_op(h, softmax(alphas[offset + j]), stride if j < 2 else 1)
                for j, h in enumerate(states)
            )
        )
        offset += count
    return sum(states[2:]).mean((2, 3))


def loss(logits, stride):
    classes = cell(logits, stride)
    shifted = classes - classes.max(1, keepdims=True)
    chances = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    labels = (3 * np.arange(IMAGES) + 1) % CHANNELS
    return -chances[np.arange(IMAGES), labels].mean()


def gradient(logits, stride, length=1e-5):
    steps = length * np.eye(len(logits))
    return np.array([(loss(logits + s, stride) - loss(logits - s, stride)) / (2 * length) for s in steps])


def adam(logits, slope):
    slope = slope + DECAY * logits
    mean, square = (1 - FIRST) * slope, (1 - SECOND) * slope**2
    return logits - RATE * (mean / (1 - FIRST)) / (np.sqrt(square / (1 - SECOND)) + EPSILON)


def case(stride):
    logits = 0.8 * np.sin(1 + 2.3 * np.arange(EDGES * (len(OPERATIONS) + 1)))
    slope = gradient(logits, stride)
    return {
        "stride": stride,
        "logits": logits.tolist(),
        "classes": cell(logits, stride).round(9).tolist(),
        "loss": round(loss(logits, stride), 9),
        "gradient": slope.round(9).tolist(),
        "after": adam(logits, slope).round(9).tolist(),
    }


json.dump([case(1), case(2)], sys.stdout, indent=1)
print()
