"""A plain network of signals that nothing has searched for, as train-final --arch reads it.

    python3 docs/experiments/signal_cnn.py CHANNELS LENGTH CLASSES > cnn.json

Three times convolution, batch normalization and ReLU, then the mean over time and a linear layer: the fully convolutional
network of Wang et al. (IJCNN 2017), a quarter as wide (32, 64 and 32 channels) and with kernels of 7, 5 and 3.
"""

import json
import sys

LAYERS = ((32, 7), (64, 5), (32, 3))


def nodes(channels, length, classes):
    operations = [{"op": "Input", "image": [channels, 1, length]}]
    for width, kernel in LAYERS:
        operations.append(
            {
                "op": "Convolution",
                "channels": width,
                "kernel": [1, kernel],
                "stride": 1,
                "padding": kernel // 2,
                "dilation": 1,
                "groups": 1,
                "bias": False,
            }
        )
        operations.append({"op": "BatchNormalization", "affine": True})
        operations.append({"op": "Activation", "function": "RELU"})
    operations.append({"op": "GlobalAveragePooling"})
    operations.append({"op": "Linear", "units": classes, "bias": True})
    return operations[:1] + [{**node, "in": [i]} for i, node in enumerate(operations[1:])]


def main():
    network = nodes(*map(int, sys.argv[1:4]))
    print(json.dumps({"run": "plain-cnn", "genotype": "plain", "hyperparameters": {}, "architecture": network}))


main()
