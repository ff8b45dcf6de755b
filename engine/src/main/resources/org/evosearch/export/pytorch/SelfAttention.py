class SelfAttention(nn.Module):
    """Multi-head self-attention of tokens (N, T, D)."""

    def __init__(self, width, heads, head_width):
        super().__init__()
        self.heads = heads
        self.head_width = head_width
        self.projection = nn.Linear(width, 3 * heads * head_width)
        self.output = nn.Linear(heads * head_width, width)

    def forward(self, x):
        parts = self.projection(x).unflatten(2, (3, self.heads, self.head_width))
        queries, keys, values = parts.permute(2, 0, 3, 1, 4).unbind(0)
        weights = self.scores(queries / self.head_width**0.5, keys).softmax(-1)
        return self.output(self.mixed(weights, values).transpose(1, 2).flatten(2))

    def scores(self, queries, keys):
        return queries @ keys.transpose(-1, -2)

    def mixed(self, weights, values):
        return weights @ values
