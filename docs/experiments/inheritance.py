"""The searches and the tables of inheritance.md; it needs nothing but Python.

    mvn -q -pl engine test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    python docs/experiments/inheritance.py run FOLDER RESULTS     # FOLDER/mnist and FOLDER/fashion-mnist: IDX files
    python docs/experiments/inheritance.py table RESULTS

`run` makes one search after the other and adds what each of them printed to the file RESULTS; started again, it makes those that are
missing. `table` is over what there is so far.
"""

import os
import subprocess
import sys
from collections import defaultdict
from itertools import combinations
from math import comb, sqrt
from pathlib import Path
from statistics import mean, median, pstdev

SEEDS = range(1, 6)
DATASETS = ("digits", "mnist", "fashion-mnist")
SPACES = ("layered", "tree")
TREATMENTS = ("scratch, all epochs", "scratch, a quarter", "morphism, a quarter")
PROGRAM = "org.evosearch.inheritance.InheritanceComparison"
SETTINGS = "docs/experiments/inheritance.conf"


def lines(results):
    path = Path(results)
    return [line.split(";") for line in path.read_text().splitlines()] if path.exists() else []


def run(folder, results):
    classpath = ":".join(("engine/target/classes", "engine/target/test-classes", Path("engine/target/classpath").read_text().strip()))
    done = {(line[1], int(line[2])) for line in lines(results) if line[0] == "done"}
    for seed in SEEDS:
        for dataset in DATASETS:
            for space in SPACES:
                label = f"{dataset}, {space}"
                if (label, seed) in done:
                    continue
                data = [] if dataset == "digits" else [f"dataset.path={folder}/{dataset}"]
                command = ["java", "-Dai.djl.pytorch.num_threads=1", "-XX:TieredStopAtLevel=1", "-cp", classpath, PROGRAM, label, str(seed), SETTINGS]
                command += [f"dataset.name={dataset}", f"space.name={space}", *data]
                printed = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "MALLOC_ARENA_MAX": "1"}).stdout
                with open(results, "a") as file:
                    file.write(printed + f"done;{label};{seed}\n")


def mann_whitney(one, other):
    """Two-sided p of the exact distribution of U over all divisions of the values; equal values count half."""

    def u(first, second):
        return sum((a > b) + (a == b) / 2 for a in first for b in second)

    values, half = one + other, len(one) * len(other) / 2
    observed = abs(u(one, other) - half)
    extreme = 0
    for chosen in combinations(range(len(values)), len(one)):
        first = [values[i] for i in chosen]
        second = [values[i] for i in range(len(values)) if i not in chosen]
        extreme += abs(u(first, second) - half) >= observed - 1e-9
    return extreme / comb(len(values), len(one))


def kendall(pairs):
    """Tau-b; not a number where one side has no order."""
    concordant = ties_one = ties_other = 0
    couples = list(combinations(pairs, 2))
    for (a, b), (c, d) in couples:
        ties_one += a == c
        ties_other += b == d
        concordant += ((a > c) - (a < c)) * ((b > d) - (b < d))
    scale = sqrt((len(couples) - ties_one) * (len(couples) - ties_other))
    return concordant / scale if scale else float("nan")


def table(results):
    networks, searches = defaultdict(list), {}
    for kind, label, seed, *rest in lines(results):
        if kind == "network":
            networks[label, int(seed), rest[0]].append((float(rest[2]), float(rest[3])))
        elif kind == "search":
            searches[label, int(seed), rest[0]] = (int(rest[1]), float(rest[2]))
    print("| data set, space | weights, epochs per network | epochs in all | processor s | mean | best | s.d. | p of the mean | Kendall |")
    print("|---|---|---|---|---|---|---|---|---|")
    for label in [f"{dataset}, {space}" for dataset in DATASETS for space in SPACES]:
        done = [seed for seed in SEEDS if all((label, seed, one) in networks for one in TREATMENTS)]
        means = {one: [mean(scratch for _, scratch in networks[label, seed, one]) for seed in done] for one in TREATMENTS}
        for one in TREATMENTS if done else ():
            runs = [networks[label, seed, one] for seed in done]
            p = "" if one == TREATMENTS[0] else f"{mann_whitney(means[one], means[TREATMENTS[0]]):.2f}"
            values = (
                f"{label} ({len(done)} seeds)",
                one,
                f"{mean(searches[label, seed, one][0] for seed in done):.0f}",
                f"{mean(searches[label, seed, one][1] for seed in done):.1f}",
                f"{median(means[one]):.1f}",
                f"{median(max(scratch for _, scratch in run) for run in runs):.1f}",
                f"{median(pstdev([scratch for _, scratch in run]) for run in runs):.1f}",
                p,
                f"{mean(tau for tau in map(kendall, runs) if tau == tau):.2f}",
            )
            print("| " + " | ".join(values) + " |")


if len(sys.argv) == 4 and sys.argv[1] == "run":
    run(*sys.argv[2:])
elif len(sys.argv) == 3 and sys.argv[1] == "table":
    table(sys.argv[2])
else:
    sys.exit(__doc__)
