class RelativeAttention(SelfAttention):
    """Self-attention of a class token and patches that know how they lie to each other."""

    def __init__(self, width, heads, head_width, rows, columns, reach):
        super().__init__(width, heads, head_width)
        self.keys_down = nn.Parameter(torch.zeros(2 * reach + 2, head_width))
        self.keys_across = nn.Parameter(torch.zeros(2 * reach + 2, head_width))
        self.values_down = nn.Parameter(torch.zeros(2 * reach + 2, head_width))
        self.values_across = nn.Parameter(torch.zeros(2 * reach + 2, head_width))
        patch = torch.arange(rows * columns)
        self.register_buffer("down", self.distances(patch // columns, reach), persistent=False)
        self.register_buffer("across", self.distances(patch % columns, reach), persistent=False)

    @staticmethod
    def distances(place, reach):
        """Which vector belongs to a pair of tokens; the first one where one is the class token."""
        between = (place[None, :] - place[:, None]).clamp(-reach, reach) + reach + 1
        return F.pad(between, (1, 0, 1, 0))

    def scores(self, queries, keys):
        pairs = self.keys_down[self.down] + self.keys_across[self.across]
        return super().scores(queries, keys) + torch.einsum("nhta,tsa->nhts", queries, pairs)

    def mixed(self, weights, values):
        pairs = self.values_down[self.down] + self.values_across[self.across]
        return super().mixed(weights, values) + torch.einsum("nhts,tsa->nhta", weights, pairs)
