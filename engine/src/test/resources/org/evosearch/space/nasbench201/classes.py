"""Golden numbers of NasBench201SpaceTest: the isomorphism classes of NAS-Bench-201's cells.

The rule is written from the description in the benchmark's paper and release, in order to be
independent of the Java code. Give the table, if there is one, to compare the classes with its column:

    python3 classes.py [nasbench201.csv.gz]
"""

import csv
import gzip
import hashlib
import itertools
import sys

OPERATIONS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]
EDGES = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]


def class_text(cell):
    node = {0: "0"}
    for to in (1, 2, 3):
        terms = []
        for (end, start), operation in zip(EDGES, cell):
            if end != to:
                continue
            if operation == "none" or node[start] == "#":
                terms.append("#")
            elif operation == "skip_connect":
                terms.append(node[start])
            else:
                terms.append("(%s)@%s" % (node[start], operation))
        node[to] = "+".join(sorted(terms))
    return node[3]


def numbered(keys):
    numbers = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


cells = list(itertools.product(OPERATIONS, repeat=6))
classes = numbered(class_text(cell) for cell in cells)
print("cells", len(cells), "classes", max(classes) + 1)
print("SHA-256", hashlib.sha256(",".join(map(str, classes)).encode()).hexdigest())

if len(sys.argv) > 1:
    columns = ["op_%d_%d" % edge for edge in EDGES]
    with gzip.open(sys.argv[1], "rt") as table:
        column = {
            tuple(row[c] for c in columns): row["isomorphism_class"] for row in csv.DictReader(table)
        }
    print("equal to the table:", numbered(column[cell] for cell in cells) == classes)
