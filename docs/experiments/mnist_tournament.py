"""Figures and plot of mnist-tournament.md, read from a store with DuckDB.

    pip install duckdb matplotlib scipy
    python docs/experiments/mnist_tournament.py STORE docs/experiments
"""

import statistics
import sys
from pathlib import Path

import duckdb
import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
from scipy.stats import mannwhitneyu

STRATEGIES = ["tournament", "random"]


def fitness(store):
    """Rows (strategy, seed, generation, fitness or None, reused, wall seconds)."""
    return duckdb.sql(
        f"""
        SELECT regexp_extract(run_id, '^[a-z]+') AS strategy,
               CAST(regexp_extract(run_id, '[0-9]+$') AS INTEGER) AS seed,
               generation, fitness, reused_from IS NOT NULL AS reused, wall_s
        FROM read_parquet('{store}/fitness/*/*/*.parquet', hive_partitioning = true)
        """
    ).fetchall()


def table(rows):
    """One line for each run: best, last generation's mean and standard deviation, training runs."""
    lines = []
    for strategy in STRATEGIES:
        for seed in sorted({r[1] for r in rows if r[0] == strategy}):
            own = [r for r in rows if r[0] == strategy and r[1] == seed]
            last = max(r[2] for r in own)
            measured = [r for r in own if r[3] is not None]
            final = [r[3] for r in measured if r[2] == last]
            best = max(measured, key=lambda r: r[3])
            trainings = sum(not r[4] for r in own)
            lines.append(
                (strategy, seed, best[3], best[2] + 1, statistics.mean(final),
                 statistics.stdev(final), len(own) - len(measured), trainings)
            )
    return lines


def picture(rows, path):
    """A box plot for each strategy, by generation, over all seeds; failures are left out."""
    figure, axes = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
    for axis, strategy in zip(axes, STRATEGIES):
        generations = sorted({r[2] for r in rows if r[0] == strategy})
        boxes = [
            [r[3] for r in rows if r[0] == strategy and r[2] == g and r[3] is not None]
            for g in generations
        ]
        axis.boxplot(boxes, tick_labels=[g + 1 for g in generations], showmeans=True, sym=".")
        axis.set_title(strategy)
        axis.set_xlabel("generation")
    axes[0].set_ylabel("validation accuracy, %")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main(store, folder):
    rows = fitness(store)
    lines = table(rows)
    print("| strategy | seed | best, % | in generation | mean of the last generation, % "
          "| its standard deviation | failed | training runs |")
    print("|---|---|---|---|---|---|---|---|")
    for s, seed, best, generation, mean, deviation, failed, trainings in lines:
        print(f"| {s} | {seed} | {best:.2f} | {generation} | {mean:.2f} | {deviation:.2f} "
              f"| {failed} | {trainings} |")
    for name, column in (("best", 2), ("mean of the last generation", 4), ("deviation", 5)):
        groups = [[line[column] for line in lines if line[0] == s] for s in STRATEGIES]
        medians = [statistics.median(g) for g in groups]
        p = mannwhitneyu(*groups, alternative="two-sided").pvalue
        print(f"\n{name}: medians {medians[0]:.2f} and {medians[1]:.2f}, Mann-Whitney p = {p:.3f}")
    picture(rows, Path(folder) / "mnist-tournament.svg")


if __name__ == "__main__":
    main(*sys.argv[1:])
