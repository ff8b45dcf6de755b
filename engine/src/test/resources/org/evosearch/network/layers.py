"""Writes layers.json: what each operation gives, computed with NumPy alone, in float64.

Usage: python layers.py > layers.json

Image batches and weights are not stored, but made from a formula that the test knows too:
number i (row-major) of weight k is 0.5 sin(1 + 0.7 k + 0.37 i), that of the images
5 sin(0.5 + 0.9 i + 0.001 i^2), both rounded to float32.
"""

import json
import math
import sys

import numpy as np

N = 3


def rounded(values, shape):
    return np.array(values, dtype=np.float32).astype(np.float64).reshape(shape)


def images(*shape):
    i = np.arange(N * math.prod(shape))
    return rounded(5 * np.sin(0.5 + 0.9 * i + 0.001 * i * i), (N, *shape))


def weight(k, *shape):
    i = np.arange(math.prod(shape))
    return rounded(0.5 * np.sin(1 + 0.7 * k + 0.37 * i), shape)


def windows(x, kernel, stride, padding, dilation=1):
    """Yields (row, column, list of (value plane, kernel row, kernel column)) for each window."""
    height, width = x.shape[2:]
    span = dilation * (kernel - 1) + 1
    for row in range((height + 2 * padding - span) // stride + 1):
        for column in range((width + 2 * padding - span) // stride + 1):
            inside = []
            for a in range(kernel):
                for b in range(kernel):
                    y = row * stride - padding + a * dilation
                    z = column * stride - padding + b * dilation
                    if 0 <= y < height and 0 <= z < width:
                        inside.append((x[:, :, y, z], a, b))
            yield row, column, inside


def gathered(cells):
    rows = max(row for row, _, _ in cells) + 1
    columns = max(column for _, column, _ in cells) + 1
    out = np.zeros((*cells[0][2].shape, rows, columns))
    for row, column, value in cells:
        out[:, :, row, column] = value
    return out


def convolution(x, w, b=None, stride=1, padding=0, dilation=1, groups=1):
    channels, group, kernel, _ = w.shape
    cells = []
    for row, column, inside in windows(x, kernel, stride, padding, dilation):
        value = np.zeros((x.shape[0], channels))
        for plane, a, c in inside:
            for o in range(channels):
                first = o // (channels // groups) * group
                value[:, o] += plane[:, first : first + group] @ w[o, :, a, c]
        cells.append((row, column, value if b is None else value + b))
    return gathered(cells)


def pooling(x, kind, kernel, stride, padding):
    cells = []
    for row, column, inside in windows(x, kernel, stride, padding):
        planes = np.stack([plane for plane, _, _ in inside])
        cells.append((row, column, planes.max(0) if kind == "MAX" else planes.mean(0)))
    return gathered(cells)


def convolution_of_signals(x, w, b, stride, padding, dilation, groups):
    """(N, C, T) with kernels (channels, C / groups, k), after the definition: a sum for each place."""
    channels, group, kernel = w.shape
    length = (x.shape[2] + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1
    out = np.zeros((x.shape[0], channels, length))
    for o in range(channels):
        first = o // (channels // groups) * group
        for place in range(length):
            for tap in range(kernel):
                at = place * stride - padding + tap * dilation
                if 0 <= at < x.shape[2]:
                    out[:, o, place] += x[:, first : first + group, at] @ w[o, :, tap]
    return out if b is None else out + b[:, None]


def pooling_of_signals(x, kind, kernel, stride, padding):
    """The values of each window that are there, (N, C, T)."""
    length = (x.shape[2] + 2 * padding - kernel) // stride + 1
    starts = [place * stride - padding for place in range(length)]
    parts = [x[:, :, max(0, start) : start + kernel] for start in starts]
    return np.stack([part.max(2) if kind == "MAX" else part.mean(2) for part in parts], 2)


def hard_sigmoid(x):
    return np.minimum(np.maximum(x + 3, 0), 6) / 6


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


ACTIVATIONS = {
    "LINEAR": lambda x: x,
    "RELU": lambda x: np.maximum(x, 0),
    "TANH": np.tanh,
    "SIGMOID": sigmoid,
    "ELU": lambda x: np.where(x > 0, x, np.exp(x) - 1),
    "GELU": lambda x: x * np.vectorize(lambda v: 0.5 * (1 + math.erf(v / math.sqrt(2))))(x),
    "HARD_SIGMOID": hard_sigmoid,
    "HARD_SWISH": lambda x: x * hard_sigmoid(x),
}


def layer_norm(x, scale, shift):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + 1e-5) * scale + shift


def batch_norm(x, affine):
    """Training output, inference output after it, running mean, running variance."""
    axes = (0, 2, 3) if x.ndim == 4 else (0,)
    shape = (1, -1, 1, 1) if x.ndim == 4 else (1, -1)
    features = x.shape[1]
    scale = weight(0, features) if affine else np.ones(features)
    shift = weight(1, features) if affine else np.zeros(features)
    mean, variance = x.mean(axes), x.var(axes)
    count = x.size // features
    running_mean = 0.9 * 0 + 0.1 * mean
    running_variance = 0.9 * 1 + 0.1 * variance * count / (count - 1)

    def normalized(m, v):
        y = (x - m.reshape(shape)) / np.sqrt(v.reshape(shape) + 1e-5)
        return y * scale.reshape(shape) + shift.reshape(shape)

    return (
        normalized(mean, variance),
        normalized(running_mean, running_variance),
        np.concatenate([running_mean, running_variance]),
    )


def tokens(x):
    return np.stack([[image[:, y, z] for y in range(x.shape[2]) for z in range(x.shape[3])] for image in x])


def attention(x, heads, width):
    inner = heads * width
    depth = x.shape[2]
    projected = x @ weight(0, 3 * inner, depth).T + weight(1, 3 * inner)
    joined = np.zeros((*x.shape[:2], inner))
    for n in range(x.shape[0]):
        for h in range(heads):
            q, k, v = (
                projected[n, :, part * inner + h * width : part * inner + (h + 1) * width]
                for part in range(3)
            )
            scores = q @ k.T / math.sqrt(width)
            scores = np.exp(scores - scores.max(1, keepdims=True))
            joined[n, :, h * width : (h + 1) * width] = scores / scores.sum(1, keepdims=True) @ v
    return joined @ weight(2, depth, inner).T + weight(3, depth)


def relative_attention(x, heads, width, rows, columns, reach):
    """Weights 4 to 7 are the vectors of keys for rows and columns, and those of values."""
    inner = heads * width
    count, depth = x.shape[1:]
    tables = [weight(k, 2 * reach + 2, width) for k in range(4, 8)]

    def vector(i, j, down, across):
        if i == 0 or j == 0:
            return down[0] + across[0]
        steps = (j - 1) // columns - (i - 1) // columns, (j - 1) % columns - (i - 1) % columns
        far = [max(-reach, min(reach, step)) + reach + 1 for step in steps]
        return down[far[0]] + across[far[1]]

    assert count == rows * columns + 1
    projected = x @ weight(0, 3 * inner, depth).T + weight(1, 3 * inner)
    joined = np.zeros((*x.shape[:2], inner))
    for n in range(x.shape[0]):
        for h in range(heads):
            q, k, v = (
                projected[n, :, part * inner + h * width : part * inner + (h + 1) * width]
                for part in range(3)
            )
            for i in range(count):
                keys = np.array([k[j] + vector(i, j, *tables[:2]) for j in range(count)])
                values = np.array([v[j] + vector(i, j, *tables[2:]) for j in range(count)])
                scores = np.exp(keys @ q[i] / math.sqrt(width))
                joined[n, i, h * width : (h + 1) * width] = scores / scores.sum() @ values
    return joined @ weight(2, depth, inner).T + weight(3, depth)


def excitation(x, reduced, gate):
    channels = x.shape[1]
    means = x.mean((2, 3))
    hidden = np.maximum(means @ weight(0, reduced, channels).T + weight(1, reduced), 0)
    gates = ACTIVATIONS[gate](hidden @ weight(2, channels, reduced).T + weight(3, channels))
    return x * gates[:, :, None, None]


def patches(x, width, side):
    w = weight(0, width, x.shape[1], side, side)
    out = []
    for image in x:
        rows = []
        for y in range(0, x.shape[2], side):
            for z in range(0, x.shape[3], side):
                patch = image[:, y : y + side, z : z + side]
                rows.append([(patch * w[o]).sum() for o in range(width)] + weight(1, width))
        out.append(rows)
    return np.array(out)


CASES = []


def case(name, shape, nodes, training, inference=None, statistics=None):
    """Nodes without their "in" take the node before; a Flatten ends the network."""
    graph = [{"op": "Input", "image": list(shape)}]
    for node in nodes + ([] if training.ndim == 2 else [{"op": "Flatten"}]):
        graph.append({"in": [len(graph) - 1], **node})
    inference = training if inference is None else inference
    CASES.append(
        {
            "name": name,
            "architecture": graph,
            "training": numbers(training),
            "inference": numbers(inference),
            "statistics": [] if statistics is None else numbers(statistics),
        }
    )


def numbers(array):
    return [float(f"{v:.8g}") for v in np.asarray(array).ravel()]


def conv_case(name, shape, channels, kernel, stride=1, padding=0, dilation=1, groups=1, bias=False):
    x = images(*shape)
    w = weight(0, channels, shape[0] // groups, kernel, kernel)
    b = weight(1, channels) if bias else None
    node = {
        "op": "Convolution",
        "channels": channels,
        "kernel": kernel,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "groups": groups,
        "bias": bias,
    }
    case(name, shape, [node], convolution(x, w, b, stride, padding, dilation, groups))


def signal_case(name, channels, kernel, stride=1, padding=0, dilation=1, groups=1, bias=False):
    shape = (4, 1, 11)
    w = weight(0, channels, shape[0] // groups, kernel)
    b = weight(1, channels) if bias else None
    node = {
        "op": "Convolution",
        "channels": channels,
        "kernel": [1, kernel],
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "groups": groups,
        "bias": bias,
    }
    x = images(*shape)[:, :, 0]
    out = convolution_of_signals(x, w, b, stride, padding, dilation, groups)
    case(name, shape, [node], out[:, :, None])


def main():
    square, small = (4, 5, 5), (2, 4, 4)
    x, s = images(*square), images(*small)
    t = tokens(s)
    flat = s.reshape(N, -1)
    to_tokens = {"op": "ToTokens"}
    flatten = {"op": "Flatten"}

    conv_case("dense 3x3 with bias", square, 3, 3, padding=1, bias=True)
    conv_case("1x1", square, 3, 1)
    conv_case("strided", square, 2, 3, stride=2, padding=1)
    conv_case("even kernel", (2, 6, 6), 3, 2, stride=2)
    conv_case("dilated", (2, 7, 7), 2, 3, padding=2, dilation=2)
    conv_case("grouped", square, 6, 3, padding=1, groups=2, bias=True)
    conv_case("depthwise dilated and strided", square, 4, 3, stride=2, padding=2, dilation=2, groups=4)

    for kind in ("MAX", "AVERAGE"):
        for kernel, stride, padding in ((3, 1, 1), (3, 2, 1), (2, 2, 0)):
            node = {"op": "Pooling", "kind": kind, "kernel": kernel, "stride": stride, "padding": padding}
            case(f"{kind} pooling {kernel}/{stride}/{padding}", square, [node], pooling(x, kind, kernel, stride, padding))

    signal_case("signals, dense with bias", 3, 3, padding=1, bias=True)
    signal_case("signals, strided", 2, 5, stride=2, padding=2)
    signal_case("signals, even kernel", 3, 4, stride=3)
    signal_case("signals, depthwise dilated and strided", 4, 3, stride=2, padding=2, dilation=2, groups=4)
    for kind in ("MAX", "AVERAGE"):
        for kernel, stride, padding in ((3, 1, 1), (5, 2, 2), (2, 2, 0)):
            node = {"op": "Pooling", "kind": kind, "kernel": [1, kernel], "stride": stride, "padding": padding}
            out = pooling_of_signals(images(4, 1, 11)[:, :, 0], kind, kernel, stride, padding)
            case(f"signals, {kind} pooling {kernel}/{stride}/{padding}", (4, 1, 11), [node], out[:, :, None])

    for function, f in ACTIVATIONS.items():
        case(function, small, [{"op": "Activation", "function": function}], f(s))

    for affine in (True, False):
        node = {"op": "BatchNormalization", "affine": affine}
        case(f"batch norm of maps, affine {affine}", small, [node], *batch_norm(s, affine))
        case(f"batch norm of vectors, affine {affine}", small, [flatten, node], *batch_norm(flat, affine))

    norm = {"op": "LayerNormalization"}
    case("layer norm of tokens", small, [to_tokens, norm], layer_norm(t, weight(0, 2), weight(1, 2)))
    case("layer norm of vectors", small, [flatten, norm], layer_norm(flat, weight(0, 32), weight(1, 32)))

    case("linear", small, [flatten, {"op": "Linear", "units": 4, "bias": True}], flat @ weight(0, 4, 32).T + weight(1, 4))
    case("linear of tokens", small, [to_tokens, {"op": "Linear", "units": 3, "bias": False}], t @ weight(0, 3, 2).T)

    wide = images(6, 2, 3)
    case(
        "self-attention",
        (6, 2, 3),
        [to_tokens, {"op": "SelfAttention", "heads": 3, "headWidth": 4}],
        attention(tokens(wide), 3, 4),
    )
    for rows, columns, reach in ((2, 3, 1), (2, 3, 3), (1, 6, 2)):
        t7 = tokens(images(5, 1, 7))
        node = {"op": "RelativeAttention", "heads": 2, "headWidth": 3}
        node |= {"rows": rows, "columns": columns, "reach": reach}
        case(
            f"relative attention, {rows} x {columns} patches, reach {reach}",
            (5, 1, 7),
            [to_tokens, node],
            relative_attention(t7, 2, 3, rows, columns, reach),
        )
    for gate in ("SIGMOID", "HARD_SIGMOID"):
        node = {"op": "SqueezeExcitation", "reduced": 3, "gate": gate}
        case(f"squeeze and excitation, {gate}", square, [node], excitation(x, 3, gate))

    case("patches", small, [{"op": "PatchEmbedding", "width": 3, "side": 2}], patches(s, 3, 2))
    token = np.broadcast_to(weight(0, 2), (N, 1, 2))
    with_token = np.concatenate([token, t], 1)
    case("class token", small, [to_tokens, {"op": "ClassToken"}], with_token)
    case("first token", small, [to_tokens, {"op": "FirstToken"}], t[:, 0])
    case("position embedding", small, [to_tokens, {"op": "PositionEmbedding"}], t + weight(0, 16, 2))
    case("mean of tokens", small, [to_tokens, {"op": "GlobalAveragePooling"}], t.mean(1))
    case("mean of pixels", small, [{"op": "GlobalAveragePooling"}], s.mean((2, 3)))
    case("tokens", small, [to_tokens], t)
    case("tokens read as another image", small, [to_tokens, {"op": "ToImage", "height": 2, "width": 8}], s.reshape(N, 2, 2, 8))
    case("crop", square, [{"op": "Crop", "rows": 1, "columns": 2}], x[:, :, 1:, 2:])
    case("truncation", square, [{"op": "Truncation", "channels": 3}], x[:, :3])
    case("remainder", square, [{"op": "Remainder", "channels": 3}], x[:, 3:])
    dealt = x.reshape(N, 2, 2, *x.shape[2:]).swapaxes(1, 2).reshape(x.shape)
    case("channel shuffle", square, [{"op": "ChannelShuffle", "groups": 2}], dealt)
    case("identity", small, [{"op": "Identity"}], s)
    case("zero", small, [{"op": "Zero", "stride": 1}], 0 * s)
    case("strided zero", square, [{"op": "Zero", "stride": 2}], np.zeros((N, 4, 3, 3)))

    relu, tanh = {"op": "Activation", "function": "RELU"}, {"op": "Activation", "function": "TANH"}
    branches = [relu, {**tanh, "in": [0]}]
    three = {"in": [0, 1, 2]}
    r, h = np.maximum(s, 0), np.tanh(s)
    case("sum", small, [*branches, {"op": "Sum", **three}], s + r + h)
    case("sum with a node twice", small, [{"op": "Sum", "in": [0, 0]}], 2 * s)
    case("sum with zeros", small, [relu, {"op": "Zero", "stride": 1, "in": [0]}, {"op": "Sum", "in": [2, 1, 2]}], r)
    plain = {"op": "WeightedSum", "places": [4, 0, 4]}
    case("weighted sum without numbers", small, [*branches, {**plain, **three}], s + r + h)
    case("product", small, [*branches, {"op": "Product", **three}], s * r * h)
    case("concatenation", small, [*branches, {"op": "Concatenation", **three}], np.concatenate([s, r, h], 1))
    case("mixture", small, [*branches, {"op": "Mixture", "weights": [0.25, -1.5, 3.0], **three}], 0.25 * s - 1.5 * r + 3 * h)

    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES)
    sys.stdout.write("[\n" + lines + "\n]\n")


main()
