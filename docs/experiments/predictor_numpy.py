"""Golden numbers of the predictor on one tiny task and three graphs, with NumPy alone, in float64.

    python docs/experiments/predictor_numpy.py

prints what GoldenPredictorTest expects. Weights are drawn as the project draws them: from Philox4x64-10 with
the key (seed, 5) and the counter (0, 0, index of the weight, 0), rounded to float32.
"""

import numpy as np

SEED, CLASSES, PER_CLASS, FEATURES, WIDTH, HEADS, HIDDEN, TYPES, IDENTITIES = 7, 2, 3, 3, 4, 2, 5, 4, 5

# Of each graph: types, predecessors. A diamond, a chain, and one whose input also feeds the output.
GRAPHS = [
    ([0, 2, 3, 1], [[], [0], [0], [1, 2]]),
    ([0, 3, 1], [[], [0], [1]]),
    ([0, 2, 2, 3, 1], [[], [0], [1], [0, 1], [0, 2, 3]]),
]

drawn = 0


def draw(shape, bound):
    global drawn
    generator = np.random.Philox(
        key=np.array([SEED, 5], dtype=np.uint64), counter=np.array([0, 0, drawn, 0], dtype=np.uint64)
    )
    drawn += 1
    doubles = (generator.random_raw(int(np.prod(shape))) >> np.uint64(11)) * 2.0**-53
    return (bound * (2 * doubles - 1)).astype(np.float32).astype(np.float64).reshape(shape)


def affine(inputs, outputs, bias=True, bound=None):
    bound = bound or 1 / np.sqrt(inputs)
    weight = draw((outputs, inputs), bound)
    shift = draw((outputs,), bound) if bias else 0
    return lambda x: x @ weight.T + shift


def attention(queries, keys):
    q, k, v, o = affine(queries, WIDTH), affine(keys, WIDTH), affine(keys, WIDTH), affine(WIDTH, WIDTH)

    def apply(x, y):
        mapped, size = q(x), WIDTH // HEADS
        mixed = np.zeros_like(mapped)
        for head in range(HEADS):
            part = slice(head * size, (head + 1) * size)
            scores = np.exp(mapped[:, part] @ k(y)[:, part].T / np.sqrt(WIDTH))
            mixed[:, part] = scores / scores.sum(1, keepdims=True) @ v(y)[:, part]
        total = mapped + mixed
        return total + np.maximum(o(total), 0)

    return apply


def pool(inputs):
    first, second = attention(inputs, inputs), attention(WIDTH, WIDTH)
    seed = draw((1, WIDTH), np.sqrt(6 / (2 * WIDTH)))
    pooling, output = attention(WIDTH, WIDTH), affine(WIDTH, WIDTH)

    def apply(x):
        once = first(x, x)
        return output(pooling(seed, second(once, once)))[0]

    return apply


def logistic(x):
    return 1 / (1 + np.exp(-x))


def message_pass():
    bound = 1 / np.sqrt(HIDDEN)
    of_input = affine(TYPES, 3 * HIDDEN, bound=bound)
    of_state = affine(HIDDEN, 3 * HIDDEN, bound=bound)
    gate = affine(HIDDEN + IDENTITIES, HIDDEN)
    mapped = affine(HIDDEN + IDENTITIES, HIDDEN, bias=False)

    def apply(types, feeds, order):
        sent = {}
        for vertex in order:
            received = sum((sent[other] for other in feeds[vertex]), np.zeros(HIDDEN))
            x, h = of_input(np.eye(TYPES)[types[vertex]]), of_state(received)
            reset = logistic(x[:HIDDEN] + h[:HIDDEN])
            keep = logistic(x[HIDDEN : 2 * HIDDEN] + h[HIDDEN : 2 * HIDDEN])
            candidate = np.tanh(x[2 * HIDDEN :] + reset * h[2 * HIDDEN :])
            state = (1 - keep) * candidate + keep * received
            told = np.concatenate([state, np.eye(IDENTITIES)[vertex]])
            sent[vertex] = logistic(gate(told)) * mapped(told)
        return state

    return apply


within, across = pool(FEATURES), pool(WIDTH)
forward, backward = message_pass(), message_pass()
joined, latent = affine(2 * HIDDEN, HIDDEN), affine(HIDDEN, WIDTH)
hidden, output = affine(2 * WIDTH, HIDDEN), affine(HIDDEN, 1)

images = np.sin(0.5 + 0.9 * np.arange(CLASSES * PER_CLASS * FEATURES)).astype(np.float32).astype(np.float64)
images = images.reshape(CLASSES, PER_CLASS, FEATURES)
task = across(np.stack([within(images[k]) for k in range(CLASSES)]))
print("task", *task)
for types, predecessors in GRAPHS:
    vertices = range(len(types))
    successors = [[w for w in vertices if v in predecessors[w]] for v in vertices]
    states = np.concatenate(
        [forward(types, predecessors, vertices), backward(types, successors, reversed(vertices))]
    )
    graph = latent(joined(states))
    print("predicted", output(np.tanh(hidden(np.concatenate([task, graph]))))[0])
