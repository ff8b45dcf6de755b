"""Median, range and exact two-sided Mann-Whitney p of variants against the first one.

Standard input: CSV with a heading and the columns variant, seed and a value, larger is better, as
`evosearch query --format csv` writes it. Needs scipy.
"""

import csv
import sys
from statistics import mean, median

from scipy.stats import mannwhitneyu

values = {}
rows = csv.reader(sys.stdin)
next(rows)
for variant, _, value in rows:
    values.setdefault(variant, []).append(float(value))
order = sys.argv[1:] or list(values)
first = values[order[0]]
for variant in order:
    own = values[variant]
    tied = len(set(first + own)) < len(first + own)
    p = mannwhitneyu(own, first, method="asymptotic" if tied else "exact").pvalue
    ahead = mean((a > b) + (a == b) / 2 for a in own for b in first)
    print(
        f"{variant}: {len(own)} seeds, median {median(own):.2f}, mean {mean(own):.2f},"
        f" {min(own):.2f} to {max(own):.2f}, ahead {ahead:.0%}, p {p:.2g}"
    )
