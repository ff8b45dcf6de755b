"""CMA-ES compared with pycma: evaluations until 1e-10, values after few evaluations, time of ask and tell.

    python3 -m venv venv && venv/bin/pip install cma==4.5.0 scipy
    mvn -B -DskipTests package
    java -cp "$cp" org.evosearch.cmaes.CmaEsComparison 51 0.1 5 10 20 40 > ours.csv
    venv/bin/python docs/experiments/cmaes_pycma.py evaluations ours.csv 51
    java -cp "$cp" org.evosearch.cmaes.CmaEsBudgets 51 0.1 10 40 100 > budgets.csv
    venv/bin/python docs/experiments/cmaes_pycma.py budgets budgets.csv 51
    java -cp "$cp" org.evosearch.cmaes.CmaEsProcessorTime 100 50 1000 0.1
    java -cp "$cp" org.evosearch.cmaes.CmaEsProcessorTime 1000 200 12 0.1
    OPENBLAS_NUM_THREADS=1 venv/bin/python docs/experiments/cmaes_pycma.py time 100 50 1000
    OPENBLAS_NUM_THREADS=1 venv/bin/python docs/experiments/cmaes_pycma.py time 1000 200 12

The second argument of the Java comparisons and the fourth of the timing is the age at which principal
axes are recomputed, in units of 1 / (n (c_1 + c_mu)) generations: 0.1 in the tutorial and in
pycma, 0.5 in purecma; at least one generation. The timing prints the number of decompositions.

The class path is that of docs/benchmarks.md. Functions, rotation, starts and the count (whole
generations, until one of them has a value of at most 1e-10) are those of the Java program.
"""

import csv
import sys
import time
import warnings

import cma
import numpy as np
from scipy.stats import mannwhitneyu

warnings.filterwarnings("ignore")
SCALES = {}


def weights(n):
    return SCALES.setdefault(("weights", n), 1e6 ** (np.arange(n) / (n - 1.0)))


def rotation(n):
    def make():
        i, j = np.arange(n)[:, None], np.arange(n)[None, :]
        norm = np.sqrt(np.where(i == 0, 1.0, 2.0) / n)
        return norm * np.cos(np.pi * (j + 0.5) * i / n)

    if ("rotation", n) not in SCALES:
        SCALES["rotation", n] = make()
    return SCALES["rotation", n]


def two_axes(x):
    half = len(x) // 2
    return 1e6 * (x[:half] ** 2).sum() + (x[half:] ** 2).sum()


def different_powers(x):
    return (np.abs(x) ** (2 + 10 * np.arange(len(x)) / (len(x) - 1.0))).sum()


def rosenbrock(x):
    return (100 * (x[:-1] ** 2 - x[1:]) ** 2 + (x[:-1] - 1) ** 2).sum()


# name: function, every coordinate of the first mean, first step size
FUNCTIONS = {
    "sphere": (lambda x: (x**2).sum(), 1.0, 0.5),
    "ellipsoid": (lambda x: (weights(len(x)) * x**2).sum(), 1.0, 0.5),
    "rotated-ellipsoid": (lambda x: (weights(len(x)) * (rotation(len(x)) @ x) ** 2).sum(), 1.0, 0.5),
    "cigar": (lambda x: x[0] ** 2 + 1e6 * (x[1:] ** 2).sum(), 1.0, 0.5),
    "two-axes": (two_axes, 1.0, 0.5),
    "different-powers": (different_powers, 1.0, 0.5),
    "rosenbrock": (rosenbrock, 0.0, 0.3),
}


def run(name, n, seed):
    function, start, sigma = FUNCTIONS[name]
    options = {"seed": seed + 1, "ftarget": 1e-10, "verbose": -9, "maxfevals": 1e7}
    es = cma.CMAEvolutionStrategy(n * [start], sigma, options)
    evaluations = 0
    while not es.stop():
        points = es.ask()
        values = [function(np.asarray(x)) for x in points]
        es.tell(points, values)
        evaluations += len(points)
        if min(values) <= 1e-10:
            return evaluations
    return float("inf")


def evaluations(path, seeds):
    ours = {}
    for name, n, _, count, stop in csv.reader(open(path)):
        ours.setdefault((name, int(n)), []).append(float(count) if stop == "FTarget" else float("inf"))
    print("| function | n | EvoSearch | pycma | ratio | solved of | pycma's |", flush=True)
    print("|---|---|---|---|---|---|---|")
    for n in sorted({n for _, n in ours}):
        for name in FUNCTIONS:
            theirs = [run(name, n, seed) for seed in range(seeds)]
            mine = ours[name, n]
            a, b = np.median(mine), np.median(theirs)
            solved = f"{np.isfinite(mine).sum()}/{len(mine)} | {np.isfinite(theirs).sum()}/{seeds}"
            print(f"| {name} | {n} | {a:.0f} | {b:.0f} | {a / b:.3f} | {solved} |", flush=True)


def best_values(name, n, seed, budgets):
    """The best value after each number of evaluations, or of the whole run where it ends before."""
    function, start, sigma = FUNCTIONS[name]
    es = cma.CMAEvolutionStrategy(n * [start], sigma, {"seed": seed + 1, "verbose": -9})
    values = []
    while not es.stop() and len(values) < budgets[-1]:
        points = es.ask()
        values += [function(np.asarray(x)) for x in points]
        es.tell(points, values[-len(points) :])
    best = np.minimum.accumulate(values)
    return [best[min(budget, len(best)) - 1] for budget in budgets]


def few_evaluations(path, seeds):
    """Medians of the best value, and p of the two-sided Mann-Whitney test."""
    ours = {}
    for name, n, _, budget, best in csv.reader(open(path)):
        ours.setdefault((int(n), name), {}).setdefault(int(budget), []).append(float(best))
    print("| function | n | evaluations | EvoSearch | pycma | ratio | p |", flush=True)
    print("|---|---|---|---|---|---|---|")
    for (n, name), by_budget in ours.items():
        budgets = sorted(by_budget)
        runs = [best_values(name, n, seed, [b * n for b in budgets]) for seed in range(seeds)]
        for budget, theirs in zip(budgets, np.transpose(runs)):
            mine = by_budget[budget]
            a, b = np.median(mine), np.median(theirs)
            p = mannwhitneyu(mine, theirs).pvalue
            print(f"| {name} | {n} | {budget} n | {a:.3g} | {b:.3g} | {a / b:.2f} | {p:.2g} |", flush=True)


def timed(n, popsize, rounds):
    """Mean wall and processor milliseconds of ask and tell on the sphere, values not counted."""
    es = cma.CMAEvolutionStrategy(n * [1.0], 0.5, {"popsize": popsize, "seed": 1, "verbose": -9})
    wall, processor = [], []
    late = rounds // 4
    for generation in range(rounds):
        if generation == late:
            before = es.sm.count_eigen
        begin, begin_cpu = time.perf_counter(), time.process_time()
        points = es.ask()
        asked, asked_cpu = time.perf_counter(), time.process_time()
        values = [float((x**2).sum()) for x in points]
        told, told_cpu = time.perf_counter(), time.process_time()
        es.tell(points, values)
        wall.append((asked - begin + time.perf_counter() - told) * 1e3)
        processor.append((asked_cpu - begin_cpu + time.process_time() - told_cpu) * 1e3)
    print(
        f"pycma n={n} lambda={popsize}: mean {np.mean(wall[late:]):.2f} ms, "
        f"{np.mean(processor[late:]):.2f} ms of processor time, "
        f"{es.sm.count_eigen - before} decompositions in {rounds - late} generations",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1] == "time":
        timed(*map(int, sys.argv[2:5]))
    elif sys.argv[1] == "budgets":
        few_evaluations(sys.argv[2], int(sys.argv[3]))
    else:
        evaluations(sys.argv[2], int(sys.argv[3]))
