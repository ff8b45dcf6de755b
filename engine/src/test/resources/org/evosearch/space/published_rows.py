"""Writes published_rows.csv: rows of the published tables, in the terms of the search spaces.

Usage: python3 published_rows.py FOLDER 12 > published_rows.csv      a sample, kept beside this script
       python3 published_rows.py FOLDER > all_rows.csv               all rows

The sample has about so many rows of each table and image set. PublishedRowsTest reads the sample, and
all rows where -Devosearch.published-rows=FILE names their file.

One row has the space, the side of the square images, the classes, the words of the genes in order, the
row's key, parameters, multiply-adds (empty where the tables count otherwise) and "same": rows whose
networks the space takes for the same one must agree in it. It is the isomorphism class for
NAS-Bench-201, all metrics for the cells of TransNAS-Bench-101, and the key elsewhere.

What differs from the tables' own columns:
* NAS-Bench-201 counts one multiply-add for each bias of the last layer; these are taken off here.
* TransNAS-Bench-101's parameters were counted with heads for 63 scenes and 100 objects, which is how
  many Taskonomy has; the benchmark trains for 47 and 75.
"""

import csv
import gzip
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
SAMPLE = int(sys.argv[2]) if len(sys.argv) > 2 else None
OUT = csv.writer(sys.stdout, lineterminator="\n")


def table(name):
    with gzip.open(FOLDER / name, "rt") as file:
        return list(csv.DictReader(file))


def write(lines):
    step = max(1, len(lines) // SAMPLE) if SAMPLE else 1
    OUT.writerows(lines[::step])


def row(space, side, classes, genes, key, parameters, same, multiply_adds=""):
    return [space, side, classes, " ".join(genes), key, parameters, multiply_adds, same]


def millions(text):
    return round(float(text) * 1e6)


def nasbench201():
    rows = table("nasbench201/nasbench201.csv.gz")
    edges = ["op_1_0", "op_2_0", "op_2_1", "op_3_0", "op_3_1", "op_3_2"]
    for image_set, side, classes in ("cifar10", 32, 10), ("cifar100", 32, 100), ("imagenet16_120", 16, 120):
        write([
            row("nasbench201", side, classes, [r[e] for e in edges], r["arch_str"], r[image_set + "_params"],
                r["isomorphism_class"], millions(r[image_set + "_flops_m"]) - classes)
            for r in rows
        ])


def natsbench_size():
    rows = table("natsbench_size/natsbench_size.csv.gz")
    for image_set, side, classes in ("cifar10", 32, 10), ("cifar100", 32, 100), ("imagenet16_120", 16, 120):
        lines = []
        for r in rows:
            counts = [r["c%d" % i] for i in range(1, 6)]
            key = ":".join(counts)
            lines.append(row("natsbench-size", side, classes, counts, key, r[image_set + "_params"], key))
        write(lines)


def transnas(kind, column, words):
    rows = table("transnas_partial/transnas101_%s_partial.csv.gz" % kind)
    metrics = [c for c in rows[0] if c.endswith("_val_metric")]
    for task, classes in ("class_scene", 63), ("class_object", 100):
        lines = []
        for r in rows:
            codes = [r[column + str(i)] for i in range(1, 7)]
            key = ":".join(codes)
            same = " ".join(r[m] for m in metrics) if kind == "micro" else key
            if r[task + "_params_m"]:
                lines.append(row("transnas101-" + kind, 256, classes, [words(c) for c in codes], key,
                                 millions(r[task + "_params_m"]), same))
        write(lines)


def nasbench101(vertices):
    lines = {}
    for r in table("nasbench101_energy/ecnas_%dv.csv.gz" % vertices):
        key = r["module_hash"]
        genes = genes101(r["adjacency"], r["operations"].split(";"), vertices)
        lines[key] = row("nasbench101-%d" % vertices, 32, 10, genes, key, r["trainable_params"], key)
    write(list(lines.values()))


def genes101(adjacency, operations, vertices):
    """Smaller cells get vertices without edges before their output."""
    size = len(operations)
    old = {v: v for v in range(size - 1)} | {vertices - 1: size - 1}
    edges = [
        adjacency[old[v] * size + old[w]] if v in old and w in old else "0"
        for v in range(vertices)
        for w in range(v + 1, vertices)
    ]
    inner = operations[1:-1] + ["conv3x3-bn-relu"] * (vertices - size)
    return edges + inner


OUT.writerow(["space", "side", "classes", "genes", "key", "parameters", "multiply_adds", "same"])
nasbench201()
natsbench_size()
transnas("micro", "op", lambda code: ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3"][int(code)])
transnas("macro", "s", lambda code: code)
nasbench101(4)
nasbench101(5)
