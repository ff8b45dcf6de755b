"""Seconds of one training step and of one scoring of the partial-channel supernet in PyTorch.

The same network that SupernetSpeed measures in Java, written like the code of the PC-DARTS authors: each edge
splits, mixes, joins and shuffles separately. Edges are not normalized, as in EG-NAS; in PC-DARTS, the
authors multiply the whole output of an edge by its weight; one such step in NumPy is
engine/src/test/resources/org/evosearch/supernet/pc_darts_step.py.

    python egnas_pytorch.py nasbench201|darts CHANNELS CELLS K IMAGES REPETITIONS THREADS
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


def norm(channels):
    return nn.BatchNorm2d(channels, affine=False)


def conv(inputs, channels, kernel, stride=1, dilation=1, groups=1):
    padding = dilation * (kernel - 1) // 2
    return nn.Conv2d(inputs, channels, kernel, stride, padding, dilation, groups, bias=False)


def activated(inputs, channels, kernel, stride=1):
    return nn.Sequential(nn.ReLU(), conv(inputs, channels, kernel, stride), norm(channels))


def separable(channels, kernel, stride=1, dilation=1):
    depthwise = conv(channels, channels, kernel, stride, dilation, channels)
    return nn.Sequential(nn.ReLU(), depthwise, conv(channels, channels, 1), norm(channels))


class FactorizedReduction(nn.Module):
    def __init__(self, inputs, channels):
        super().__init__()
        self.even = conv(inputs, channels // 2, 1, 2)
        self.odd = conv(inputs, channels // 2, 1, 2)
        self.norm = norm(channels)

    def forward(self, x):
        x = F.relu(x)
        return self.norm(torch.cat([self.even(x), self.odd(x[:, :, 1:, 1:])], 1))


def average(stride):
    return nn.AvgPool2d(3, stride, 1, count_include_pad=False)


def dense_operations(channels, stride):
    return [nn.Identity(), activated(channels, channels, 1), activated(channels, channels, 3), average(1)]


def darts_operations(channels, stride):
    return [
        nn.MaxPool2d(3, stride, 1),
        average(stride),
        nn.Identity() if stride == 1 else FactorizedReduction(channels, channels),
        nn.Sequential(separable(channels, 3, stride), separable(channels, 3)),
        nn.Sequential(separable(channels, 5, stride), separable(channels, 5)),
        separable(channels, 3, stride, 2),
        separable(channels, 5, stride, 2),
    ]


class MixedEdge(nn.Module):
    def __init__(self, operations, channels, parts, stride):
        super().__init__()
        self.parts = parts
        self.width = channels // parts
        self.stride = stride
        self.operations = nn.ModuleList(operations(self.width, stride))

    def forward(self, x, shares):
        mixed = sum(s * op(x[:, : self.width]) for s, op in zip(shares, self.operations))
        if self.parts == 1:
            return mixed
        rest = x[:, self.width :]
        both = torch.cat([mixed, rest if self.stride == 1 else F.max_pool2d(rest, 2, 2)], 1)
        n, c, h, w = both.shape
        return both.view(n, self.parts, c // self.parts, h, w).transpose(1, 2).reshape(n, c, h, w)


class MixedCell(nn.Module):
    """Nodes that take all nodes before them; shares are rows of an edge each."""

    def __init__(self, operations, channels, parts, inputs, nodes, stride=1):
        super().__init__()
        self.inputs = inputs
        self.edges = nn.ModuleList(
            nn.ModuleList(
                MixedEdge(operations, channels, parts, stride if source < inputs else 1)
                for source in range(inputs + node)
            )
            for node in range(nodes)
        )

    def forward(self, states, shares):
        states = list(states)
        row = 0
        for edges in self.edges:
            states.append(sum(edge(s, shares[row + i]) for i, (edge, s) in enumerate(zip(edges, states))))
            row += len(edges)
        return states[self.inputs :]


class DenseNetwork(nn.Module):
    ROWS, COLUMNS = 6, 4

    def __init__(self, channels, cells, parts):
        super().__init__()
        self.stem = nn.Sequential(conv(3, channels, 3), norm(channels))
        self.stages = nn.ModuleList()
        self.blocks = nn.ModuleList()
        for stage in range(3):
            width = channels << stage
            if stage:
                before = width // 2
                self.blocks.append(
                    nn.ModuleList(
                        [
                            nn.Sequential(activated(before, width, 3, 2), activated(width, width, 3)),
                            nn.Sequential(nn.AvgPool2d(2, 2), conv(before, width, 1)),
                        ]
                    )
                )
            self.stages.append(
                nn.ModuleList(MixedCell(dense_operations, width, parts, 1, 3) for _ in range(cells))
            )
        self.last = nn.Sequential(norm(4 * channels), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.classes = nn.Linear(4 * channels, 10)

    def forward(self, x, shares):
        x = self.stem(x)
        for stage, cells in enumerate(self.stages):
            if stage:
                convolved, shortcut = self.blocks[stage - 1]
                x = shortcut(x) + convolved(x)
            for cell in cells:
                x = cell([x], shares)[-1]
        return self.classes(self.last(x))


class DartsNetwork(nn.Module):
    ROWS, COLUMNS = 28, 7

    def __init__(self, channels, cells, parts):
        super().__init__()
        self.stem = nn.Sequential(conv(3, 3 * channels, 3), norm(3 * channels))
        before, last, halved = 3 * channels, 3 * channels, False
        self.cells = nn.ModuleList()
        self.fits = nn.ModuleList()
        self.reduces = []
        for place in range(cells):
            reduces = place in (cells // 3, 2 * cells // 3)
            channels = 2 * channels if reduces else channels
            first = FactorizedReduction(before, channels) if halved else activated(before, channels, 1)
            self.fits.append(nn.ModuleList([first, activated(last, channels, 1)]))
            self.cells.append(MixedCell(darts_operations, channels, parts, 2, 4, 2 if reduces else 1))
            self.reduces.append(reduces)
            before, last, halved = last, 4 * channels, reduces
        self.classes = nn.Linear(last, 10)

    def forward(self, x, shares):
        before = last = self.stem(x)
        for (first, second), cell, reduces in zip(self.fits, self.cells, self.reduces):
            nodes = cell([first(before), second(last)], shares[14:] if reduces else shares[:14])
            before, last = last, torch.cat(nodes, 1)
        return self.classes(last.mean((2, 3)))


def report(what, repetitions, action):
    seconds = []
    for i in range(repetitions + 2):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    seconds = sorted(seconds[2:])
    print(f"{what}: median {seconds[len(seconds) // 2]:.4f} s, best {seconds[0]:.4f} s")


def main():
    space = {"nasbench201": DenseNetwork, "darts": DartsNetwork}[sys.argv[1]]
    channels, cells, parts, images, repetitions, threads = map(int, sys.argv[2:8])
    torch.set_num_threads(threads)
    network = space(channels, cells, parts)
    print(f"{sys.argv[1]}: {sum(p.numel() for p in network.parameters())} weights, {images} images")
    shares = torch.softmax(torch.zeros(space.ROWS, space.COLUMNS), 1)
    optimizer = torch.optim.SGD(network.parameters(), 1e-4, 0.9, weight_decay=3e-4)

    def step():
        x, labels = torch.randn(images, 3, 32, 32), torch.zeros(images, dtype=torch.int64)
        optimizer.zero_grad()
        F.cross_entropy(network(x, shares), labels).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimizer.step()

    def score():
        with torch.no_grad():
            network(torch.randn(images, 3, 32, 32), shares).sum().item()

    report("step", repetitions, step)
    report("scoring", repetitions, score)


main()
