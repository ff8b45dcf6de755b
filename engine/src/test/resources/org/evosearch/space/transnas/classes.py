"""Golden number of TransNasSpacesTest: how many of TransNAS-Bench-101's 4,096 cells are trained differently.

Two cells are trained alike if they hold the same weighted operations in the same order, each given the
same, and add in the same order. Zeros and, behind the input, skip connections leave no trace.
"""

import itertools

EDGES = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]


def trained(cell):
    given = {0: ("input",), 1: (), 2: (), 3: ()}
    weighted = []
    for (to, start), operation in zip(EDGES, cell):
        if operation == 0:
            continue
        if operation == 1 and start > 0:
            given[to] += given[start]
        else:
            weighted.append((operation, given[start]))
            given[to] += (len(weighted) - 1,)
    return tuple(weighted), given[3]


print(len({trained(cell) for cell in itertools.product(range(4), repeat=6)}))
