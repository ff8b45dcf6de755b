"""Training throughput compared with PyTorch: 20 random trees and the DARTS network, one thread each.

    python3 -m venv venv && venv/bin/pip install torch==2.7.1 numpy
    mvn -B -DskipTests package
    venv/bin/python docs/experiments/throughput_pytorch.py "env MALLOC_ARENA_MAX=1 \\
      MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_MMAP_THRESHOLD_=33554432 java -cp $cp" 5

The class path is that of docs/benchmarks.md, the environment that of jobs/bin/evosearch. The Java
program prints its networks; each is rebuilt here from PyTorch modules, node by node, and trained in
the same way: 12 batches of 64 images of 3x32x32, SGD with momentum 0.9 and weight decay 5e-4,
cross-entropy, gradients clipped at 5. The two alternate, and the first round is not counted. A third
argument is the number of a GPU on which both train; this has not been run on one yet.
"""

import json
import shlex
import statistics
import subprocess
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

BATCH, BATCHES, CLASSES = 64, 12, 10
SQUASHING = {
    "LINEAR": nn.Identity,
    "RELU": nn.ReLU,
    "TANH": nn.Tanh,
    "SIGMOID": nn.Sigmoid,
    "ELU": nn.ELU,
    "GELU": nn.GELU,
    "HARD_SIGMOID": nn.Hardsigmoid,
    "HARD_SWISH": nn.Hardswish,
}


class Lambda(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


class Attention(nn.Module):
    def __init__(self, width, heads, head_width):
        super().__init__()
        self.heads, self.head_width = heads, head_width
        self.projection = nn.Linear(width, 3 * heads * head_width)
        self.output = nn.Linear(heads * head_width, width)

    def forward(self, x):
        n, tokens, _ = x.shape
        parts = self.projection(x).reshape(n, tokens, 3, self.heads, self.head_width)
        queries, keys, values = parts.permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(queries, keys, values)
        return self.output(attended.transpose(1, 2).reshape(n, tokens, -1))


class SqueezeExcitation(nn.Module):
    def __init__(self, channels, reduced, gate):
        super().__init__()
        self.squeeze = nn.Linear(channels, reduced)
        self.excite = nn.Linear(reduced, channels)
        self.gate = SQUASHING[gate]()

    def forward(self, x):
        gates = self.gate(self.excite(F.relu(self.squeeze(x.mean((2, 3))))))
        return x * gates[:, :, None, None]


class Learned(nn.Module):
    """Adds to tokens, or puts before them, what is learned."""

    def __init__(self, shape, join):
        super().__init__()
        self.value = nn.Parameter(0.02 * torch.randn(shape))
        self.join = join

    def forward(self, x):
        return self.join(x, self.value)


class PatchEmbedding(nn.Module):
    def __init__(self, channels, width, side):
        super().__init__()
        self.map = nn.Conv2d(channels, width, side, side)

    def forward(self, x):
        return self.map(x).flatten(2).transpose(1, 2)


def drop_path(x, rate, training):
    if not training or rate == 0:
        return x
    kept = torch.empty((x.shape[0],) + (1,) * (x.dim() - 1)).bernoulli_(1 - rate)
    return x * kept.div_(1 - rate)


class DropPath(nn.Module):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        return drop_path(x, self.rate, self.training)


def pooling(node):
    sides = node["kernel"], node["stride"], node["padding"]
    if node["kind"] == "MAX":
        return nn.MaxPool2d(*sides)
    return nn.AvgPool2d(*sides, count_include_pad=False)


def zero(node):
    stride = node["stride"]
    return Lambda(lambda x: torch.zeros_like(x[:, :, ::stride, ::stride]))


def module(node, shape):
    """The module of a node whose first input has this shape, without the batch."""
    op = node["op"]
    makers = {
        "Activation": lambda: SQUASHING[node["function"]](),
        "BatchNormalization": lambda: (nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d)(
            shape[0], affine=node["affine"]
        ),
        "ClassToken": lambda: Learned(
            (1, 1, shape[1]), lambda x, token: torch.cat([token.expand(x.shape[0], -1, -1), x], 1)
        ),
        "Concatenation": lambda: Lambda(lambda *inputs: torch.cat(inputs, 1)),
        "Convolution": lambda: nn.Conv2d(
            shape[0], node["channels"], node["kernel"], node["stride"], node["padding"],
            node["dilation"], node["groups"], node["bias"],
        ),
        "Crop": lambda: Lambda(lambda x: x[:, :, node["rows"]:, node["columns"]:]),
        "DropPath": lambda: DropPath(node["rate"]),
        "Dropout": lambda: nn.Dropout(node["rate"]),
        "FirstToken": lambda: Lambda(lambda x: x[:, 0]),
        "Flatten": lambda: nn.Flatten(),
        "GlobalAveragePooling": lambda: Lambda(
            lambda x: x.mean((2, 3)) if x.dim() == 4 else x.mean(1)
        ),
        "Identity": lambda: nn.Identity(),
        "LayerNormalization": lambda: nn.LayerNorm(shape[-1]),
        "Linear": lambda: nn.Linear(shape[-1], node["units"], node["bias"]),
        "PatchEmbedding": lambda: PatchEmbedding(shape[0], node["width"], node["side"]),
        "Pooling": lambda: pooling(node),
        "PositionEmbedding": lambda: Learned((1, *shape), torch.add),
        "Product": lambda: Lambda(lambda first, *others: product(first, others)),
        "SelfAttention": lambda: Attention(shape[-1], node["heads"], node["headWidth"]),
        "SqueezeExcitation": lambda: SqueezeExcitation(shape[0], node["reduced"], node["gate"]),
        "Sum": lambda: Lambda(lambda first, *others: total(first, others)),
        "ToImage": lambda: Lambda(
            lambda x: x.transpose(1, 2).reshape(x.shape[0], -1, node["height"], node["width"])
        ),
        "ToTokens": lambda: Lambda(lambda x: x.flatten(2).transpose(1, 2)),
        "Truncation": lambda: Lambda(lambda x: x[:, : node["channels"]]),
        "Zero": lambda: zero(node),
    }
    return makers[op]()


def product(first, others):
    for other in others:
        first = first * other
    return first


def total(first, others):
    for other in others:
        first = first + other
    return first


class Network(nn.Module):
    def __init__(self, nodes):
        super().__init__()
        self.inputs = [node.get("in", []) for node in nodes]
        self.last_use = {i: place for place, used in enumerate(self.inputs) for i in used}
        self.steps = nn.ModuleList([nn.Identity()])
        values = [torch.zeros((2, *nodes[0]["image"]))]
        with torch.no_grad():
            for node in nodes[1:]:
                given = [values[i] for i in node["in"]]
                step = module(node, tuple(given[0].shape[1:]))
                self.steps.append(step)
                values.append(step(*given))

    def forward(self, x):
        values = {0: x}
        for place in range(1, len(self.steps)):
            used = self.inputs[place]
            values[place] = self.steps[place](*[values[i] for i in used])
            for i in set(used):
                if self.last_use[i] == place:
                    del values[i]
        return values[len(self.steps) - 1]


def images_per_second(nodes, pixels, labels):
    torch.manual_seed(1)
    network = Network(nodes).train().to(pixels.device)
    optimizer = torch.optim.SGD(network.parameters(), 0.01, momentum=0.9, weight_decay=5e-4)
    order = torch.randperm(len(pixels)).to(pixels.device)
    begin = time.perf_counter()
    losses = torch.zeros((), device=pixels.device)
    for batch in order.split(BATCH):
        images = (pixels[batch].float() / 255 - 0.5) / 0.25
        loss = F.cross_entropy(network(images), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimizer.step()
        losses += loss.detach()
    losses.item()
    return len(pixels) / (time.perf_counter() - begin)


def main(java, rounds, gpu=None):
    torch.set_num_threads(1)
    ours = subprocess.Popen(
        shlex.split(java) + ["org.evosearch.training.PyTorchComparison", gpu or "cpu"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    lines = [line.split(" ", 1) for line in iter(ours.stdout.readline, "\n")]
    networks = [json.loads(network) for _, network in lines]
    torch.manual_seed(1)
    pixels = torch.randint(0, 256, (BATCH * BATCHES, *networks[0][0]["image"]), dtype=torch.uint8)
    labels = torch.randint(0, CLASSES, (BATCH * BATCHES,))
    if gpu:
        pixels, labels = pixels.to(f"cuda:{gpu}"), labels.to(f"cuda:{gpu}")
    print("| network | nodes | parameters | EvoSearch, images/s | PyTorch, images/s | ratio |")
    print("|---|---|---|---|---|---|", flush=True)
    ratios = []
    for number, nodes in enumerate(networks):
        pairs = []
        for _ in range(rounds + 1):
            print(number, file=ours.stdin, flush=True)
            pairs.append((float(ours.stdout.readline()), images_per_second(nodes, pixels, labels)))
        mine, theirs = (statistics.median(column) for column in zip(*pairs[1:]))
        ratios.append(statistics.median(a / b for a, b in pairs[1:]))
        parameters = sum(p.numel() for p in Network(nodes).parameters())
        assert parameters == int(lines[number][0]), "not the same network"
        name = "DARTS" if number == len(networks) - 1 else f"tree {number + 1}"
        print(
            f"| {name} | {len(nodes)} | {parameters:,} | {mine:.0f} | {theirs:.0f} | {ratios[-1]:.2f} |",
            flush=True,
        )
    print(f"\nRatio: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")
    ours.stdin.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
