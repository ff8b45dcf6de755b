"""Writes optimizers.csv: where each rule takes three weights in 12 steps, with NumPy alone.

Usage: python optimizers.py > optimizers.csv

The rules are written down from the papers, in float64, as PyTorch documents them: weight decay is
added to the gradient. Start and gradients are fixed numbers: weight i starts at 0.5 - 0.4 i, its
gradient in step t is sin(1 + 0.7 i + 0.9 t), both rounded to float32. The learning rate is 0.1 in
the first six steps and 0.05 after them, ten times as much for Adadelta, whose steps are small.
"""

import numpy as np

STEPS = 12
WEIGHTS = 3


def start():
    return (0.5 - 0.4 * np.arange(WEIGHTS)).astype(np.float32).astype(np.float64)


def gradient(t):
    return np.sin(1 + 0.7 * np.arange(WEIGHTS) + 0.9 * t).astype(np.float32).astype(np.float64)


def rate(name, t):
    return (0.1 if t < 6 else 0.05) * (10 if name == "adadelta" else 1)


class Sgd:
    def __init__(self, momentum, nesterov):
        self.momentum, self.nesterov, self.velocity = momentum, nesterov, None

    def direction(self, g, t):
        self.velocity = g if self.velocity is None else self.momentum * self.velocity + g
        return g + self.momentum * self.velocity if self.nesterov else self.velocity


class Adam:
    def __init__(self):
        self.m = self.v = 0.0

    def direction(self, g, t):
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g**2
        mean = self.m / (1 - 0.9 ** (t + 1))
        square = self.v / (1 - 0.999 ** (t + 1))
        return mean / (np.sqrt(square) + 1e-8)


class Adadelta:
    def __init__(self):
        self.squares = self.steps = 0.0

    def direction(self, g, t):
        self.squares = 0.9 * self.squares + 0.1 * g**2
        step = np.sqrt(self.steps + 1e-6) / np.sqrt(self.squares + 1e-6) * g
        self.steps = 0.9 * self.steps + 0.1 * step**2
        return step


class RmsProp:
    def __init__(self):
        self.squares = 0.0

    def direction(self, g, t):
        self.squares = 0.99 * self.squares + 0.01 * g**2
        return g / (np.sqrt(self.squares) + 1e-8)


RULES = {
    "sgd": lambda: Sgd(0.9, False),
    "nesterov": lambda: Sgd(0.9, True),
    "adam": Adam,
    "adadelta": Adadelta,
    "rmsprop": RmsProp,
}

print("rule,weight_decay,step,w0,w1,w2")
for name, rule in RULES.items():
    for decay in (0.0, 0.01):
        w, optimizer = start(), rule()
        for t in range(STEPS):
            w = w - rate(name, t) * optimizer.direction(gradient(t) + decay * w, t)
            print(f"{name},{decay},{t},{w[0]:.9e},{w[1]:.9e},{w[2]:.9e}")
