"""Rows of the accuracy tables in egnas.md, and p against `paper`, from the query there that joins winners with the table.

    pip install scipy
    jobs/bin/evosearch query --store egnas --allow-files --format csv "SELECT w.run_id, ..." | python docs/experiments/egnas_tables.py
"""

import csv
import sys
from collections import defaultdict
from statistics import mean, median, stdev

from scipy.stats import mannwhitneyu

tested, on_supernet = defaultdict(list), defaultdict(list)
for row in sorted(csv.DictReader(sys.stdin), key=lambda row: row["run_id"]):
    variant, _ = row["run_id"].rsplit("-", 1)
    tested[variant].append(float(row["test_accuracy"]))
    on_supernet[variant].append(float(row["supernet_accuracy"]))

print("| | seed 1 | 2 | 3 | 4 | mean and standard deviation | median | with supernet weights, mean | p |\n|" + "---|" * 9)
for variant, values in tested.items():
    seeds = " | ".join(f"{value:.2f}" for value in values)
    p = mannwhitneyu(tested["paper"], values, alternative="two-sided").pvalue
    spread = f"{mean(values):.2f} +- {stdev(values):.2f} | {median(values):.2f}"
    print(f"| {variant} | {seeds} | {spread} | {mean(on_supernet[variant]):.1f} | {p:.2f} |")
