"""EDNAG in NumPy as in its authors' code, compared with the strategy `ednag`: time, and search results on a table.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6
    OPENBLAS_NUM_THREADS=1 venv/bin/python docs/experiments/ednag_numpy.py time 30 100 20
    java -cp "$cp" org.evosearch.strategy.ednag.EdnagProcessorTime 30 100 200
    OPENBLAS_NUM_THREADS=1 venv/bin/python docs/experiments/ednag_numpy.py time 10000 4 1
    java -Xmx2g -cp "$cp" org.evosearch.strategy.ednag.EdnagProcessorTime 10000 10 3
    venv/bin/python docs/experiments/ednag_numpy.py table FILE cifar10_test_200ep_mean_pct rank 20

`time` takes individuals, steps and runs, on the cells of NAS-Bench-201 with a made-up fitness that is looked up.
`table` searches a table with column arch_str and counts the seeds that end at its best cell; fitness is rank or
paper. The class path is that of docs/benchmarks.md.

Differences from the strategy: Gaussian densities are not taken relative to the largest one; the roulette
wheel is turned until it hits an individual not yet selected; only the noisy end of the schedule is cut off at 1e-4;
equal cells are distinguished by their text.
"""

import csv
import gzip
import resource
import statistics
import sys
import time

import numpy as np

ROWS, COLUMNS = 8, 7  # a cell: input, six edges, output; types input, output and five operations
WORDS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]
NOISE, MUTATION_RATE, INDEX = 0.8, 0.6, 5
ELITE, DIVERSE = 0.1, 0.2
KNOTS = np.array([0, 30, 50, 70, 75, 80, 85, 90, 95], float)
HEIGHTS = np.array([0, 3, 23, 63, 78, 103, 153, 303, 503], float)
SLOPES = np.array([0.1, 1, 2, 3, 5, 10, 30, 40, 50])


def paper_fitness(accuracy):
    """Accuracies in percent; 0 where there is none."""
    knot = np.searchsorted(KNOTS, accuracy, side="right") - 1
    return HEIGHTS[knot] + SLOPES[knot] * (accuracy - KNOTS[knot])


def rank_fitness(values):
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    up_to = np.searchsorted(ordered, values, side="right")
    share = (below + up_to - 1) / 2 / max(1, len(values) - 1)
    return np.where(values > 0, 500 * share**4, 0)


def cell_numbers(x):
    """The place of each cell in the table, -1 where an edge is an input or an output."""
    types = x.reshape(-1, ROWS, COLUMNS)[:, 1:-1].argmax(2)
    numbers = (types - 2) @ (5 ** np.arange(5, -1, -1))
    return np.where((types < 2).any(1), -1, numbers)


def min_max(x):
    low, high = x.min(1, keepdims=True), x.max(1, keepdims=True)
    return 2 * (x - low) / (high - low) - 1


def scaled(v, low):
    spread = v.max() - v.min()
    return low + (1 - low) * (v - v.min()) / spread if spread > 0 else np.full(len(v), (1 + low) / 2)


def distances(x, y):
    """Squared, between all rows."""
    return np.maximum(0, (x * x).sum(1)[:, None] - 2 * x @ y.T + (y * y).sum(1)[None, :])


def clean_estimate(x, density, alpha):
    near = np.exp(-distances(x, np.sqrt(alpha) * x) / (2 * (1 - alpha)))
    weights = (density + 1e-9)[None, :] * (near + 1e-9)
    return weights @ x / weights.sum(1, keepdims=True)


def denoise(x, clean, alpha, cleaner, rng):
    sigma = NOISE * np.sqrt((1 - cleaner) / (1 - alpha) * (1 - alpha / cleaner))
    noise = (x - np.sqrt(alpha) * clean) / np.sqrt(1 - alpha)
    along = np.sqrt(max(0, 1 - cleaner - sigma * sigma))
    return np.sqrt(cleaner) * clean + along * noise + sigma * rng.standard_normal(x.shape)


def mutate(x, index, rng):
    chosen = rng.random(len(x)) < MUTATION_RATE
    u = rng.random((len(x), 1))
    down = (2 * u + (1 - 2 * u) * ((1 - x) / 2) ** (index + 1)) ** (1 / (index + 1)) - 1
    up = 1 - (2 * (1 - u) + (2 * u - 1) * ((1 + x) / 2) ** (index + 1)) ** (1 / (index + 1))
    with np.errstate(invalid="ignore"):
        moved = x + 2 * np.where(u <= 0.5, down, up)
    return np.where(chosen[:, None], moved, x)


def select(z, fitness, rng):
    half = len(z) // 2
    diversity = scaled(np.sqrt(distances(z, z)).sum(1), 0)
    taken = np.zeros(len(z), bool)
    chosen = []

    def take(order, count):
        for i in order:
            if count > 0 and not taken[i]:
                taken[i] = True
                chosen.append(i)
                count -= 1
        return count

    ranked = np.argsort(-fitness, kind="stable")
    new = np.r_[True, fitness[ranked][1:] != fitness[ranked][:-1]]
    take(ranked, take(ranked[new], int(ELITE * half)))
    far = np.argsort(-diversity, kind="stable")
    take(far, take(far[fitness[far] >= 0.1 * fitness.max()], int(DIVERSE * half)))
    wheel = np.cumsum(scaled(fitness * (1 + diversity), 0.1))
    wheel /= wheel[-1]
    while len(chosen) < half:
        after = np.searchsorted(wheel, rng.random())
        free = np.flatnonzero(~taken[after:])
        if len(free):
            take([after + free[0]], 1)
    return np.array(chosen)


def schedule(steps):
    return np.maximum(1e-4, (1 + np.cos(np.pi * np.arange(steps) / (steps - 1))) / 2)


def search(table, individuals, steps, seed, fitness, most=None):
    """The places of all cells that were looked up, by step, and the time of each step in seconds."""
    rng = np.random.default_rng(seed)
    alphas = schedule(steps)
    known = np.r_[table, 0.0]  # the last one is for what is no cell
    x = rng.standard_normal((individuals, ROWS * COLUMNS))
    tried, taken = [cell_numbers(x)], []
    for t in range(steps - 1, 0, -1)[:most]:
        begin = time.process_time()
        f = fitness(known[cell_numbers(x)])
        clean = clean_estimate(x, np.exp(f - f.max() + 5), alphas[t])
        y = min_max(denoise(x, clean, alphas[t], alphas[t - 1], rng))
        index = (3 * INDEX + 1) // 2 if t == 1 else INDEX
        y = min_max(mutate(y, index, rng))
        z = np.r_[x, y]
        x = z[select(z, fitness(known[cell_numbers(z)]), rng)]
        tried.append(cell_numbers(y))
        taken.append(time.process_time() - begin)
    return tried, taken


def made_up():
    return 50 + 44 * np.random.default_rng(1).random(5**6)


def print_time(individuals, steps, runs):
    times = [search(made_up(), individuals, 100, seed, rank_fitness, steps - 1)[1] for seed in range(runs)]
    by_run = statistics.median(map(sum, times))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"NumPy {individuals} individuals: {by_run * 1e3:.1f} ms of processor time for {steps - 1} steps, "
        f"{by_run / (steps - 1) * 1e3:.2f} ms each (median of {runs} runs), {peak:.0f} MiB at most"
    )


def read_table(path, column):
    table = np.zeros(5**6)
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path) as file:
        for row in csv.DictReader(file):
            words = [word.split("~")[0] for word in row["arch_str"].replace("+", "").split("|") if word]
            table[int("".join(str(WORDS.index(word)) for word in words), 5)] = float(row[column])
    return table


def print_found(table, fitness, seeds):
    found, ranks, distinct = 0, [], []
    for seed in range(seeds):
        tried = np.concatenate(search(table, 30, 100, seed, fitness)[0])
        cells = np.unique(tried[tried >= 0])
        best = table[cells].max()
        ranks.append(1 + int((table > best).sum()))
        distinct.append(len(cells))
        found += best == table.max()
    print(
        f"{found} of {seeds} seeds found the best cell, median rank {statistics.median(ranks)}, "
        f"ranks {sorted(ranks)}, median of {statistics.median(distinct)} different cells"
    )


if __name__ == "__main__":
    if sys.argv[1] == "time":
        print_time(*map(int, sys.argv[2:5]))
    else:
        chosen = {"rank": rank_fitness, "paper": paper_fitness}[sys.argv[4]]
        print_found(read_table(sys.argv[2], sys.argv[3]), chosen, int(sys.argv[5]))
