"""The nearest neighbor of signals, as docs/experiments/signals.md quotes it.

    pip install tslearn
    python3 docs/experiments/signal_baselines.py signals/OSULeaf

Accuracy on NAME_TEST.tsv of the class of the nearest signal of NAME_TRAIN.tsv: by Euclidean distance, by dynamic time
warping, and by dynamic time warping within the window (in percent of the length) that is best on the training signals, each
compared with the others. Ties of windows: the smallest.
"""

import sys

import numpy as np
from tslearn.metrics import cdist_dtw

WINDOWS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20)


def read(file):
    rows = [line.rstrip("\n").split("\t") for line in open(file, encoding="utf-8")]
    return np.array([row[0] for row in rows]), np.array([[float(v) for v in row[1:]] for row in rows])


def warped(a, b, window=None):
    if window is None:
        return cdist_dtw(a, b)
    radius = int(np.ceil(window / 100 * a.shape[1]))
    return cdist_dtw(a, b, global_constraint="sakoe_chiba", sakoe_chiba_radius=radius)


def left_out(labels, distances):
    np.fill_diagonal(distances, np.inf)
    return (labels[distances.argmin(1)] == labels).mean()


def main(name):
    labels, train = read(f"{name}_TRAIN.tsv")
    truth, test = read(f"{name}_TEST.tsv")

    def report(what, distances):
        print(f"{what}: {100 * (labels[distances.argmin(1)] == truth).mean():.2f} % of {len(truth)}", flush=True)

    report("Euclidean", np.sqrt(((test[:, None] - train[None]) ** 2).sum(2)))
    report("DTW", warped(test, train))
    best = max(WINDOWS, key=lambda window: (left_out(labels, warped(train, train, window)), -window))
    report(f"DTW, window {best} %", warped(test, train, best))


if __name__ == "__main__":
    main(sys.argv[1])
