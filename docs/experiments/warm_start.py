"""The tables of "From one data set to another" in evosearch-images.md, from runs named mnist-cold-N and mnist-warm-N.

    pip install scipy
    jobs/bin/evosearch query --store STORE --format csv "SELECT run_id, generation, fitness FROM fitness
      WHERE run_id LIKE 'mnist-%' ORDER BY run_id, generation, trial" | python docs/experiments/warm_start.py
"""

import csv
import sys
from collections import defaultdict
from itertools import accumulate
from statistics import mean, median

from scipy.stats import mannwhitneyu

runs = defaultdict(list)
for row in csv.DictReader(sys.stdin):
    runs[row["run_id"]].append((int(row["generation"]), float(row["fitness"])))


def of(kind):
    return [trials for run, trials in sorted(runs.items()) if run.startswith(f"mnist-{kind}-")]


def best(kind, trainings):
    return [list(accumulate((fitness for _, fitness in trials), max))[trainings - 1] for trials in of(kind)]


def text(values):
    return f"{median(values):.1f} [{min(values):.1f}, {max(values):.1f}]"


print("| training runs | cold | warm | p |\n|---|---|---|---|")
for trainings in (1, 3, 6, 12, 24, 36, 48, 60):
    cold, warm = best("cold", trainings), best("warm", trainings)
    p = mannwhitneyu(cold, warm, alternative="two-sided").pvalue
    print(f"| {trainings} | {text(cold)} | {text(warm)} | {p:.2g} |")

for kind in ("cold", "warm"):
    generations = sorted({generation for trials in of(kind) for generation, _ in trials})
    means = [
        median(mean(fitness for at, fitness in trials if at == generation) for trials in of(kind))
        for generation in generations
    ]
    print(f"| {kind} | " + " | ".join(f"{value:.1f}" for value in means) + " |")
