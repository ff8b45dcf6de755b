"""Golden numbers of networks and of the poles, from independent programs.

    pip install neat-python==2.0.0 numpy && python golden.py

writes networks.json and poles.json beside this file. Networks are genomes in the project's text form with what
neat-python gives for them, with its activation function replaced by 1 / (1 + exp(-4.9 x)) and the bias as a third
input. Poles are Lagrange's equations of a cart with two uniform rods, solved as a linear system, by the Runge-Kutta
method with steps of 0.01 s.
"""

import json
import math
import random
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from neat.nn import FeedForwardNetwork, RecurrentNetwork

HERE = Path(__file__).parent
INPUTS = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0), (-0.5, 2.0)]
CONFIG = SimpleNamespace(
    genome_config=SimpleNamespace(
        input_keys=[0, 1, 2],
        output_keys=[3],
        activation_defs={"logistic": lambda x: 1 / (1 + math.exp(-4.9 * x))},
        aggregation_function_defs={"sum": sum},
    )
)


def grown(dice, recurrent):
    """A genome of two inputs, a bias and an output after some changes."""
    nodes = [{"id": i, "kind": k} for i, k in enumerate(["input", "input", "bias", "output"])]
    genes = [gene(i, i, 3, dice.uniform(-2, 2)) for i in range(3)]
    for _ in range(dice.randrange(1, 8)):
        if dice.random() < 0.5:
            split = dice.choice([one for one in genes if one["enabled"]])
            split["enabled"] = False
            nodes.append({"id": len(nodes), "kind": "hidden", "splits": split["innovation"]})
            genes.append(gene(len(genes), split["from"], nodes[-1]["id"], dice.uniform(-2, 2)))
            genes.append(gene(len(genes), nodes[-1]["id"], split["to"], split["weight"]))
        else:
            pairs = [(a["id"], b["id"]) for a in nodes for b in nodes if b["kind"] in ("output", "hidden")]
            known = {(one["from"], one["to"]) for one in genes}
            free = [p for p in pairs if p not in known and (recurrent or (p[0] != 3 and not leads(genes, p[1], p[0])))]
            if free:
                genes.append(gene(len(genes), *dice.choice(free), dice.uniform(-2, 2)))
    return {"nodes": nodes, "connections": genes}


def gene(innovation, start, end, weight):
    return {"innovation": innovation, "from": start, "to": end, "weight": weight, "enabled": True}


def leads(genes, start, end):
    return start == end or any(leads(genes, one["to"], end) for one in genes if one["from"] == start)


def network(genome, recurrent):
    node = SimpleNamespace(activation="logistic", aggregation="sum", bias=0.0, response=1.0)
    theirs = SimpleNamespace(
        nodes={one["id"]: node for one in genome["nodes"]},
        connections={
            (one["from"], one["to"]): SimpleNamespace(
                key=(one["from"], one["to"]), weight=one["weight"], enabled=one["enabled"]
            )
            for one in genome["connections"]
        },
    )
    return (RecurrentNetwork if recurrent else FeedForwardNetwork).create(theirs, CONFIG)


def networks():
    dice = random.Random(7)
    for number in range(40):
        recurrent = number % 2 == 1
        genome = grown(dice, recurrent)
        built = network(genome, recurrent)
        outputs = [built.activate([*inputs, 1.0])[0] for inputs in INPUTS]
        yield {"recurrent": recurrent, "genome": json.dumps(genome, separators=(",", ":")), "outputs": outputs}


def derivatives(state, force):
    x, v, a, p, b, q = state
    cart, gravity, friction = 1.0, 9.8, 0.000002
    rods = [(0.1, 0.5, a, p), (0.01, 0.05, b, q)]
    matrix = np.zeros((3, 3))
    right = np.zeros(3)
    matrix[0, 0] = cart + sum(m for m, *_ in rods)
    right[0] = force + sum(m * l * w * w * math.sin(t) for m, l, t, w in rods)
    for i, (m, l, t, w) in enumerate(rods, start=1):
        matrix[0, i] = matrix[i, 0] = m * l * math.cos(t)
        matrix[i, i] = 4 / 3 * m * l * l
        right[i] = m * gravity * l * math.sin(t) - friction * w
    ax, aa, ab = np.linalg.solve(matrix, right)
    return np.array([v, ax, p, aa, q, ab])


def poles():
    state = np.array([0, 0, math.radians(4), 0, 0, 0])
    states = []
    for step in range(60):
        force, h = 10 * math.sin(step), 0.01
        k1 = derivatives(state, force)
        k2 = derivatives(state + h / 2 * k1, force)
        k3 = derivatives(state + h / 2 * k2, force)
        k4 = derivatives(state + h * k3, force)
        state = state + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        if step % 10 == 9:
            states.append(state.tolist())
    return states


def write(name, rows):
    text = ",\n".join(json.dumps(row) for row in rows)
    (HERE / name).write_text(f"[\n{text}\n]\n")


write("networks.json", networks())
write("poles.json", poles())
