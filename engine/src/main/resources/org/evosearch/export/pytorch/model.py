"""@DESCRIPTION@

    model = load("model.safetensors")
    probabilities = model(images).softmax(1)
"""

import torch
import torch.nn.functional as F
from torch import nn

CLASS_NAMES = @CLASS_NAMES@

@BLOCKS@
class Network(nn.Module):
    """Maps @INPUT@ to logits (N, @CLASSES@)."""

    def __init__(self):
        super().__init__()
@LAYERS@

    def forward(self, images):
@STEPS@


def load(path):
    """The network with its trained weights, in evaluation mode."""
    from safetensors.torch import load_file

    network = Network()
    network.load_state_dict(load_file(path))
    return network.eval()
