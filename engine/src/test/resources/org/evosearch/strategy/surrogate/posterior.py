"""Writes posterior.csv: what scikit-learn 1.9.1 makes of the kernel of strategy.surrogate.

    pip install scikit-learn==1.9.1
    python posterior.py > posterior.csv

Genotypes have four genes: three of the names a, b, c and one of the ordinal words 1 to 4. The features are
written anew here, from the documentation of the views: columns of the genes (two different names, and the
least and the most of the ordinal gene, are 4 apart; its steps are at 0, 1, 3 and 4 of 4 bits after rounding
half up) and columns of the counts. scikit-learn has no kernel of the Manhattan distance, so one is defined;
the regression, the variance and the marginal likelihood are its own.
"""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Kernel

WEIGHTS, DECAYS, NOISE = (0.8, 1.5), (1.2, 0.7), 0.05
STEPS = (0, 1, 3, 4)


def genes(g):
    names = np.zeros((3, 3))
    for i in range(3):
        names[i, g[i]] = 2
    return np.append(names.ravel(), STEPS[g[3]])


def counts(g):
    return np.array([list(g[:3]).count(word) for word in range(3)], float)


class Additive(Kernel):
    def __init__(self):
        pass

    def __call__(self, X, Y=None, eval_gradient=False):
        Y = X if Y is None else Y
        K = 0
        for view, diameter, weight, decay in zip((genes, counts), (16, 6), WEIGHTS, DECAYS):
            a, b = (np.array([view([int(v) for v in row]) for row in Z]) for Z in (X, Y))
            distance = np.abs(a[:, None] - b[None]).sum(-1)
            K = K + weight * np.exp(-decay * distance / diameter)
        return K

    def diag(self, X):
        return np.full(len(X), sum(WEIGHTS))

    def is_stationary(self):
        return True


random = np.random.default_rng(5)
X = np.stack([random.integers(0, 3, 12), random.integers(0, 3, 12), random.integers(0, 3, 12),
              random.integers(0, 4, 12)], 1)
y = random.standard_normal(12)
process = GaussianProcessRegressor(Additive(), alpha=NOISE, optimizer=None).fit(X[:8], y[:8])
mean, deviation = process.predict(X, return_std=True)
print("genes,target,mean,deviation")
for row, target, m, d in zip(X, y, mean, deviation):
    print(" ".join(map(str, row)) + f",{target:.15g},{m:.15g},{d:.15g}")
print(f"likelihood,{process.log_marginal_likelihood_value_:.15g},,")
