"""A table of `evosearch compare` as Markdown: python docs/experiments/summary_markdown.py STORE/comparisons/NAME/summary.csv
[COLUMN...]: the columns to leave out."""

import csv
import sys

path, without = sys.argv[1], set(sys.argv[2:])
with open(path, newline="", encoding="utf-8") as file:
    rows = list(csv.reader(file))
kept = [i for i, name in enumerate(rows[0]) if name not in without]
lines = [[row[i] for i in kept] for row in rows]
lines.insert(1, ["---"] * len(kept))
for line in lines:
    print("| " + " | ".join(line) + " |")
