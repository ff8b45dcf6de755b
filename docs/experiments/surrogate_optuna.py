"""Optuna's samplers and local search on NAS-Bench-201, in evaluations until the best cell of the table.

    python docs/experiments/surrogate_optuna.py nasbench201.csv.gz cifar10 SEEDS EVALUATIONS SAMPLER...

SAMPLER is tpe (multivariate), gp (needs torch) or local-search. The objective is the mean test accuracy after 200
epochs. Different cells are counted, isomorphic ones once, as EvoSearch counts; an isomorphic cell that a sampler
proposes again is answered from memory. Milliseconds are those of a proposal, the look-up left out. Needs Optuna 5.
"""

import csv
import gzip
import math
import random
import statistics
import sys
import time

OPERATIONS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]
EDGES = ["op_1_0", "op_2_0", "op_2_1", "op_3_0", "op_3_1", "op_3_2"]


class Table:
    """The accuracy and the class of each cell."""

    def __init__(self, path, image_set):
        with gzip.open(path, "rt") as file:
            rows = list(csv.DictReader(file))
        self.cells = {
            tuple(row[edge] for edge in EDGES): (
                row["isomorphism_class"],
                float(row[image_set + "_test_200ep_mean_pct"]),
            )
            for row in rows
        }
        self.best = max(value for _, value in self.cells.values())


class Counter:
    """Evaluations of different cells, until the best one is found."""

    def __init__(self, table, most):
        self.table = table
        self.most = most
        self.known = {}

    def value(self, cell):
        isomorphic, value = self.table.cells[cell]
        return self.known.setdefault(isomorphic, value)

    def found(self):
        return self.table.best in self.known.values()

    def ended(self):
        return self.found() or len(self.known) >= self.most

    def evaluations(self):
        return len(self.known) if self.found() else math.inf


def optuna_search(sampler, counter, patience=5000):
    """Asks and tells one cell after the other; milliseconds per proposal."""
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study(direction="maximize", sampler=sampler)
    spent = 0.0
    proposals = 0
    while not counter.ended() and proposals < patience:
        begun = time.process_time()
        trial = study.ask()
        cell = tuple(trial.suggest_categorical(edge, OPERATIONS) for edge in EDGES)
        spent += time.process_time() - begun
        value = counter.value(cell)
        begun = time.process_time()
        study.tell(trial, value)
        spent += time.process_time() - begun
        proposals += 1
    return 1000 * spent / proposals


def local_search(seed, counter):
    """Hill climbing over all neighbors in random order, restarted at a local optimum."""
    draw = random.Random(seed)
    cells = sorted(counter.table.cells)
    while not counter.ended():
        cell = draw.choice(cells)
        improved = True
        while improved and not counter.ended():
            improved = False
            steps = [(e, o) for e in range(len(EDGES)) for o in OPERATIONS if o != cell[e]]
            draw.shuffle(steps)
            for edge, operation in steps:
                neighbor = cell[:edge] + (operation,) + cell[edge + 1 :]
                if counter.ended():
                    break
                if counter.value(neighbor) > counter.value(cell):
                    cell, improved = neighbor, True
                    break
    return 0.0


def search(name, seed, counter):
    if name == "local-search":
        return local_search(seed, counter)
    import optuna

    sampler = {
        "tpe": lambda: optuna.samplers.TPESampler(multivariate=True, seed=seed),
        "gp": lambda: optuna.samplers.GPSampler(seed=seed, deterministic_objective=True),
    }[name]()
    return optuna_search(sampler, counter)


def main():
    path, image_set, seeds, most, *names = sys.argv[1:]
    table = Table(path, image_set)
    for name in names:
        counts, times = [], []
        for seed in range(int(seeds)):
            counter = Counter(table, int(most))
            times.append(search(name, seed, counter))
            counts.append(counter.evaluations())
        ordered = sorted(counts)
        print(
            f"{name}: median {ordered[(len(ordered) - 1) // 2]}, "
            f"95th {ordered[math.ceil(0.95 * len(ordered)) - 1]}, "
            f"missed {counts.count(math.inf)} of {len(counts)}, "
            f"{statistics.mean(times):.1f} ms of processor time a proposal",
            flush=True,
        )


if __name__ == "__main__":
    main()
