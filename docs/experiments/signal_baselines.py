"""The nearest neighbor of signals, as docs/experiments/signals.md quotes it.

    pip install tslearn
    python3 docs/experiments/signal_baselines.py signals/OSULeaf

Accuracy on NAME_TEST.tsv of the class of the nearest signal of NAME_TRAIN.tsv, by Euclidean distance and by dynamic time
warping without a window.
"""

import sys

import numpy as np
from tslearn.metrics import cdist_dtw


def read(file):
    rows = [line.rstrip("\n").split("\t") for line in open(file, encoding="utf-8")]
    return np.array([row[0] for row in rows]), np.array([[float(v) for v in row[1:]] for row in rows])


def main(name):
    labels, train = read(f"{name}_TRAIN.tsv")
    truth, test = read(f"{name}_TEST.tsv")

    def report(what, distances):
        print(f"{what}: {100 * (labels[distances.argmin(1)] == truth).mean():.2f} % of {len(truth)}", flush=True)

    report("Euclidean", np.sqrt(((test[:, None] - train[None]) ** 2).sum(2)))
    report("DTW", cdist_dtw(test, train))


if __name__ == "__main__":
    main(sys.argv[1])
