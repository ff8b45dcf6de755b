"""NSGA-II compared with pymoo: hypervolumes on ZDT1 to ZDT3, 100 individuals, 250 generations.

    python3 -m venv venv && venv/bin/pip install pymoo==0.6.2
    mvn -B -DskipTests package
    java -cp "$cp" org.evosearch.strategy.nsga2.ZdtComparison 11 > ours.csv
    venv/bin/python docs/experiments/nsga2_pymoo.py ours.csv 11
    venv/bin/python docs/experiments/nsga2_pymoo.py sets

The class path is that of docs/benchmarks.md, the reference point (1.1, 1.1). `sets` prints the
hypervolumes of fixed point sets, which HypervolumeTest expects.
"""

import csv
import sys

import numpy as np
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.indicators.hv import HV
from pymoo.optimize import minimize
from pymoo.problems import get_problem


def theirs(name, seed):
    algorithm = NSGA2(pop_size=100)
    result = minimize(get_problem(name), algorithm, ("n_gen", 250), seed=seed + 1, verbose=False)
    return HV(ref_point=np.array([1.1, 1.1]))(result.F)


def comparison(path, seeds):
    ours = {}
    for name, _, volume in csv.reader(open(path)):
        ours.setdefault(name, []).append(float(volume))
    print("| problem | EvoSearch, median (min to max) | pymoo | ratio |")
    print("|---|---|---|---|")
    for name, mine in ours.items():
        reference = [theirs(name, seed) for seed in range(seeds)]
        a, b = np.median(mine), np.median(reference)
        print(
            f"| {name} | {a:.4f} ({min(mine):.4f} to {max(mine):.4f}) "
            f"| {b:.4f} ({min(reference):.4f} to {max(reference):.4f}) | {a / b:.4f} |",
            flush=True,
        )


def sets():
    """Points ((i * 37 mod 101) / 100, (i * 59 mod 103) / 100, ...), i = 1 to 25."""
    factors, modules = [37, 59, 71, 83], [101, 103, 107, 109]
    for m in (2, 3, 4):
        points = [[i * factors[k] % modules[k] / 100 for k in range(m)] for i in range(1, 26)]
        print(m, repr(float(HV(ref_point=np.ones(m))(np.array(points)))))


if __name__ == "__main__":
    if sys.argv[1] == "sets":
        sets()
    else:
        comparison(sys.argv[1], int(sys.argv[2]))
