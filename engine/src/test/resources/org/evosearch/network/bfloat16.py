"""Writes bfloat16.json: losses and gradients of two networks that compute in bfloat16, with NumPy alone.

Usage: python bfloat16.py > bfloat16.json

Each operation of a convolution, a linear map or attention gets numbers rounded to bfloat16 (to nearest, ties to
even), is computed exactly, and its result is rounded; so is the gradient on its way back. All else is float32.
Image batches and weights are those of layers.py.
"""

import json
import sys

import numpy as np

N = 3
CLASSES = 3


def float32(x):
    return np.asarray(x, dtype=np.float32).astype(np.float64)


def bfloat16(x):
    bits = np.asarray(x, dtype=np.float32).view(np.uint32).astype(np.uint64)
    even = (bits >> 16) & 1
    rounded = ((bits + 0x7FFF + even) >> 16) << 16
    return rounded.astype(np.uint32).view(np.float32).astype(np.float64)


def exactly(x):
    return x


class Array:
    """Numbers of one kind, with what their gradient is handed on to."""

    def __init__(self, value, kind, back=()):
        self.kind, self.back = kind, back
        self.value = kind(value)
        self.gradient = np.zeros_like(self.value)


def backward(loss):
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for parent, _ in node.back:
                visit(parent)
            order.append(node)

    visit(loss)
    loss.gradient = np.ones_like(loss.value)
    for node in reversed(order):
        for parent, function in node.back:
            parent.gradient = parent.kind(parent.gradient + parent.kind(function(node.gradient)))


def cast(a, kind):
    return Array(a.value, kind, [(a, exactly)])


def reshape(a, *shape):
    return Array(a.value.reshape(shape), a.kind, [(a, lambda g: g.reshape(a.value.shape))])


def permute(a, *axes):
    return Array(a.value.transpose(axes), a.kind, [(a, lambda g: g.transpose(np.argsort(axes)))])


def pick(a, index):
    def back(g):
        whole = np.zeros_like(a.value)
        whole[index] = g
        return whole

    return Array(a.value[index], a.kind, [(a, back)])


def times(a, number):
    return Array(a.value * number, a.kind, [(a, lambda g: g * number)])


def relu(a):
    return Array(np.maximum(a.value, 0), a.kind, [(a, lambda g: g * (a.value > 0))])


def matmul(a, b):
    swap = lambda x: np.swapaxes(x, -1, -2)
    return Array(
        a.value @ b.value,
        a.kind,
        [(a, lambda g: g @ swap(b.value)), (b, lambda g: swap(a.value) @ g)],
    )


def linear(a, w, b):
    flat = lambda x: x.reshape(-1, x.shape[-1])
    return Array(
        a.value @ w.value.T + b.value,
        a.kind,
        [
            (a, lambda g: g @ w.value),
            (w, lambda g: flat(g).T @ flat(a.value)),
            (b, lambda g: flat(g).sum(axis=0)),
        ],
    )


def in_two_steps(a, w, b):
    """As libtorch maps tokens that are not contiguous: the product is rounded before the bias is added."""
    product = linear(a, w, Array(np.zeros(b.value.shape), a.kind))
    columns = tuple(range(product.value.ndim - 1))
    return Array(product.value + b.value, a.kind, [(product, exactly), (b, lambda g: g.sum(axis=columns))])


def convolution(a, w, b):
    """Of the same size, 3 x 3, padded by one."""
    n, _, height, width = a.value.shape
    padded = np.pad(a.value, ((0, 0), (0, 0), (1, 1), (1, 1)))
    out = np.zeros((n, w.value.shape[0], height, width)) + b.value[None, :, None, None]
    shifts = [(y, x) for y in range(3) for x in range(3)]
    for y, x in shifts:
        out += np.einsum("nchw,kc->nkhw", padded[:, :, y : y + height, x : x + width], w.value[:, :, y, x])

    def of_input(g):
        whole = np.zeros_like(padded)
        for y, x in shifts:
            whole[:, :, y : y + height, x : x + width] += np.einsum("nkhw,kc->nchw", g, w.value[:, :, y, x])
        return whole[:, :, 1:-1, 1:-1]

    def of_weight(g):
        whole = np.zeros_like(w.value)
        for y, x in shifts:
            whole[:, :, y, x] = np.einsum("nkhw,nchw->kc", g, padded[:, :, y : y + height, x : x + width])
        return whole

    return Array(out, a.kind, [(a, of_input), (w, of_weight), (b, lambda g: g.sum(axis=(0, 2, 3)))])


def softmax(a):
    e = np.exp(a.value - a.value.max(axis=-1, keepdims=True))
    s = e / e.sum(axis=-1, keepdims=True)
    return Array(s, float32, [(a, lambda g: s * (g - (g * s).sum(axis=-1, keepdims=True)))])


def mean_of_tokens(a):
    count = a.value.shape[1]
    return Array(
        a.value.mean(axis=1), a.kind, [(a, lambda g: np.repeat(g[:, None, :], count, axis=1) / count)]
    )


def cross_entropy(a):
    labels = np.arange(N) % CLASSES
    shifted = a.value - a.value.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(N)

    def back(g):
        p = np.exp(logs)
        p[rows, labels] -= 1
        return g * p / N

    return Array(-logs[rows, labels].mean(), float32, [(a, back)])


def images(*shape):
    i = np.arange(N * int(np.prod(shape)))
    return Array((5 * np.sin(0.5 + 0.9 * i + 0.001 * i * i)).reshape(N, *shape), float32)


class Weights:
    def __init__(self):
        self.all = []

    def __call__(self, *shape):
        i = np.arange(int(np.prod(shape)))
        k = len(self.all)
        self.all.append(Array((0.5 * np.sin(1 + 0.7 * k + 0.37 * i)).reshape(shape), float32))
        return self.all[-1]


def through(kind, function, x, *weights):
    return cast(function(cast(x, kind), *(cast(w, kind) for w in weights)), float32)


def convolutional(kind, weight):
    x = images(2, 4, 4)
    w, b = weight(4, 2, 3, 3), weight(4)
    x = relu(through(kind, convolution, x, w, b))
    w, b = weight(CLASSES, 64), weight(CLASSES)
    return cross_entropy(through(kind, linear, reshape(x, N, 64), w, b))


def attentive(kind, weight):
    """Two channels of four rows and columns as 16 tokens of width 2; two heads of width 3."""
    tokens = permute(reshape(images(2, 4, 4), N, 2, 16), 0, 2, 1)
    w, b = weight(18, 2), weight(18)
    output, shift = weight(2, 6), weight(2)
    parts = permute(reshape(through(kind, in_two_steps, tokens, w, b), N, 16, 3, 2, 3), 2, 0, 3, 1, 4)
    queries = times(pick(parts, 0), float32(1 / np.sqrt(3)))
    scores = through(kind, matmul, queries, permute(pick(parts, 1), 0, 1, 3, 2))
    mixed = through(kind, matmul, softmax(scores), pick(parts, 2))
    joined = reshape(permute(mixed, 0, 2, 1, 3), N, 16, 6)
    x = mean_of_tokens(through(kind, linear, joined, output, shift))
    w, b = weight(CLASSES, 2), weight(CLASSES)
    return cross_entropy(through(kind, linear, x, w, b))


def golden(network, kind):
    weight = Weights()
    loss = network(kind, weight)
    backward(loss)
    return {"loss": float(loss.value), "gradients": [w.gradient.ravel().tolist() for w in weight.all]}


json.dump(
    {
        name: {kind.__name__: golden(network, kind) for kind in (bfloat16, float32)}
        for name, network in (("convolutional", convolutional), ("attentive", attentive))
    },
    sys.stdout,
)
print()
