"""Writes mann_whitney.csv: p-values of 50 pairs of samples, with SciPy (1.17.1).

Usage: python mann_whitney.py > mann_whitney.csv

Up to 50 values without ties: the exact distribution. Up to 20 values with ties: all permutations.
More values: the normal distribution with the corrections for ties and continuity. "inf" stands for
searches that never reached what was waited for.
"""

import itertools

import numpy as np
from scipy.stats import PermutationMethod, mannwhitneyu


def pvalue(x, y):
    ties = len(set(x) | set(y)) < len(x) + len(y)
    if len(x) + len(y) > 50:
        return mannwhitneyu(x, y, method="asymptotic").pvalue
    if not ties:
        return mannwhitneyu(x, y, method="exact").pvalue
    assert len(x) + len(y) <= 20
    return mannwhitneyu(x, y, method=PermutationMethod(n_resamples=np.inf, batch=20000)).pvalue


def waiting(rng, n, reached, budget):
    """Evaluations until something was found by some of n searches."""
    values = rng.integers(1, budget, n).astype(float)
    values[rng.permutation(n)[reached:]] = np.inf
    return list(values)


def pairs():
    rng = np.random.default_rng(16)
    yield [1.0, 2.0, 3.0], [4.0, 5.0, 6.0]
    yield [1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]
    yield [1.0, 2.0, 3.0, 4.0, 9.0], [5.0, 6.0, 7.0, 8.0, 10.0]
    yield [7.0] * 3, [7.0] * 4
    yield [100.0 + i for i in range(6)] + [np.inf] * 24, [np.inf] * 30
    yield [200.0 + 5 * i for i in range(29)] + [np.inf], [100.0, 150.0] + [np.inf] * 28
    for n, m, shift in itertools.product((3, 5, 8), (4, 6, 8), (0.0, 1.0)):  # 18, no ties
        yield list(rng.normal(0, 1, n).round(6)), list(rng.normal(shift, 1, m).round(6))
    for n in (10, 20, 25):
        yield list(rng.normal(0, 1, n).round(6)), list(rng.normal(0.8, 1, n).round(6))
    for n, m, few in ((3, 3, 3), (4, 6, 4), (5, 5, 3), (5, 9, 6), (7, 7, 4), (8, 8, 9), (9, 9, 5)):
        yield list(rng.integers(0, few, n) + 0.0), list(rng.integers(0, few, m) + 1.0)
    for a, b in ((2, 7), (0, 3), (5, 5)):  # seeds of 8 that reached it
        yield waiting(rng, 8, a, 500), waiting(rng, 8, b, 200)
    for n, a, b in ((30, 29, 2), (30, 6, 0), (50, 25, 40), (100, 93, 4), (100, 93, 85)):
        yield waiting(rng, n, a, 400), waiting(rng, n, b, 250)
    for n, m in ((26, 26), (30, 40), (60, 20), (100, 100)):
        yield list(rng.normal(0, 1, n).round(6)), list(rng.normal(0.3, 1, m).round(6))
    for n, m, few in ((26, 26, 5), (40, 30, 3), (100, 100, 12), (100, 100, 2)):
        yield list(rng.integers(0, few, n) + 0.0), list(rng.integers(0, few + 1, m) + 0.0)


def text(values):
    return " ".join(str(float(value)).replace("inf", "Infinity") for value in values)


print("x,y,p")
every = list(pairs())
assert len(every) == 50, len(every)
for x, y in every:
    print(f"{text(x)},{text(y)},{float(pvalue(x, y))!r}")
