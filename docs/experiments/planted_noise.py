"""A table with planted noise: the mean test accuracy of each row of NAS-Bench-201 plus a normal deviate, the same for every search.

    python docs/experiments/planted_noise.py nasbench201.csv.gz noisy.csv.gz
"""

import csv
import gzip
import random
import sys

COLUMN = "cifar10_test_200ep_mean_pct"
DEVIATIONS = (0.5, 1, 2, 4)

with gzip.open(sys.argv[1], "rt") as source, gzip.open(sys.argv[2], "wt") as target:
    rows = csv.DictReader(source)
    out = csv.DictWriter(target, [*rows.fieldnames, *(f"noise_{deviation}" for deviation in DEVIATIONS)])
    out.writeheader()
    for row in rows:
        draw = random.Random(int(row["arch_index"])).gauss(0, 1)
        out.writerow(row | {f"noise_{deviation}": float(row[COLUMN]) + deviation * draw for deviation in DEVIATIONS})
