class SqueezeExcitation(nn.Module):
    """Scales each channel by a gate computed from the means of all channels."""

    def __init__(self, channels, reduced, gate):
        super().__init__()
        self.squeeze = nn.Linear(channels, reduced)
        self.excite = nn.Linear(reduced, channels)
        self.gate = gate

    def forward(self, x):
        gates = self.gate(self.excite(F.relu(self.squeeze(x.mean((2, 3))))))
        return x * gates[:, :, None, None]
