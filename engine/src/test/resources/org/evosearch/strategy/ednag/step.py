"""Writes step.csv: one denoising step of strategy.ednag in NumPy 2.4.6, from the formulas in its comments.

    pip install numpy==2.4.6
    python step.py > step.csv

Seven individuals of eleven genes, without fresh noise (nu = 0), at the steps 90, 50 and 3 of 100; children by the
draws 0.25 and 0.75. Distances are taken as they are defined, weights in full.
"""
import numpy as np

N, D = 7, 11
FITNESS = np.array([480, 0, 478.5, 300, 479, 12, 480.25])


def minmax(x):
    low, high = x.min(1, keepdims=True), x.max(1, keepdims=True)
    return 2 * (x - low) / (high - low) - 1


def children(x, u, eta):
    if u <= 0.5:
        return x + 2 * ((2 * u + (1 - 2 * u) * (1 - (x + 1) / 2) ** (eta + 1)) ** (1 / (eta + 1)) - 1)
    return x + 2 * (1 - (2 * (1 - u) + (2 * u - 1) * (1 - (1 - x) / 2) ** (eta + 1)) ** (1 / (eta + 1)))


x = minmax(np.sin(1.7 * np.arange(N)[:, None] + 0.9 * np.arange(D)[None, :] ** 2 + 1))
density = np.exp(FITNESS - FITNESS.max() + 5)
print("t,individual,gene,point,fitness,clean,denoised,down,up")
for t in (90, 50, 3):
    a, cleaner = (min(1 - 1e-4, max(1e-4, (1 + np.cos(np.pi * s / 99)) / 2)) for s in (t, t - 1))
    exponents = -(((x[:, None, :] - np.sqrt(a) * x[None, :, :]) ** 2).sum(2)) / (2 * (1 - a))
    near = np.exp(exponents - exponents.max(1, keepdims=True))
    weights = (density[None, :] + 1e-9) * (near + 1e-9)
    clean = weights @ x / weights.sum(1, keepdims=True)
    noise = (x - np.sqrt(a) * clean) / np.sqrt(1 - a)
    y = minmax(np.sqrt(cleaner) * clean + np.sqrt(1 - cleaner) * noise)
    down, up = minmax(children(y, 0.25, 5)), minmax(children(y, 0.75, 5))
    for i in range(N):
        for k in range(D):
            numbers = [x[i, k], FITNESS[i], clean[i, k], y[i, k], down[i, k], up[i, k]]
            print(t, i, k, *map(repr, map(float, numbers)), sep=",")
