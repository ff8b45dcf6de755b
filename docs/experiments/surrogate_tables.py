"""The output of surrogate_tables.sh as a Markdown table.

    docs/experiments/surrogate_tables.sh ... > counts.txt
    python docs/experiments/surrogate_tables.py counts.txt [OTHER FIRST]

Median and 95th percentile of the evaluations to the best row, and the number of seeds that found it; p is that of the
two-sided Mann-Whitney test of OTHER (fixed) against FIRST (fitted) and "ahead" the share of pairs in which OTHER
needs fewer. All seeds that did not find the row are tied and last. Needs scipy.
"""

import math
import re
import sys

from scipy.stats import mannwhitneyu

LINE = re.compile(r"(\S+) (\S+) +median .* failed (\d+) of (\d+); .*\[(.*)\]")


def cell(counts, missed):
    ordered = sorted(counts)
    limit = max(ordered) if missed else math.inf
    found = len(ordered) - missed
    text = [
        "never" if missed and value == limit else str(value)
        for value in (
            ordered[(len(ordered) - 1) // 2],
            ordered[math.ceil(0.95 * len(ordered)) - 1],
        )
    ]
    return f"{text[0]} / {text[1]} ({found})"


def main():
    path, other, first = sys.argv[1:4] if len(sys.argv) > 3 else (sys.argv[1], "fixed", "fitted")
    tables = {}
    for line in open(path):
        match = LINE.match(line)
        if match:
            table, variant, missed, _, counts = match.groups()
            numbers = [int(one) for one in counts.split(", ")]
            tables.setdefault(table, {})[variant] = (numbers, int(missed))
    variants = list(dict.fromkeys(v for rows in tables.values() for v in rows))
    print("| table | seeds | " + " | ".join(variants) + " | ahead | p |")
    print("|---" * (len(variants) + 4) + "|")
    for table, rows in tables.items():
        cells = [cell(*rows[v]) if v in rows else "" for v in variants]
        ahead, p = "", ""
        if other in rows and first in rows:
            a, b = rows[other][0], rows[first][0]
            test = mannwhitneyu(a, b, alternative="two-sided", method="asymptotic")
            ahead = f"{100 * (1 - test.statistic / (len(a) * len(b))):.0f} %"
            p = "1" if math.isnan(test.pvalue) else f"{test.pvalue:.2g}"
        seeds = len(next(iter(rows.values()))[0])
        print(f"| {table} | {seeds} | " + " | ".join(cells) + f" | {ahead} | {p} |")


if __name__ == "__main__":
    main()
