"""Signals for conf/experiments/signals-*.conf, as the UCR archive has them: class, then values, tab-separated.

    python3 docs/experiments/signal_data.py signals

writes signals/CBF_TRAIN.tsv and CBF_TEST.tsv, made after N. Saito: Local feature extraction and its applications using a
library of bases, 1994 (cylinder, bell, funnel; 30 and 900 signals, as in the archive). If the package aeon is installed
(pip install --no-deps aeon), also OSULeaf_TRAIN.tsv and OSULeaf_TEST.tsv, outlines of leaves that it ships.
"""

import importlib.util
import math
import pathlib
import random
import sys

LENGTH = 128
SHAPES = {
    "cylinder": lambda t, a, b: 1.0,
    "bell": lambda t, a, b: (t - a) / (b - a),
    "funnel": lambda t, a, b: (b - t) / (b - a),
}


def standardized(values):
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((v - mean) ** 2 for v in values) / len(values))
    return [(v - mean) / deviation for v in values]


def made(shape, rng):
    """One signal: where it begins, how long it lasts, its height and the noise are drawn."""
    begin = rng.randint(16, 32)
    end = begin + rng.randint(32, 96)
    height = 6 + rng.gauss(0, 1)
    f = SHAPES[shape]
    return standardized(
        [(height * f(t, begin, end) if begin <= t <= end else 0) + rng.gauss(0, 1) for t in range(1, LENGTH + 1)]
    )


def cylinder_bell_funnel(count, rng):
    names = list(SHAPES)
    return [(names[i % 3], made(names[i % 3], rng)) for i in range(count)]


def shipped(name, part):
    """Rows of a set that aeon ships, whose lines are values with commas, a colon and the class."""
    folder = pathlib.Path(importlib.util.find_spec("aeon").origin).parent / "datasets" / "data" / name
    for line in (folder / f"{name}_{part}.ts").read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#@":
            values, label = line.rsplit(":", 1)
            yield label.strip(), [float(v) for v in values.split(",")]


def write(file, rows):
    with open(file, "w", encoding="utf-8") as out:
        for label, values in rows:
            out.write("\t".join([label, *(f"{v:.6g}" for v in values)]) + "\n")
    print(file)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(0)
    for part, count in (("TRAIN", 30), ("TEST", 900)):
        write(folder / f"CBF_{part}.tsv", cylinder_bell_funnel(count, rng))
    if importlib.util.find_spec("aeon"):
        for part in ("TRAIN", "TEST"):
            write(folder / f"OSULeaf_{part}.tsv", shipped("OSULeaf", part))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
