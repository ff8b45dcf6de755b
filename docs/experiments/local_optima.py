"""Local optima of NAS-Bench-201: cells that no change of one operation improves, and where they lie.

    python docs/experiments/local_optima.py nasbench201.csv.gz cifar10_test_200ep_mean_pct
"""

import csv
import gzip
import sys
from statistics import mean, median

EDGES = ("op_1_0", "op_2_0", "op_2_1", "op_3_0", "op_3_1", "op_3_2")

with gzip.open(sys.argv[1], "rt") as file:
    rows = list(csv.DictReader(file))
accuracy = {tuple(row[edge] for edge in EDGES): float(row[sys.argv[2]]) for row in rows}
operations = sorted({cell[0] for cell in accuracy})
best = max(accuracy.values())


def neighbors(cell):
    return [(*cell[:edge], other, *cell[edge + 1 :]) for edge in range(len(EDGES)) for other in operations if other != cell[edge]]


def climbed(cell):
    """Where steepest ascent from a cell ends."""
    while True:
        next_cell = max(neighbors(cell), key=accuracy.get)
        if accuracy[next_cell] <= accuracy[cell]:
            return cell
        cell = next_cell


optima = [cell for cell in accuracy if all(accuracy[cell] >= accuracy[other] for other in neighbors(cell))]
ends = [accuracy[climbed(cell)] for cell in accuracy]
values = sorted((accuracy[cell] for cell in optima), reverse=True)
print(f"{len(optima)} of {len(accuracy)} cells are local optima; the five best have {', '.join(f'{value:.2f}' for value in values[:5])} %")
print(f"median of the local optima {median(values):.2f} %")
print(f"steepest ascent ends at the optimum from {mean(end == best for end in ends):.0%} of all cells, within 0.5 points of it from "
      f"{mean(end >= best - 0.5 for end in ends):.0%}")
